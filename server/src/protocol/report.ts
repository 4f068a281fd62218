import type { BureauPlace } from './by-bureau.js';
import type { DuePlace } from './by-deadline.js';
import type { FindingSeverity, Problems } from './findings.js';
import type { InitiativeFilter, InitiativeItem, InitiativeStatus } from './initiatives.js';
import { RequestType } from './message-types.js';
import type { OverviewParams } from './overview.js';

/** Initiatives counted: in every number each of them counts once. */
export interface Tally {
  readonly initiatives: number;
  /** In the columns of the report, one after the other; with several deadlines an initiative may be in several columns. */
  readonly due: readonly number[];
  readonly statuses: Readonly<Record<InitiativeStatus, number>>;
  readonly problems: Problems;
}

/** A column of a report: a quarter, or what else initiatives stand under by when they are due (`inYear`, `past` …). */
export type ReportColumn = Pick<DuePlace, 'key' | 'kind' | 'year' | 'quarter'>;

/** A bureau in a report, or what stands in for one. */
export type ReportBureau = BureauPlace;

/** What was found by one rule, and weighs the same. */
export interface ReportRule {
  readonly name: string;
  readonly severity: FindingSeverity;
  /** What it finds, as a sentence in the reader’s language. */
  readonly summary: string;
  /** All that it found; where initiatives are left out, in those that are not. */
  readonly found: number;
  /** What of that is in initiatives. */
  readonly inInitiatives: number;
  /** By the lead bureaux of these, those with most first. */
  readonly bureaux: readonly { readonly bureau: ReportBureau; readonly found: number }[];
}

/** The initiatives of all drafts, counted by who leads them, when they are due and how ready they are. */
export interface Report {
  /** The code of the one bureau whose initiatives these are, where the user wants to see one alone. */
  readonly bureau: string | null;
  readonly drafts: number;
  readonly initiatives: number;
  /** How many files have not been looked at, since the user has stopped the reading. */
  readonly unread?: number;
  /** How many initiatives are counted. */
  readonly listed: number;
  readonly columns: readonly ReportColumn[];
  /** Each initiative is in the row of its lead alone, and in that of its chapter. */
  readonly bureaux: readonly { readonly bureau: ReportBureau; readonly tally: Tally }[];
  /** Chapters of the same title are one; those without a title (null) are in none. */
  readonly chapters: readonly {
    readonly key: string;
    readonly title: string | null;
    readonly tally: Tally;
  }[];
  readonly total: Tally;
  readonly rules: readonly ReportRule[];
}

/** A number in a report, by what it counts: keys, a status, a rule; what is not said lets all through. */
export interface ReportCell {
  /** Of one of these. */
  readonly bureaux?: readonly string[] | null;
  readonly column?: string | null;
  readonly chapter?: string | null;
  readonly status?: InitiativeStatus | null;
  /** The name of a rule, and how much what it found weighs. */
  readonly rule?: string | null;
  readonly severity?: FindingSeverity | null;
}

/** What a number in a report counts. */
export interface ReportedInitiatives {
  /** How many there are. */
  readonly initiatives: number;
  /** In order of drafts and in them of the text; the first of them where there are very many. */
  readonly items: readonly InitiativeItem[];
}

/** Client to server: all initiatives, counted; null where drafts cannot be read. */
export const report = new RequestType<OverviewParams, Report | null, void>('policyAddress/report');

/** Client to server: the initiatives behind a number in a report; null where drafts cannot be read. */
export const reportedInitiatives = new RequestType<
  { readonly filter: InitiativeFilter | null; readonly cell: ReportCell },
  ReportedInitiatives | null,
  void
>('policyAddress/reportedInitiatives');

/** Client to server: the report as Markdown, in English; null where drafts cannot be read. */
export const reportAsMarkdown = new RequestType<
  OverviewParams,
  { readonly drafts: number; readonly content: string } | null,
  void
>('policyAddress/reportAsMarkdown');
