import { type Initiative, openingRange, statusOf, tagOf } from '../../draft/passage.js';
import { type PlacedPassage, holds, passagesAt } from '../../draft/places.js';
import type { KnownDraft } from '../../workspace/drafts.js';
import { hintOf } from '../deadline-explanation.js';
import { DEADLINE_TEXTS } from '../deadline-texts.js';
import { listInitiatives } from '../initiative-items.js';
import { labelOf, wordsIn } from '../labels.js';
import type { HoverWriter, Told } from './hover-writer.js';
import { INITIATIVE_TEXTS } from './initiative-texts.js';

/** How the initiative stands whose bullet is at an offset, in one line; where it has none, at its first word. */
export function tellOfInitiative(known: KnownDraft, offset: number, writer: HoverWriter): Told | null {
  for (const placed of passagesAt(known.draft, offset)) {
    const { passage, start } = placed;
    if (passage.kind !== 'initiative') continue;
    const range = { start, end: start + lengthOfBullet(passage) };
    if (!holds(range, offset)) continue;
    const parts = [timingOf(passage, writer), bureauxOf(passage, writer), problemsOf(known, placed, writer)];
    return { range, title: parts.join(' · ') };
  }
  return null;
}

/** Of the bullet without the spaces behind it, or of the first word. */
function lengthOfBullet(initiative: Initiative): number {
  return initiative.bullet.written.trimEnd().length || openingRange(initiative, 1).end;
}

function timingOf(initiative: Initiative, writer: HoverWriter): string {
  const { times } = initiative;
  const status = statusOf(initiative);
  if (status === 'ongoing' || status === 'missing') return writer.say(INITIATIVE_TEXTS, status);
  // What it is nested in gives it its status.
  if (times.status !== status) {
    return writer.say(INITIATIVE_TEXTS, status === 'dated' ? 'datedAbove' : 'vagueAbove');
  }
  const dates = times.deadlines.map((deadline) => {
    const hint = hintOf(deadline, (id, args) => writer.say(DEADLINE_TEXTS, id, args));
    const words = wordsIn(initiative, deadline);
    return hint === null ? words : `${words} ${hint}`;
  });
  const vague = times.vague.map((words) => `“${wordsIn(initiative, words)}”`);
  const timing = (dates.length > 0 ? dates : vague).join(', ');
  return writer.say(INITIATIVE_TEXTS, status, { timing });
}

function bureauxOf(initiative: Initiative, writer: HoverWriter): string {
  const tag = tagOf(initiative);
  if (!tag) return writer.say(INITIATIVE_TEXTS, 'noBureau');
  const own = labelOf(initiative).bureaux;
  const [lead, ...others] = own;
  if (lead === undefined) return writer.say(INITIATIVE_TEXTS, 'relevant');
  if (others.length === 0) return writer.say(INITIATIVE_TEXTS, 'lead', { lead });
  return writer.say(INITIATIVE_TEXTS, 'leadAndOthers', { lead, others: others.join(', ') });
}

function problemsOf(known: KnownDraft, { passage }: PlacedPassage, writer: HoverWriter): string {
  const listed = listInitiatives(known).find(({ initiative }) => initiative === passage);
  const { errors, warnings } = listed!.item.problems;
  const count = errors + warnings;
  if (count === 0) return writer.say(INITIATIVE_TEXTS, 'noProblem');
  return count === 1
    ? writer.say(INITIATIVE_TEXTS, 'oneProblem')
    : writer.say(INITIATIVE_TEXTS, 'problems', { 0: String(count) });
}
