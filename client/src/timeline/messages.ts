/** What the page of the tab and the extension say to each other. Types alone: both sides import them. */
import type {
  InitiativeReference,
  Report,
  ReportCell,
  Timeline,
  TimelineParams,
} from '../../../server/src/protocol/index.js';

/** The panes of the tab. */
export type PaneName = 'timeline' | 'overview';

/** What the page may ask, by name: what it is asked with, and what is answered. */
export interface Questions {
  readonly timeline: { readonly params: Omit<TimelineParams, 'filter'>; readonly answer: Timeline | null };
  readonly overview: { readonly params: null; readonly answer: Report | null };
}

/** The commands that the page may have run, with what they are given. */
export interface PageCommands {
  readonly 'policyAddress.filterInitiatives': readonly [];
  readonly 'policyAddress.clearFilter': readonly [];
  readonly 'policyAddress.showAllBureaux': readonly [];
  readonly 'policyAddress.newDraft': readonly [];
  readonly 'policyAddress.restartServer': readonly [];
  readonly 'policyAddress.exportInitiatives': readonly [];
  readonly 'policyAddress.saveReport': readonly [];
  /** What the number is about, in words, and what it counts. */
  readonly 'policyAddress.listReported': readonly [title: string, cell: ReportCell];
  readonly 'policyAddress.openRulePage': readonly [rule: string];
  readonly 'workbench.actions.view.problems': readonly [];
}

/** From the page to the extension. */
export type FromPage =
  /** Its script runs: it wants to be told {@link ToPage} `begin`. */
  | { readonly type: 'ready' }
  /** Answered by an `answer` with the same number. */
  | {
      readonly type: 'ask';
      readonly number: number;
      readonly question: keyof Questions;
      readonly params: unknown;
    }
  /** An initiative is to be opened beside the tab, or in its place (`here`). */
  | { readonly type: 'open'; readonly initiative: InitiativeReference; readonly here: boolean }
  | { readonly type: 'run'; readonly command: keyof PageCommands; readonly args: readonly unknown[] };

/** How the initiatives are narrowed, in the reader’s words. */
export interface Narrowing {
  /** What the filter asks for; empty where there is none. */
  readonly filter: string;
  /** The code of the one bureau that is shown alone; empty for all. */
  readonly bureau: string;
}

/** From the extension to the page. */
export type ToPage =
  | {
      readonly type: 'begin';
      /** The language of the reader, a BCP 47 tag. */
      readonly language: string;
      /** Texts in that language by their English ones; none where that is English. */
      readonly translations: Readonly<Record<string, string>>;
      readonly narrowing: Narrowing;
      /** What to show first; null: what was shown last. */
      readonly show: Shown | null;
    }
  /** Undefined: the server gave no answer. */
  | { readonly type: 'answer'; readonly number: number; readonly answer: unknown }
  /** Drafts, settings or the filter changed: what is shown is to be asked for anew. */
  | { readonly type: 'changed'; readonly narrowing: Narrowing }
  | { readonly type: 'show'; readonly show: Shown };

/** A pane, and in it an initiative or nothing in particular. */
export interface Shown {
  readonly pane: PaneName;
  readonly initiative: InitiativeReference | null;
}
