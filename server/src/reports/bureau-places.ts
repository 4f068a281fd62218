import { type Initiative, tagOf } from '../draft/passage.js';
import type { TaggedCode } from '../draft/tag.js';
import type { BureauPlace, BureauPlaceKind } from './places.js';

/** A place of an initiative, and whether who stands there leads it; where there is no lead (`relevant`, `none`), it does. */
export interface PlacedRole {
  readonly place: BureauPlace;
  readonly leads: boolean;
}

const NO_LEAD = (kind: 'relevant' | 'none'): BureauPlace => ({
  key: kind,
  kind,
  code: null,
  nameEn: null,
  nameZhHant: null,
});

/** The places that list an initiative: each of its bureaux once, the lead first. */
export function bureauPlacesOf(initiative: Initiative): PlacedRole[] {
  const tag = tagOf(initiative);
  const codes = tag?.codes ?? [];
  if (codes.length === 0) return [{ place: NO_LEAD(tag ? 'relevant' : 'none'), leads: true }];
  const places = new Map<string, PlacedRole>();
  codes.forEach((code, i) => {
    const place = placeOf(code);
    if (!places.has(place.key)) places.set(place.key, { place, leads: i === 0 });
  });
  return [...places.values()];
}

/** The place of the bureau that leads an initiative, or of those without a lead. */
export function leadPlaceOf(initiative: Initiative): BureauPlace {
  const tag = tagOf(initiative);
  const [lead] = tag?.codes ?? [];
  return lead ? placeOf(lead) : NO_LEAD(tag ? 'relevant' : 'none');
}

function placeOf({ organisation, state, written }: TaggedCode): BureauPlace {
  // Nobody has the code, so all ways of writing it are one.
  if (!organisation || state === 'unknown') {
    const key = `unknown ${written.toUpperCase()}`;
    return { key, kind: 'unknown', code: written, nameEn: null, nameZhHant: null };
  }
  const { id, code, nameEn, nameZhHant } = organisation;
  const kind: BureauPlaceKind = state === 'inForce' ? 'bureau' : state;
  return { key: `${kind} ${id}`, kind, code, nameEn, nameZhHant };
}

const RANKS: Readonly<Record<BureauPlaceKind, number>> = {
  bureau: 0,
  notInForce: 1,
  department: 1,
  unknown: 2,
  relevant: 3,
  none: 4,
};

/** The order of places: bureaux by their codes, then codes that are to be looked at, then those without a lead. */
export function byRankAndCode(a: BureauPlace, b: BureauPlace): number {
  return RANKS[a.kind] - RANKS[b.kind] || compare(a.code ?? '', b.code ?? '') || compare(a.key, b.key);
}

/** By code units: the same order wherever it is made. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
