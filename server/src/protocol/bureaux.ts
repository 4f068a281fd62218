import type { Range, TextDocumentPositionParams } from 'vscode-languageserver-protocol';
import { RequestType } from './message-types.js';

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
