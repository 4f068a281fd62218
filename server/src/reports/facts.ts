import { chapterTitles } from '../draft/chapters.js';
import type { Initiative } from '../draft/passage.js';
import { cutOff } from '../exports/columns.js';
import { type ExportedDraft, oneLine } from '../exports/rows.js';
import type { DraftFindings, PlacedFinding } from '../rules/draft-findings.js';
import { findingsOfInitiatives } from '../rules/findings-of-initiatives.js';
import { leadPlaceOf } from './bureau-places.js';
import { columnOf } from './columns.js';
import { duePlacesOf } from './due-places.js';
import type { BureauPlace, DuePlace } from './places.js';

/** What is counted of a draft. */
export type CountedDraft = Pick<ExportedDraft, 'draft' | 'findings'>;

/** Which initiatives of a draft are counted. */
export type Counted<D> = (draft: D) => (initiative: Initiative) => boolean;

/** A chapter, in all drafts that have one of that title. */
export interface Chapter {
  /** Tells it from the others; empty for what stands in none. */
  readonly key: string;
  /** On one line; null for what stands in none. */
  readonly title: string | null;
}

/** What is counted of an initiative. */
export interface InitiativeFacts {
  readonly initiative: Initiative;
  /** Its index among the passages of the draft. */
  readonly index: number;
  readonly lead: BureauPlace;
  /** The columns that it is counted in, each once: months are parts of their quarters. */
  readonly due: readonly DuePlace[];
  readonly chapter: Chapter;
  readonly findings: readonly PlacedFinding[];
}

/** Titles that are the same so far (UTF-16 code units) are the same. */
const LONGEST_TITLE = 200;
const NO_CHAPTER: Chapter = { key: '', title: null };

const ofDrafts = new WeakMap<DraftFindings, readonly InitiativeFacts[]>();

/** What is counted of the initiatives of a draft, in their order. Made once for each state of the draft. */
export function factsOf({ draft, findings }: CountedDraft): readonly InitiativeFacts[] {
  let facts = ofDrafts.get(findings);
  if (!facts) {
    const found = findingsOfInitiatives(draft, findings);
    const titleOf = chapterTitles(draft);
    const { publication } = draft.circumstances;
    facts = draft.initiatives.map((index, n) => {
      const initiative = draft.initiative(index);
      const columns = duePlacesOf(initiative, publication).map(({ place }) => columnOf(place));
      return {
        initiative,
        index,
        lead: leadPlaceOf(initiative),
        due: [...new Map(columns.map((column) => [column.key, column])).values()],
        chapter: toChapter(titleOf(index)),
        findings: found[n]!,
      };
    });
    ofDrafts.set(findings, facts);
  }
  return facts;
}

function toChapter(title: string | null): Chapter {
  return title === null
    ? NO_CHAPTER
    : { key: title.slice(0, LONGEST_TITLE), title: cutOff(oneLine(title), LONGEST_TITLE) };
}
