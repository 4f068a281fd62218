import type { Position } from 'vscode-languageserver-textdocument';
import type { Registry } from '../bureaux/registry.js';
import type { Organisation } from '../bureaux/types.js';
import { type SourceRange, ownTag } from '../draft/passage.js';
import { placeOfCode, placedTags } from '../draft/placed-tags.js';
import { type PassageFrom, holds, passagesAt } from '../draft/places.js';
import type { TaggedCode } from '../draft/tag.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { organisationNamedAt } from './named-organisation.js';

/** A place where a draft names a party: in a tag, or in its front matter. Offsets count from the document's start. */
export interface CodePlace extends SourceRange {
  /** Null where nobody has the code. */
  readonly organisation: Organisation | null;
  /** As it stands there: a code, a name, a slip of either. */
  readonly written: string;
}

/** Who is named at some place, in any way of writing; the same in all drafts of its government. */
export interface Party {
  readonly registry: Registry;
  /** Null where nobody has the code: then all that are written alike are one. */
  readonly organisation: Organisation | null;
  readonly written: string;
}

/** All places where the tags and the front matter of a draft name a party, in order. */
export function placesOfParty(known: KnownDraft, party: Party): CodePlace[] {
  const { draft, registry } = known;
  if (!registry.isOfSameGovernment(party.registry)) return [];
  const isNamed = namesParty(party, registry);
  const front = placeInFrontMatter(known);
  const places = front && isNamed(front) ? [front] : [];
  for (const placed of placedTags(draft)) {
    for (const code of placed.tag.codes) if (isNamed(code)) places.push(placeInTag(placed, code));
  }
  return places;
}

/** Where the front matter names the bureau whose return a draft is; null where it names none. */
export function placeInFrontMatter({ draft, registry }: KnownDraft): CodePlace | null {
  const { bureau, bureauRange } = draft.metadata;
  if (!bureau || !bureauRange) return null;
  const found = registry.lookUp(bureau, draft.circumstances.period);
  return { ...bureauRange, organisation: found?.organisation ?? null, written: bureau };
}

function placeInTag(placed: PassageFrom, code: TaggedCode): CodePlace {
  const written = placed.passage.text.slice(code.start, code.wholeEnd);
  return { ...placeOfCode(placed, code), organisation: code.organisation, written };
}

/** The place in a tag or the front matter, of whomever, that an offset is in, or next to; null where none is. */
export function codePlaceAt(known: KnownDraft, offset: number): CodePlace | null {
  const front = placeInFrontMatter(known);
  if (front && holds(front, offset)) return front;
  for (const placed of passagesAt(known.draft, offset)) {
    for (const code of ownTag(placed.passage)?.codes ?? []) {
      const place = placeInTag(placed, code);
      if (holds(place, offset)) return place;
    }
  }
  return null;
}

/** Who is named at a place of the document, and where exactly: in a tag, or anywhere else by code or name. */
export function partyAt(known: KnownDraft, position: Position): { party: Party; range: SourceRange } | null {
  const { registry, textDocument } = known;
  const offset = textDocument.offsetAt(position);
  const place = codePlaceAt(known, offset);
  if (place) {
    const { organisation, written, start, end } = place;
    return { party: { registry, organisation, written }, range: { start, end } };
  }
  const named = organisationNamedAt(known, offset);
  if (!named) return null;
  const { organisation, range } = named;
  return { party: { registry, organisation, written: organisation.code }, range };
}

/** Says of codes of a draft with this registry whether they name a party. */
export function namesParty(
  party: Party,
  registry: Registry,
): (code: Pick<CodePlace, 'organisation' | 'written'>) => boolean {
  if (!registry.isOfSameGovernment(party.registry)) return () => false;
  const { organisation } = party;
  if (organisation) return (code) => code.organisation?.id === organisation.id;
  const letters = lettersOf(party.written);
  return (code) => !code.organisation && lettersOf(code.written) === letters;
}

function lettersOf(written: string): string {
  return written.replace(/\s+/g, ' ').toUpperCase();
}
