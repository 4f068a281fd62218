import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Registry } from '../bureaux/registry.js';
import type { CodeState } from '../bureaux/types.js';
import type { DeadlineKind, Interval, Quote, Status } from '../deadlines/types.js';
import { asSeen } from '../draft/as-seen.js';
import { type Draft, sectionTitles } from '../draft/draft.js';
import { initiativeIds } from '../draft/identity.js';
import { bureauInFocus, concerns } from '../draft/one-bureau.js';
import { type Initiative, statusOf, tagOf } from '../draft/passage.js';
import type { TaggedCode } from '../draft/tag.js';
import type { DraftFindings, PlacedFinding } from '../rules/draft-findings.js';
import { problemsOfInitiatives } from '../rules/findings-of-initiatives.js';
import { MessageWriter, inEnglish } from '../rules/messages.js';
import type { Severity } from '../rules/types.js';

/** A draft whose initiatives are handed over. */
export interface ExportedDraft {
  /** What it is called to people: its path in the folder. */
  readonly name: string;
  readonly textDocument: TextDocument;
  readonly draft: Draft;
  readonly findings: DraftFindings;
  readonly registry: Registry;
}

/** Who answers for an initiative, as its tag names them. */
export interface Party {
  /** In official spelling; as written where nobody has the code. */
  readonly code: string;
  /** Its English name; null where nobody has the code. */
  readonly name: string | null;
  readonly state: CodeState;
}

/** A deadline of an initiative; days are ISO 8601, inclusive, null where they are open or unknown. */
export interface DeadlineInRow {
  readonly words: string;
  readonly kind: DeadlineKind;
  readonly start: string | null;
  readonly end: string | null;
  readonly approximate: boolean;
}

/** A problem of an initiative; the message is English. */
export interface ProblemInRow {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
}

/** An initiative as it is handed over. All texts are on one line, and hold no control characters. */
export interface InitiativeRow {
  readonly draft: string;
  readonly id: string;
  /** 1; the next number for each further draft that has an initiative with the same id. */
  readonly occurrence: number;
  /** 1-based line of its bullet or first word. */
  readonly line: number;
  /** The titles of the sections that hold it, outermost first. */
  readonly sections: readonly string[];
  /** As it is seen in print, without bullet and tag. */
  readonly text: string;
  /** Its own tag as it is seen in print; in the house form that of the item it is nested in; null without either. */
  readonly tag: string | null;
  readonly lead: Party | null;
  readonly supporting: readonly Party[];
  readonly relevantBureaux: boolean;
  readonly status: Status;
  /** The first day on which one of its deadlines starts, and the last on which one ends, ISO 8601. */
  readonly firstStart: string | null;
  readonly lastEnd: string | null;
  readonly deadlines: readonly DeadlineInRow[];
  readonly vague: readonly string[];
  readonly problems: readonly ProblemInRow[];
  /** The day of publication; where that is not known, the day that the draft was judged as of. ISO 8601. */
  readonly asOf: string;
}

/** Which initiatives are handed over: all where nothing is said. */
export interface Selection<D extends ExportedDraft = ExportedDraft> {
  /** A code, official or alias: the initiatives that concern it, since they name it or stand in its return. */
  readonly bureau?: string | null;
  /** The period (ISO 8601, inclusive) that one of its deadlines touches; either side may be open. */
  readonly from?: string | null;
  readonly to?: string | null;
  /** Which initiatives of a draft are wanted beside that. */
  readonly wanted?: (exported: D) => (initiative: Initiative) => boolean;
}

/** The rows of the initiatives that are chosen, in order of the drafts and in them of the text. */
export function initiativeRows<D extends ExportedDraft>(
  drafts: readonly D[],
  today: string,
  selection: Selection<D> = {},
): InitiativeRow[] {
  const maker = new RowMaker(today, selection);
  return drafts.flatMap((exported) => maker.rowsOf(exported));
}

/** Makes rows of one draft after the other, in their order, for whoever has others to attend to in between. */
export class RowMaker<D extends ExportedDraft> {
  readonly #seen = new Map<string, number>();
  // The same words for everybody, whatever language the editor of whoever hands them over has.
  readonly #writer = new MessageWriter(inEnglish);

  constructor(
    private readonly today: string,
    private readonly selection: Selection<D>,
  ) {}

