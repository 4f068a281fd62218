import type { TextDocumentPositionParams } from 'vscode-languageserver-protocol';
import type { PartKind } from './bureau-parts.js';
import type { InitiativeItem } from './initiatives.js';
import { RequestType } from './message-types.js';

/** A place in a list: a group, and whether it leads. */
export interface ListedUnder {
  readonly key: string;
  readonly leads: boolean;
}

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
