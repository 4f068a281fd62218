import * as l10n from '@vscode/l10n';
import { countOfInitiatives, inDigits } from '../counts.js';
import { element } from '../elements.js';
import { type Mark, canUnfold } from './chart-content.js';
import type { Lane } from './known-lanes.js';
import type { Words } from './words.js';

/** The id of the element that the keyboard is at. */
export const FOCUSED = 'focused-mark';

/** What stands beside a lane: its name, how many initiatives it has, and a way to unfold it where there is one. */
export function labelOf(lane: Lane, isUnfolded: boolean, toggle: () => void, words: Words): HTMLElement {
  const name = words.lane(lane);
  const full = words.nameOfLane(lane);
  const counts = words.countsOfLane(lane);
  const explanation = [full || name, counts].join('\n');
  const { count, undated } = lane;
  const short =
    undated > 0 ? l10n.t('{0}, {1} undated', inDigits(count), inDigits(undated)) : inDigits(count);
  const content = [
    element('span', { class: 'lane-name' }, name),
    element('span', { class: 'lane-counts' }, short),
  ];
  if (!canUnfold(lane)) {
    const why =
      undated === count && !lane.due
        ? l10n.t('None of them has a date: see the table.')
        : l10n.t('Too many to be unfolded: filter the initiatives first.');
    return element('div', { class: 'lane', properties: { title: `${explanation}\n${why}` } }, ...content);
  }
  return element(
    'button',
    {
      class: 'lane',
      properties: { title: explanation },
      attributes: {
        type: 'button',
        'aria-expanded': String(isUnfolded),
        'aria-label': [name, full, counts].filter(Boolean).join(', '),
      },
      on: { click: toggle },
    },
    element('span', { class: 'twisty', attributes: { 'aria-hidden': 'true' } }),
    ...content,
  );
}

/** What stands in a mark: the opening words of an initiative, or a number of them. */
export function contentOf(mark: Mark, isFocused: boolean, words: Words): HTMLElement {
  const attributes = {
    role: 'option',
    'data-mark': mark.id,
    'aria-label': nameOf(mark, words),
    ...(isFocused && { id: FOCUSED, 'aria-selected': 'true' }),
  };
  if (mark.type === 'bucket') {
    return element('div', { class: 'mark', attributes }, inDigits(mark.bucket.count));
  }
  const { initiative, deadline } = mark.bar;
  return element(
    'div',
    { class: 'mark', attributes },
    element('bdi', {}, initiative.label),
    ...(deadline.past ? [element('span', { class: 'remark' }, l10n.t('(past)'))] : []),
  );
}

/** What a screen reader says of a mark. */
function nameOf(mark: Mark, words: Words): string {
  const lane = words.lane(mark.lane);
  if (mark.type === 'bucket') {
    const { bucket, unit } = mark;
    return [lane, words.period(bucket, unit), countOfInitiatives(bucket.count)].join(', ');
  }
  const { initiative, deadline } = mark.bar;
  return [lane, initiative.label, words.deadline(deadline)].join(', ');
}