  /** The rows of the initiatives of the next draft that are chosen. */
  rowsOf(exported: D): InitiativeRow[] {
    const { draft } = exported;
    const { bureau, wanted } = this.selection;
    const isWanted = wanted?.(exported) ?? (() => true);
    const isOfBureau = bureau ? concernedBy(exported, bureau) : () => true;
    return rowsOf(exported, this.today, this.#writer)
      .map((row) => {
        // Counted among all, so that a choice changes nothing about what is chosen.
        const occurrence = (this.#seen.get(row.id) ?? 0) + 1;
        this.#seen.set(row.id, occurrence);
        return { ...row, occurrence };
      })
      .filter((row, n) => {
        const initiative = draft.initiative(draft.initiatives[n]!);
        return isInPeriod(row, this.selection) && isOfBureau(initiative) && isWanted(initiative);
      });
  }
}

/** Whether an initiative concerns the bureau with a code; where nobody has it, whether it is what its tag names. */
function concernedBy(exported: ExportedDraft, code: string): (initiative: Initiative) => boolean {
  const organisation = bureauInFocus(exported, code);
  if (organisation) return (initiative) => concerns(initiative, organisation, exported);
  const written = code.toUpperCase();
  return (initiative) =>
    partiesOf(tagOf(initiative)?.codes ?? []).some((party) => party.code.toUpperCase() === written);
}

function isInPeriod({ deadlines }: InitiativeRow, { from = null, to = null }: Selection<never>): boolean {
  return (from === null && to === null) || deadlines.some((deadline) => touches(deadline, from, to));
}

/** ISO 8601 days compare as texts. What hangs on an event touches no period. */
function touches({ start, end }: DeadlineInRow, from: string | null, to: string | null): boolean {
  if (start === null && end === null) return false;
  return (to === null || start === null || start <= to) && (from === null || end === null || end >= from);
}

function rowsOf(exported: ExportedDraft, today: string, writer: MessageWriter): InitiativeRow[] {
  const { name, textDocument, draft, findings } = exported;
  const ids = initiativeIds(draft);
  const sectionsOf = sectionTitles(draft);
  const problems = problemsOfInitiatives(draft, findings);
  const asOf = draft.circumstances.publication.date ?? today;
  return draft.initiatives.map((index, n) => ({
    draft: oneLine(name),
    id: ids[n]!,
    occurrence: 1,
    line: textDocument.positionAt(draft.starts[index]!).line + 1,
    sections: sectionsOf(index).map(oneLine),
    ...whatItSays(draft.initiative(index)),
    problems: problems[n]!.map((placed) => problemOf(placed, writer)),
    asOf,
  }));
}

function whatItSays(
  initiative: Initiative,
): Omit<InitiativeRow, 'draft' | 'id' | 'occurrence' | 'line' | 'sections' | 'problems' | 'asOf'> {
  const { text, tag, times } = initiative;
  const words = (quote: Quote): string => oneLine(asSeen(initiative, quote));
  const effective = tagOf(initiative);
  const [lead = null, ...supporting] = partiesOf(effective?.codes ?? []);
  const days = times.deadlines.flatMap(({ interval }) => (interval ? [interval] : []));
  return {
    text: oneLine(
      tag
        ? `${asSeen(initiative, { start: 0, end: tag.start })} ${asSeen(initiative, { start: tag.end, end: text.length })}`
        : asSeen(initiative),
    ),
    tag: tag ? words(tag) : effective && oneLine(effective.houseForm),
    lead,
    supporting,
    relevantBureaux: effective?.andRelevantBureaux ?? false,
    status: statusOf(initiative),
    firstStart: known(days, 0).sort()[0] ?? null,
    lastEnd: known(days, 1).sort().at(-1) ?? null,
    deadlines: times.deadlines.map((deadline) => ({
      words: words(deadline),
      kind: deadline.kind,
      start: deadline.interval?.[0] ?? null,
      end: deadline.interval?.[1] ?? null,
      approximate: deadline.approximate,
    })),
    vague: times.vague.map(words),
  };
}

/** Each party once, the lead first. */
function partiesOf(codes: readonly TaggedCode[]): Party[] {
  const parties = new Map<string, Party>();
  for (const { organisation, written, state } of codes) {
    const code = organisation?.code ?? oneLine(written);
    if (!parties.has(code)) parties.set(code, { code, name: organisation?.nameEn ?? null, state });
  }
  return [...parties.values()];
}

function problemOf({ finding, severity }: PlacedFinding, writer: MessageWriter): ProblemInRow {
  const { rule, message } = finding;
  return { rule: rule.name, severity, message: oneLine(writer.write(rule, message)) };
}

function known(days: readonly Interval[], side: 0 | 1): string[] {
  return days.map((interval) => interval[side]).filter((day) => day !== null);
}

/**
 * Neither XML nor a calendar can hold these: control characters, halves of a pair, and what is no character. Nor is anything
 * held that turns the direction of letters round: what is read would not be what is written.
 */
const UNFIT =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text on one line, fit for every format. */
export function oneLine(text: string): string {
  return text.replace(UNFIT, ' ').replace(/\s+/g, ' ').trim();
}
