/** What client and server say to each other beside LSP. Other clients need none of it, but may use all of it. */
import {
  NotificationType,
  NotificationType0,
  type Position,
  type Range,
  RequestType,
  type TextDocumentPositionParams,
  type WorkDoneProgressParams,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';

/** What the client says of itself in `initializationOptions`. */
export interface ClientOptions {
  /** It answers {@link readFile} and {@link findFiles}: it sees files that Node cannot (a virtual workspace). */
  readonly readsFiles?: boolean;
  /** It lists drafts, and wants to be told by {@link draftsChanged}. */
  readonly followsDrafts?: boolean;
  /** It brings snippets of its own for these languages (ids), so the server does not offer them there. */
  readonly snippetsFor?: readonly string[];
  /** It asks its user which of several formatters to take, so formatting is registered for drafts alone. */
  readonly picksFormatter?: boolean;
  /** The commands (ids) that it has: what the server offers may call these, and no other. */
  readonly commands?: readonly string[];
  /** Texts in the user’s language, by their English ones; none where that is English. */
  readonly translations?: Readonly<Record<string, string>>;
}

/** What the client tells, with its parameters. */
export type Notification<P> = NotificationType<P>;

/** A request of the client, with what it is asked by and answered with. */
export type Request<P, R> = RequestType<P, R, void>;

/** Server to client: the bytes of a file, by its URI, in base64; null where there is none. */
export const readFile = new RequestType<string, string | null, void>('policyAddress/readFile');

/** Server to client: the URIs of all files of the workspace whose ending is one of these ("md", without the dot). */
export const findFiles = new RequestType<readonly string[], string[], void>('policyAddress/findFiles');

/** Server to client: the drafts of the workspace changed in a way that can be seen; ask anew for what is shown. */
export const draftsChanged = new NotificationType0('policyAddress/draftsChanged');

/** Client to server: the cursor went to another line of a document that was just written in. */
export const cursorMoved = new NotificationType<TextDocumentPositionParams>('policyAddress/cursorMoved');

/** How many findings there are, by how much they weigh; what is less than a warning is not counted. */
export interface Problems {
  readonly errors: number;
  readonly warnings: number;
}

/** `dated`, `vague`, `ongoing` or `missing`: what an initiative says about time. */
export type InitiativeStatus = 'dated' | 'vague' | 'ongoing' | 'missing';

/** Which initiative is meant. Its id stays while its opening words do, wherever an edit elsewhere moves it. */
export interface InitiativeReference {
  readonly uri: string;
  readonly id: string;
}

/** An initiative as a list shows it. */
export interface InitiativeItem extends InitiativeReference {
  /** Its opening words, on one line. */
  readonly label: string;
  /** What its tag names, lead first, in official spelling where there is one. */
  readonly bureaux: readonly string[];
  readonly status: InitiativeStatus;
  /** What it says about time, as written; empty where that is nothing. */
  readonly timing: readonly string[];
  readonly problems: Problems;
}

/** An initiative with all that a reader may want to know of it. */
export interface InitiativeDetails extends InitiativeItem {
  /** As written, on one line. */
  readonly text: string;
  /** The titles of the sections that hold it, outermost first. */
  readonly sections: readonly string[];
}

/**
 * What initiatives are listed under: an organisation in force (`bureau`) or not (`notInForce`), a `department`, a code
 * that nobody has (`unknown`); `relevant` where a tag names nobody but “relevant bureaux”, `none` where there is no tag.
 */
export type BureauGroupKind = 'bureau' | 'notInForce' | 'department' | 'unknown' | 'relevant' | 'none';

/** The initiatives of a bureau, counted. */
export interface BureauGroup {
  /** Tells it from the other groups, for as long as the server runs. */
  readonly key: string;
  readonly kind: BureauGroupKind;
  /** As it is officially spelt; as written where nobody has it; null where there is no code. */
  readonly code: string | null;
  readonly nameEn: string | null;
  readonly nameZhHant: string | null;
  /** How many it leads; where there is no lead (`relevant`, `none`), how many there are. */
  readonly leads: number;
  readonly supports: number;
  readonly problems: Problems;
  /** Another number where something in the group is not as it was. */
  readonly revision: number;
}

/** Which initiatives are to be listed; one that says nothing lets all through. */
export interface InitiativeFilter {
  /** All of them must be in its text, the names of its bureaux or the years of its deadlines, if only as beginnings. */
  readonly words: string;
  /** Official codes: its tag must name one of these, first or behind others; none: any. Nobody’s code hides nothing. */
  readonly bureaux: readonly string[];
  /** Its status must be one of these; none: any. */
  readonly statuses: readonly InitiativeStatus[];
  /** One of its deadlines must end (or start, where it has no end) in these days: ISO 8601, inclusive; null: open. */
  readonly from: string | null;
  readonly to: string | null;
}

/** What a list of groups is asked by: a filter, or null for all initiatives. */
export type OverviewParams = { readonly filter: InitiativeFilter | null } | null;

/** By what the initiatives of a bureau are parted: the chapters of drafts, the years of deadlines, the drafts. */
export type Grouping = 'section' | 'deadline' | 'draft';

/** The same for bureaux; `groupBy` is how they are going to be parted, so that a revision tells whether parts changed. */
export type BureauOverviewParams = {
  readonly filter: InitiativeFilter | null;
  readonly groupBy?: Grouping | null;
} | null;

/** All groups that have initiatives; `drafts` and `initiatives` count all of them. */
export interface BureauOverview {
  /** How many files have not been looked at, where the user has stopped the reading: what is told is not the whole. */
  readonly unread?: number;
  /** The code of the one bureau whose groups these are, where the user wants to see one alone. */
  readonly bureau: string | null;
  readonly drafts: number;
  readonly initiatives: number;
  /** How many initiatives the groups list, each counted once. */
  readonly listed: number;
  readonly groups: readonly BureauGroup[];
  /** The codes that the filter asks for and no draft’s registry knows: it leaves them out. */
  readonly unknownBureaux: readonly string[];
}

/** The initiatives of a group, in order of drafts and in them of the text. */
export interface GroupedInitiatives {
  readonly leads: readonly InitiativeItem[];
  readonly supports: readonly InitiativeItem[];
}

/** A place in a list: a group, and whether it leads. */
export interface ListedUnder {
  readonly key: string;
  readonly leads: boolean;
}

/** Client to server: who is responsible for how much in all drafts of the workspace. */
export const bureauOverview = new RequestType<BureauOverviewParams, BureauOverview, void>(
  'policyAddress/bureauOverview',
);

/** By what the initiatives of a bureau can be told apart: the departments that their texts name, too. */
export type PartKind = 'department' | Grouping;

/** Which part of a bureau’s initiatives is meant. */
export interface PartReference {
  readonly by: PartKind;
  /** Tells it from the other parts by the same; the same in every bureau, and whenever it is asked for. */
  readonly key: string;
}

/** What a part of a bureau’s initiatives stands for. */
export type PartHead = PartReference &
  (
    | /** A department, or another body, that the bureau oversees and the text names. */
      { readonly by: 'department'; readonly department: NamedBureau }
      /** The title of a chapter; null where initiatives stand in none. */
    | { readonly by: 'section'; readonly title: string | null }
    /** A year, or the place of what has none. */
    | { readonly by: 'deadline'; readonly kind: DeadlineGroupKind; readonly year: number | null }
    | { readonly by: 'draft'; readonly uri: string }
  );

/** A part of a bureau’s initiatives, counted as the bureau is. One initiative may be in several parts, or in none. */
export type BureauPart = PartHead & Pick<BureauGroup, 'leads' | 'supports' | 'problems'>;

/** Client to server: the parts of the group with this key, in their order; null where there is no such group (any more). */
export const partsOf = new RequestType<
  { readonly key: string; readonly by: PartKind },
  readonly BureauPart[] | null,
  void
>('policyAddress/partsOf');

/** Client to server: the initiatives of the group with this key, or of a part of it; null where there is none (any more). */
export const initiativesOf = new RequestType<
  { readonly key: string; readonly part?: PartReference | null },
  GroupedInitiatives | null,
  void
>('policyAddress/initiativesOf');

/** A bureau, and how many initiatives it leads or supports. */
export interface CountedBureau extends NamedBureau {
  readonly initiatives: number;
}

/** Client to server: the bureaux in force that initiatives of the workspace name, by their codes. */
export const bureauxWithInitiatives = new RequestType<null, readonly CountedBureau[], void>(
  'policyAddress/bureauxWithInitiatives',
);

/**
 * What initiatives are listed under by when they are due: `past` where that is before publication; a `year`, which holds
 * `quarter`s, which hold `month`s; `inQuarter` and `inYear` where it is some time in these; `start` where only a start is
 * said; `unresolved` where the day cannot be told; else what they say of time instead.
 */
export type DeadlineGroupKind =
  | 'past'
  | 'year'
  | 'quarter'
  | 'month'
  | 'inQuarter'
  | 'inYear'
  | 'start'
  | 'unresolved'
  | 'vague'
  | 'ongoing'
  | 'missing';

/** The initiatives that are due in a period, or have another place, counted. */
export interface DeadlineGroup {
  /** Tells it from the other groups; the same whenever it is asked for. */
  readonly key: string;
  readonly kind: DeadlineGroupKind;
  /** The key of the group that holds it; null where it stands for itself. */
  readonly parent: string | null;
  /** The year, quarter (1 to 4) and month (1 to 12) that it stands for, as far as it does. */
  readonly year: number | null;
  readonly quarter: number | null;
  readonly month: number | null;
  /** How many there are in it and in the groups that it holds, each counted once. */
  readonly initiatives: number;
  readonly problems: Problems;
  /** Another number where something in the group is not as it was. */
  readonly revision: number;
}

/** All groups that have initiatives, in their order, each before those that it holds; `drafts` and `initiatives` count all of them. */
export interface DeadlineOverview {
  /** How many files have not been looked at, where the user has stopped the reading: what is told is not the whole. */
  readonly unread?: number;
  /** The code of the one bureau whose initiatives these are, where the user wants to see one alone. */
  readonly bureau: string | null;
  readonly drafts: number;
  readonly initiatives: number;
  /** How many initiatives the groups list, each counted once. */
  readonly listed: number;
  readonly groups: readonly DeadlineGroup[];
  /** The codes that the filter asks for and no draft’s registry knows: it leaves them out. */
  readonly unknownBureaux: readonly string[];
}

/** Client to server: by when how much is due in all drafts of the workspace. */
export const deadlineOverview = new RequestType<OverviewParams, DeadlineOverview, void>(
  'policyAddress/deadlineOverview',
);

/**
 * Client to server: the initiatives of the group of deadlines with this key, in the order of their days; null where there
 * is none (any more).
 */
export const initiativesDue = new RequestType<
  { readonly key: string },
  readonly InitiativeItem[] | null,
  void
>('policyAddress/initiativesDue');

/** How a deadline binds: done by the end of its days, during them, on a day, from their start, or between. */
export type DeadlineKind = 'by' | 'within' | 'on' | 'from' | 'between';

/** The days of a deadline. */
export interface TimelineDeadline {
  readonly kind: DeadlineKind;
  /** First and last day, ISO 8601, inclusive; one of them may be open (null). */
  readonly start: string | null;
  readonly end: string | null;
  readonly approximate: boolean;
  /** Whether it is over before the draft is published. */
  readonly past: boolean;
}

/** An initiative on a timeline; its texts are on one line, and cut where they are long. */
export interface TimelineInitiative extends InitiativeReference {
  readonly label: string;
  readonly text: string;
  /** What its tag names, lead first, in official spelling where there is one. */
  readonly bureaux: readonly string[];
  readonly status: InitiativeStatus;
  /** What it says about time, as written; empty where that is nothing. */
  readonly timing: readonly string[];
  /** Those with a day, in the order of the text. Without any it cannot be drawn. */
  readonly deadlines: readonly TimelineDeadline[];
}

/**
 * How many initiatives are due in which month, quarter and year: pairs of a period and a number, in order. Periods are
 * counted through all years, so January of the year 1 is month 12. An initiative is counted once in each of its periods.
 */
export type DueCounts = Readonly<
  Record<'month' | 'quarter' | 'year', readonly (readonly [period: number, count: number])[]>
>;

/** The initiatives that a bureau leads. */
export interface TimelineLane extends Pick<BureauGroup, 'key' | 'kind' | 'code' | 'nameEn' | 'nameZhHant'> {
  /** How many there are. */
  readonly count: number;
  /** How many of them have no day. */
  readonly undated: number;
  /** Another number where something in the lane is not as it was. */
  readonly revision: number;
  /** In order of drafts and in them of the text; null where the client knows them, or where there are too many in all. */
  readonly initiatives: readonly TimelineInitiative[] | null;
  /** What is told instead where there are too many in all, else null. */
  readonly due: DueCounts | null;
}

/** Every initiative once, in the lane of its lead. `drafts` and `initiatives` count all of them. */
export interface Timeline {
  /** The code of the one bureau whose initiatives these are, where the user wants to see one alone. */
  readonly bureau: string | null;
  readonly drafts: number;
  readonly initiatives: number;
  /** How many initiatives are in the lanes. */
  readonly listed: number;
  /** Whether these are too many to be told: the lanes are only counted. */
  readonly tooMany: boolean;
  /** ISO 8601. */
  readonly today: string;
  /** The days on which the drafts of these initiatives are published, each once, in order; ISO 8601. */
  readonly publications: readonly string[];
  readonly lanes: readonly TimelineLane[];
}

/** What a timeline is asked by; `known` are the revisions of the lanes, by their keys, whose initiatives the client has. */
export interface TimelineParams {
  readonly filter: InitiativeFilter | null;
  readonly known: Readonly<Record<string, number>>;
}

/** Client to server: the initiatives of all drafts with their days; null where they cannot be read. */
export const timeline = new RequestType<TimelineParams, Timeline | null, void>('policyAddress/timeline');

/** Client to server: the drafts that have not been read after the user stopped it are wanted after all. */
export const readOn = new NotificationType<null>('policyAddress/readOn');

/** Client to server: all about an initiative; null where there is none (any more). */
export const initiativeDetails = new RequestType<InitiativeReference, InitiativeDetails | null, void>(
  'policyAddress/initiativeDetails',
);

/** Client to server: where an initiative stands now, from its first word; null where it is no more. */
export const whereIs = new RequestType<InitiativeReference, Range | null, void>('policyAddress/whereIs');

/** An initiative and the groups that list it when nothing is left out. */
export interface InitiativeAt {
  readonly item: InitiativeItem;
  readonly under: readonly ListedUnder[];
  /** The keys of the groups of deadlines that list it, in the order of its deadlines. */
  readonly due: readonly string[];
  /** The keys of the parts of its bureaux that list it. */
  readonly parts: Readonly<Record<PartKind, readonly string[]>>;
}

/** Client to server: the initiative at a place; null where none is. */
export const initiativeAt = new RequestType<TextDocumentPositionParams, InitiativeAt | null, void>(
  'policyAddress/initiativeAt',
);

/** Where to go for the next initiative without a date; nowhere (null) where all of the draft's have one. */
export interface NextUndated {
  readonly range: Range | null;
  readonly initiatives: number;
}

/** Client to server: the next initiative after a place (from the top again at the end) that has no date. Null: no draft. */
export const nextUndated = new RequestType<TextDocumentPositionParams, NextUndated | null, void>(
  'policyAddress/nextUndated',
);

/** Client to server: the words of the heading, initiative or paragraph at a place, as written; null where none are. */
export const passageAt = new RequestType<
  { readonly uri: string; readonly position: Position },
  string | null,
  void
>('policyAddress/passageAt');

/** What a document is to Policy Address. */
export type DocumentStatus =
  | {
      readonly isDraft: true;
      /** The code of the one bureau that is counted, where the user wants to see one alone. */
      readonly bureau: string | null;
      readonly initiatives: number;
      readonly dated: number;
      readonly problems: Problems;
    }
  | {
      readonly isDraft: false;
      readonly because: WhyNoDraft;
    };

/**
 * Why a document is no draft: the `drafts` of `.policyaddress.json` say so; it says nothing of itself, and its content is
 * not to be looked at, or does not look like a draft; or it is too long to be one.
 */
export type WhyNoDraft = 'excluded' | 'contentOff' | 'content' | 'tooLong';

/** Client to server: what a document is; null where the server does not know it. */
export const documentStatus = new RequestType<{ readonly uri: string }, DocumentStatus | null, void>(
  'policyAddress/documentStatus',
);

/** What has to be changed for a file to be a draft, or none. */
export type Marking =
  /** It is as wanted already. */
  | { readonly kind: 'nothing' }
  /** Changes `.policyaddress.json`, which is made where it is not there. */
  | { readonly kind: 'edit'; readonly edit: WorkspaceEdit; readonly configuration: string }
  /** `.policyaddress.json` cannot be read, so it is not changed. */
  | { readonly kind: 'broken'; readonly configuration: string };

/** Client to server: how to say in `.policyaddress.json` that a file is a draft, or none. */
export const markDraft = new RequestType<
  {
    readonly uri: string;
    readonly isDraft: boolean;
    /** The documents that hold what is not saved; all others are as on the disk. Without it every open one may. */
    readonly unsaved?: readonly string[];
  },
  Marking | null,
  void
>('policyAddress/markDraft');

/** An organisation that answers for initiatives. */
export interface NamedBureau {
  readonly code: string;
  readonly nameEn: string;
  readonly nameZhHant: string;
}

/** Client to server: the bureaux and offices in force on a day (ISO 8601; null: today). */
export const bureauxOn = new RequestType<{ readonly date: string | null }, NamedBureau[], void>(
  'policyAddress/bureauxOn',
);

/** A bureau or office with what it oversees. */
export interface ListedBureau extends NamedBureau {
  readonly departments: readonly NamedBureau[];
}

/**
 * Who is in force in the days that a draft speaks for: that of its publication twice, all of its year where only that is
 * known, or today.
 */
export interface BureauList {
  /** ISO 8601, inclusive. */
  readonly from: string;
  readonly to: string;
  readonly bureaux: readonly ListedBureau[];
}

/** Client to server: the bureaux and offices in force for a draft; as of today where the document is none. */
export const bureauxInForce = new RequestType<{ readonly uri: string | null }, BureauList | null, void>(
  'policyAddress/bureauxInForce',
);

/** What has to be changed for a draft to name a bureau: nothing where the tag at that place does so already. */
export type Naming =
  { readonly kind: 'edit'; readonly range: Range; readonly text: string } | { readonly kind: 'named' };

/**
 * Client to server: how to name a bureau at a place: in the tag that is there, in a new one at the end of an item, or by
 * its bare code. Null where the document is no draft.
 */
export const nameBureau = new RequestType<
  TextDocumentPositionParams & { readonly code: string },
  Naming | null,
  void
>('policyAddress/nameBureau');

/** A file that the client is to write as a whole, unless its text is no longer `before` (null: there is no such file). */
export interface FileWrite {
  readonly uri: string;
  readonly before: string | null;
  readonly after: string;
}

/** Whose findings are accepted: those of all drafts in a folder. `unsaved` are the documents that hold what is not saved. */
export interface AcceptParams {
  readonly folder: string;
  readonly unsaved: readonly string[];
}

/** What has to be changed for all that is found today to be accepted, so that only new findings are shown. */
export type Acceptance =
  /** There is nothing to accept. */
  | { readonly kind: 'nothing' }
  /** Writes the accepted findings, and has `.policyaddress.json` name the file where it does not do so yet. */
  | {
      readonly kind: 'write';
      readonly baselines: readonly FileWrite[];
      readonly edit: WorkspaceEdit | null;
      readonly configurations: readonly string[];
      readonly findings: number;
      readonly drafts: number;
    }
  /** Somebody is writing in the file with the accepted findings. */
  | { readonly kind: 'unsaved'; readonly baseline: string }
  /** `.policyaddress.json` cannot be read, or names a file that it may not, so it is not changed. */
  | { readonly kind: 'broken'; readonly configuration: string };

/** Client to server: how to accept all that is found today. */
export const acceptFindings = new RequestType<AcceptParams, Acceptance | null, void>(
  'policyAddress/acceptFindings',
);

/** Client to server: a draft was saved; what of the accepted findings to write, because some are gone. Null: nothing. */
export const findingsGone = new RequestType<
  { readonly uri: string; readonly unsaved: readonly string[] },
  FileWrite | null,
  void
>('policyAddress/findingsGone');

/** How much a finding weighs. */
export type FindingSeverity = 'error' | 'warning' | 'information' | 'hint';

/** Initiatives counted: in every number each of them counts once. */
export interface Tally {
  readonly initiatives: number;
  /** In the columns of the report, one after the other; with several deadlines an initiative may be in several columns. */
  readonly due: readonly number[];
  readonly statuses: Readonly<Record<InitiativeStatus, number>>;
  readonly problems: Problems;
}

/** A column of a report: a quarter, or what else initiatives stand under by when they are due (`inYear`, `past` …). */
export type ReportColumn = Pick<DeadlineGroup, 'key' | 'kind' | 'year' | 'quarter'>;

/** A bureau in a report, or what stands in for one. */
export type ReportBureau = Pick<BureauGroup, 'key' | 'kind' | 'code' | 'nameEn' | 'nameZhHant'>;

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

/** Client to server: the page of a rule, as a URI; null where there is none. */
export const rulePage = new RequestType<{ readonly rule: string }, string | null, void>(
  'policyAddress/rulePage',
);

/** The forms in which initiatives are handed over, by the ending of their files. */
export type ExportFormat = 'csv' | 'xlsx' | 'ics' | 'json' | 'md';

/** What is handed over: all initiatives of all drafts where nothing more is said. How far it is, is told by `workDoneToken`. */
export interface ExportParams extends WorkDoneProgressParams {
  readonly format: ExportFormat;
  /** A code, official or alias: the initiatives that name it, first or behind others. */
  readonly bureau?: string | null;
  /** The period (ISO 8601, inclusive) that one of their deadlines touches; either side may be open. */
  readonly from?: string | null;
  readonly to?: string | null;
  /** What the views show: what a filter (null: none) lets through, and of the bureau alone that the user wants to see alone. */
  readonly filter?: InitiativeFilter | null;
  /** These alone. */
  readonly initiatives?: readonly InitiativeReference[] | null;
}

/** Initiatives that were handed over. */
export interface Exported {
  /** How many there are. */
  readonly initiatives: number;
  /** The whole file: as it is, in UTF-8, or its bytes in base64. */
  readonly content: string;
  readonly encoding: 'utf8' | 'base64';
}

/** Client to server: the initiatives of the workspace as a file; null where they cannot be written. */
export const exportInitiatives = new RequestType<ExportParams, Exported | null, void>(
  'policyAddress/exportInitiatives',
);
