import type { Registry } from '../bureaux/registry.js';
import type { CommitmentReader } from '../commitments/reader.js';
import type { Length } from '../deadlines/calendar.js';
import type { TimeReader } from '../deadlines/reader.js';
import type { Circumstances } from '../draft/circumstances.js';
import type { Draft } from '../draft/draft.js';
import type { Initiative, Passage, SourceRange } from '../draft/passage.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DirectivesInUse } from './directive-use.js';
import type { Repetition } from './likeness/repetition.js';
import type { WordLists } from './word-lists.js';

/** How much a finding weighs. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** All severities, the heaviest first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/**
 * What is filled into a message: words, or what the reader's way of writing is asked for: a list of alternatives, a day
 * (ISO 8601), a stretch of days or one side of it, a distance between days.
 */
export type MessageArgument = string | readonly string[] | DayArgument | DaysArgument | DistanceArgument;

/** A day; `short` is for where there is little room. */
export interface DayArgument {
  readonly day: string;
  readonly short?: boolean;
}

/** A first and a last day, or one of them, what both share said once: "1 July" and "30 September 2024". */
export interface DaysArgument {
  readonly days: readonly [first: string, last: string];
  readonly side?: 'first' | 'last';
  readonly short?: boolean;
}

/** How far two days are apart, such as a year and two months. */
export interface DistanceArgument {
  readonly distance: Length;
}

/** A message as data: the text is made at the edge, in the reader's language. */
export interface Message {
  /** A key of the rule's `messages`, or of the data that `text` comes from. */
  readonly id: string;
  /** The English text where it is data. */
  readonly text?: string;
  readonly args?: Readonly<Record<string, MessageArgument>>;
}

/** A change of the text. Ranges are counted like those of the finding it belongs to. */
export interface TextChange {
  readonly range: SourceRange;
  readonly text: string;
}

/** A remedy: what it is called, and the changes that make it. */
export interface Remedy {
  readonly title: Message;
  readonly changes: readonly TextChange[];
}

/** Another place that a finding speaks of; its range is counted like that of the finding. */
export interface RelatedPlace {
  readonly range: SourceRange;
  readonly message: Message;
  /** The document it stands in, where that is another one: then its range counts from the start of that. */
  readonly document?: TextDocument;
}

/** What need not be said of a passage any more. */
export interface Settled {
  /** Where the passage starts in the document (UTF-16 code units). */
  readonly start: number;
  /** The names of the rules. */
  readonly rules: readonly string[];
}

/**
 * A problem that a rule found. Ranges count from where its passage starts (in a rule about a draft or its directives: from
 * the document's start).
 */
export interface Finding {
  readonly rule: Rule;
  readonly range: SourceRange;
  readonly message: Message;
  readonly related?: readonly RelatedPlace[];
  /** Tells that something is still missing: while the passage is being written, it can wait. */
  readonly isIncompleteness?: boolean;
  /** Of a rule about a draft: what else is said of some passages is a part of this problem, and is not said beside it. */
  readonly settles?: readonly Settled[];
  /** Changes form only, so it may be applied with many others at once. */
  readonly fix?: Remedy;
  /** Change the meaning: the drafter chooses. */
  readonly suggestions?: readonly Remedy[];
}

/** A finding as a rule reports it. */
export type Report = (finding: Omit<Finding, 'rule'>) => void;

/** Reports what is found in a passage that starts here in the document; ranges count from there. */
export type ReportIn = (passage: Passage, start: number, finding: Omit<Finding, 'rule'>) => void;

/** A draft among the others of its workspace. */
export interface DraftAmongOthers {
  readonly draft: Draft;
  /** What it promises that it has promised before, or that another draft promises too. */
  readonly repetitions: readonly Repetition[];
}

/** What a kind of draft asks for (`seeds/profiles.json`). */
export interface Profile {
  readonly asksForTag: boolean;
  readonly asksForDeadline: boolean;
}

/** What a rule sees beside the text. The same object while nothing in it changed. */
export interface RuleContext {
  readonly circumstances: Circumstances;
  readonly profile: Profile;
  readonly registry: Registry;
  readonly times: TimeReader;
  readonly commitments: CommitmentReader;
  readonly words: WordLists;
}

interface RuleBase {
  /** `category/name`. */
  readonly name: string;
  /** `off`: only where the configuration asks for it. */
  readonly severity: Severity | 'off';
  /** One line for the table of rules. */
  readonly summary: string;
  /** English texts of its messages; `{name}` is filled in from the arguments. */
  readonly messages: Readonly<Record<string, string>>;
}

/**
 * A rule sees one initiative, one passage (headings and prose too), or the whole draft; the first two are cacheable. One
 * with the scope `workspace` sees what other drafts have to do with this one. One with the scope `directives` is asked
 * after all others: it sees what the directives of the draft silenced.
 */
export type Rule =
  | (RuleBase & {
      readonly scope: 'initiative';
      check(subject: Initiative, context: RuleContext, report: Report): void;
    })
  | (RuleBase & {
      readonly scope: 'passage';
      check(subject: Passage, context: RuleContext, report: Report): void;
    })
  | (RuleBase & {
      readonly scope: 'draft';
      check(subject: Draft, context: RuleContext, report: Report): void;
    })
  | (RuleBase & {
      readonly scope: 'workspace';
      check(subject: DraftAmongOthers, context: RuleContext, report: ReportIn): void;
    })
  | (RuleBase & {
      readonly scope: 'directives';
      check(subject: DirectivesInUse, context: RuleContext, report: Report): void;
    });
