import type { Range, TextDocumentPositionParams } from 'vscode-languageserver-protocol';
import type { Problems } from './findings.js';
import { RequestType } from './message-types.js';

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
  /** As it is seen in print, on one line. */
  readonly text: string;
  /** The same as written. */
  readonly markdown: string;
  /** The titles of the sections that hold it, outermost first. */
  readonly sections: readonly string[];
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

/** Client to server: all about an initiative; null where there is none (any more). */
export const initiativeDetails = new RequestType<InitiativeReference, InitiativeDetails | null, void>(
  'policyAddress/initiativeDetails',
);

/** Client to server: where an initiative stands now, from its first word; null where it is no more. */
export const whereIs = new RequestType<InitiativeReference, Range | null, void>('policyAddress/whereIs');

/** Where to go for the next initiative without a date; nowhere (null) where all of the draft's have one. */
export interface NextUndated {
  readonly range: Range | null;
  readonly initiatives: number;
}

/** Client to server: the next initiative after a place (from the top again at the end) that has no date. Null: no draft. */
export const nextUndated = new RequestType<TextDocumentPositionParams, NextUndated | null, void>(
  'policyAddress/nextUndated',
);
