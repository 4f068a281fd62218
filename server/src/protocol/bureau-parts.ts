import type { NamedBureau } from './bureaux.js';
import type { BureauGroup, Grouping } from './by-bureau.js';
import type { DueKind } from './by-deadline.js';
import type { InitiativeItem } from './initiatives.js';
import { RequestType } from './message-types.js';

/** The initiatives of a group, in order of drafts and in them of the text. */
export interface GroupedInitiatives {
  readonly leads: readonly InitiativeItem[];
  readonly supports: readonly InitiativeItem[];
}

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
    | { readonly by: 'deadline'; readonly kind: DueKind; readonly year: number | null }
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
