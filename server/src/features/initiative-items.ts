import { initiativeIds } from '../draft/identity.js';
import { type Initiative, statusOf } from '../draft/passage.js';
import type { InitiativeItem, Problems } from '../protocol/index.js';
import type { DraftFindings, PlacedFinding } from '../rules/draft-findings.js';
import { problemsOfInitiatives } from '../rules/findings-of-initiatives.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { labelOf, shortened, wordsIn } from './labels.js';

/** Shorter than a name in the outline: what an item says of time stands behind it. */
const LONGEST_LABEL = 44;

/** An initiative of a draft, and how lists show it. */
export interface ListedInitiative {
  readonly initiative: Initiative;
  /** Its index among the passages of the draft. */
  readonly index: number;
  /** The same object while nothing that it shows has changed. */
  readonly item: InitiativeItem;
}

/** No problem at all. */
export const NO_PROBLEMS: Problems = { errors: 0, warnings: 0 };

const ofDrafts = new WeakMap<DraftFindings, readonly ListedInitiative[]>();
const lastItems = new WeakMap<Initiative, InitiativeItem>();

/** The initiatives of a draft, in their order. Made once for each state of the draft. */
export function listInitiatives({ uri, draft, findings }: KnownDraft): readonly ListedInitiative[] {
  let listed = ofDrafts.get(findings);
  if (!listed) {
    const ids = initiativeIds(draft);
    const problems = problemsOfInitiatives(draft, findings).map(count);
    listed = draft.initiatives.map((index, n) => {
      const initiative = draft.initiative(index);
      return { initiative, index, item: itemOf(uri, ids[n]!, initiative, problems[n]!) };
    });
    ofDrafts.set(findings, listed);
  }
  return listed;
}

/** Whether the initiatives of a draft have been listed in the state that it is in. */
export function isListed({ findings }: KnownDraft): boolean {
  return ofDrafts.has(findings);
}

/** The sum of two counts. */
export function plus(a: Problems, b: Problems): Problems {
  return { errors: a.errors + b.errors, warnings: a.warnings + b.warnings };
}

/** The problems of all these. */
export function problemsIn(items: Iterable<InitiativeItem>): Problems {
  let problems = NO_PROBLEMS;
  for (const item of items) {
    if (item.problems !== NO_PROBLEMS) problems = plus(problems, item.problems);
  }
  return problems;
}

/** What an initiative says about time, as written: its deadlines, else its vague words. */
function timingOf(initiative: Initiative): readonly string[] {
  const { deadlines } = labelOf(initiative);
  if (deadlines.length > 0) return deadlines;
  return initiative.times.vague.map((vague) => wordsIn(initiative, vague));
}

function itemOf(uri: string, id: string, initiative: Initiative, problems: Problems): InitiativeItem {
  const last = lastItems.get(initiative);
  if (
    last?.uri === uri &&
    last.id === id &&
    last.problems.errors === problems.errors &&
    last.problems.warnings === problems.warnings
  ) {
    return last;
  }
  const { name, bureaux } = labelOf(initiative);
  const item: InitiativeItem = {
    uri,
    id,
    label: shortened(name, LONGEST_LABEL),
    bureaux,
    status: statusOf(initiative),
    timing: timingOf(initiative),
    problems,
  };
  lastItems.set(initiative, item);
  return item;
}

function count(found: readonly PlacedFinding[]): Problems {
  if (found.length === 0) return NO_PROBLEMS;
  const errors = found.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: found.length - errors };
}
