import type { WorkDoneProgressParams } from 'vscode-languageserver-protocol';
import type { InitiativeFilter, InitiativeReference } from './initiatives.js';
import { RequestType } from './message-types.js';

/** The forms in which initiatives are handed over, by the ending of their files. */
export type ExportFormat = 'csv' | 'xlsx' | 'ics' | 'json' | 'md';

/** What is handed over: all initiatives of all drafts where nothing more is said. How far it is, is told by `workDoneToken`. */
export interface ExportParams extends WorkDoneProgressParams {
  readonly format: ExportFormat;
  /** A code, official or alias: the initiatives that concern it, since they name it or stand in its return. */
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
