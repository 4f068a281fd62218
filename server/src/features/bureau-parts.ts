import { isAnswerable } from '../bureaux/registry.js';
import type { Organisation } from '../bureaux/types.js';
import { chapterTitles } from '../draft/chapters.js';
import type {
  BureauPart,
  GroupedInitiatives,
  InitiativeItem,
  PartHead,
  PartKind,
} from '../protocol/index.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { byDueTime, duePlacesOf } from '../reports/due-places.js';
import type { DuePlace } from '../reports/places.js';
import { type ListedInitiative, problemsIn } from './initiative-items.js';

/** An initiative and the draft that it is in. */
export interface InitiativeInDraft {
  readonly known: KnownDraft;
  readonly listed: ListedInitiative;
}

/** An initiative that a bureau leads, or else supports. */
export interface InitiativeOfBureau extends InitiativeInDraft {
  readonly leads: boolean;
}

/** Where an initiative has its place: by a day (ISO 8601) where there is one, else as it stands in the text. */
interface Place {
  readonly head: PartHead;
  readonly day: string;
  /** What years are put in order by. */
  readonly time?: DuePlace;
}

interface Placed {
  readonly day: string;
  readonly leads: boolean;
  readonly item: InitiativeItem;
}

interface Part {
  readonly place: Place;
  readonly placed: Placed[];
}

/** The initiatives of a bureau, in order of drafts and in them of the text, in parts. */
export class BureauParts {
  readonly #parts: readonly Part[];

  /** `bureau` is its code; null where there is none, so that it oversees nothing. */
  constructor(initiatives: readonly InitiativeOfBureau[], bureau: string | null, by: PartKind) {
    const parts = new Map<string, Part>();
    for (const { known, listed, leads } of initiatives) {
      for (const place of placesOf({ known, listed }, by, bureau)) {
        let part = parts.get(place.head.key);
        if (!part) parts.set(place.head.key, (part = { place, placed: [] }));
        part.placed.push({ day: place.day, leads, item: listed.item });
      }
    }
    this.#parts = [...parts.values()].sort(inOrder);
  }

  /** The parts in their order, counted. */
  get all(): BureauPart[] {
    return this.#parts.map(({ place, placed }) => {
      const { leads, supports } = listsOf(placed);
      const problems = problemsIn([...leads, ...supports]);
      return { ...place.head, leads: leads.length, supports: supports.length, problems };
    });
  }

  /** What is in the part with this key; null where there is none. */
  initiativesOf(key: string): GroupedInitiatives | null {
    const part = this.#parts.find(({ place }) => place.head.key === key);
    return part ? listsOf(part.placed) : null;
  }
}

/** The keys of the parts that list an initiative; of departments those of all that its text names, whoever oversees them. */
export function partKeys(initiative: InitiativeInDraft, by: PartKind): string[] {
  return placesOf(initiative, by).map(({ head }) => head.key);
}

function placesOf(initiative: InitiativeInDraft, by: PartKind, bureau?: string | null): Place[] {
  const { known, listed } = initiative;
  const { draft, uri } = known;
  switch (by) {
    case 'department':
      return departmentsIn(initiative, bureau).map(({ id, code, nameEn, nameZhHant }) => {
        return { head: { by, key: id, department: { code, nameEn, nameZhHant } }, day: '' };
      });
    case 'section': {
      // Chapters of the same name are one, whichever drafts they are in.
      const title = chapterTitles(draft)(listed.index);
      return [{ head: { by, key: title ?? '', title }, day: '' }];
    }
    case 'deadline':
      return yearsOf(initiative);
    case 'draft':
      return [{ head: { by, key: uri, uri }, day: '' }];
  }
}

/** The years in which an initiative is due, or the places of what has none: each once, by the first of its days there. */
function yearsOf({ known, listed }: InitiativeInDraft): Place[] {
  const places = new Map<string, Place>();
  for (const { place: due, day } of duePlacesOf(listed.initiative, known.draft.circumstances.publication)) {
    const { kind, year } = due;
    const head: PartHead =
      year === null
        ? { by: 'deadline', key: kind, kind, year }
        : { by: 'deadline', key: `year ${year}`, kind: 'year', year };
    const before = places.get(head.key);
    if (!before || day < before.day) places.set(head.key, { head, day, time: due });
  }
  return [...places.values()];
}

/** Whom a text names that cannot answer for it itself, each once; of one bureau, what it oversees when the draft speaks. */
function departmentsIn({ known, listed }: InitiativeInDraft, bureau?: string | null): Organisation[] {
  const { mentions } = listed.initiative;
  if (mentions.length === 0) return [];
  const named = mentions.flatMap(({ organisation, isPart }) =>
    organisation && !isPart && !isAnswerable(organisation) ? [organisation] : [],
  );
  const { period } = known.draft.circumstances;
  const isBelow = (organisation: Organisation): boolean =>
    bureau === undefined ||
    known.registry.presumedOverseersOf(organisation, period).some(({ code }) => code === bureau);
  return [...new Set(named)].filter(isBelow);
}

/** Departments by their codes, years as time goes, all others as they come up in the text; what has no name is the last. */
function inOrder({ place: a }: Part, { place: b }: Part): number {
  if (a.time && b.time) return byDueTime(a.time, b.time);
  if (a.head.by === 'department' && b.head.by === 'department') {
    return a.head.department.code < b.head.department.code ? -1 : 1;
  }
  return Number(a.head.key === '') - Number(b.head.key === '');
}

function listsOf(placed: readonly Placed[]): { leads: InitiativeItem[]; supports: InitiativeItem[] } {
  const sorted = placed.toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
  return {
    leads: sorted.filter(({ leads }) => leads).map(({ item }) => item),
    supports: sorted.filter(({ leads }) => !leads).map(({ item }) => item),
  };
}
