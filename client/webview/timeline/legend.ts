import * as l10n from '@vscode/l10n';
import { element } from '../elements.js';

/** What the shapes of the chart mean, to be unfolded. */
export function legend(): HTMLElement {
  return element(
    'details',
    { class: 'legend' },
    element('summary', {}, l10n.t('What the shapes mean')),
    element(
      'ul',
      {},
      entry({ class: 'range span' }, l10n.t('during these days')),
      entry({ class: 'range due' }, l10n.t('by the end of these days')),
      entry({ class: 'dot due' }, l10n.t('by a day')),
      entry({ class: 'dot day' }, l10n.t('on a day')),
      entry({ class: 'dot start' }, l10n.t('from a day on, without an end')),
      entry({ class: 'range span approximate' }, l10n.t('dashed: approximate')),
      entry({ class: 'range span past' }, l10n.t('hatched: past at publication')),
      entry({ class: 'range bucket depth-2' }, l10n.t('so many in this period; unfold to see each')),
    ),
  );
}

function entry(shape: { readonly class: string }, meaning: string): HTMLElement {
  return element(
    'li',
    {},
    element('span', { class: `sample ${shape.class}`, attributes: { 'aria-hidden': 'true' } }),
    meaning,
  );
}
