import type { Position } from 'vscode-languageserver-textdocument';
import type { Registry } from '../bureaux/registry.js';
import type { Organisation } from '../bureaux/types.js';
import type { SourceRange } from '../draft/passage.js';
import { placeOfCode, placedTags } from '../draft/placed-tags.js';
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

/** All places where the tags and the front matter of a draft name somebody, in order. */
export function codePlaces(known: KnownDraft): CodePlace[] {
  const { draft } = known;
  const inTags = placedTags(draft).flatMap((placed) =>
    placed.tag.codes.map((code) => {
      const { organisation, start, wholeEnd } = code;
      return {
        ...placeOfCode(placed, code),
        organisation,
        written: placed.passage.text.slice(start, wholeEnd),
      };
    }),
  );
  const front = placeInFrontMatter(known);
  return front ? [front, ...inTags] : inTags;
}

/** Where the front matter names the bureau whose return a draft is; null where it names none. */
export function placeInFrontMatter({ draft, registry }: KnownDraft): CodePlace | null {
  const { bureau, bureauRange } = draft.metadata;
  if (!bureau || !bureauRange) return null;
  const found = registry.lookUp(bureau, draft.circumstances.period);
  return { ...bureauRange, organisation: found?.organisation ?? null, written: bureau };
}

/** The place of {@link codePlaces} that an offset is in, or next to; null where none is. */
export function codePlaceAt(known: KnownDraft, offset: number): CodePlace | null {
  return codePlaces(known).find(({ start, end }) => start <= offset && offset <= end) ?? null;
}

/** Who is named at a place of the document, and where exactly: in a tag, or anywhere else by code or name. */
export function partyAt(known: KnownDraft, position: Position): { party: Party; range: SourceRange } | null {
  const { registry, textDocument } = known;
  const place = codePlaceAt(known, textDocument.offsetAt(position));
  if (place) {
    const { organisation, written, start, end } = place;
    return { party: { registry, organisation, written }, range: { start, end } };
  }
  const named = organisationNamedAt(known, position);
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
