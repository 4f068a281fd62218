import * as l10n from '@vscode/l10n';
import type { Narrowing } from '../src/timeline/messages.js';
import { button, element } from './elements.js';
import type { Host } from './host.js';

/** What every answer about the whole counts. */
export interface Counts {
  readonly drafts: number;
  readonly initiatives: number;
  readonly listed: number;
}

/**
 * What stands in a pane instead of its content where there is none: why, and a button for what can be done. Null where there
 * is something to show. `counts` is what the server answered; undefined where it did not.
 */
export function noticeFor(
  counts: Counts | undefined,
  { filter, bureau }: Narrowing,
  host: Host,
): HTMLElement | null {
  if (!counts) {
    return notice(
      l10n.t('The checker of drafts does not answer. This will be tried again as soon as it does.'),
      button(l10n.t('Restart Server'), () => host.run('policyAddress.restartServer')),
    );
  }
  if (counts.drafts === 0) {
    return notice(
      l10n.t(
        'There is no draft here yet. A Markdown or text file is taken for one when at least three of its items end in the code of a bureau, such as “(SB)”.',
      ),
      button(l10n.t('New Draft'), () => host.run('policyAddress.newDraft')),
    );
  }
  if (counts.initiatives === 0) {
    return notice(
      l10n.t(
        'There is a draft, but no initiative in it yet. Write one as an item that ends in the bureaux responsible.',
      ),
    );
  }
  if (counts.listed > 0) return null;
  const all: HTMLElement[] = [];
  if (filter) all.push(button(l10n.t('Clear Filter'), () => host.run('policyAddress.clearFilter')));
  if (bureau) all.push(button(l10n.t('Show All Bureaux'), () => host.run('policyAddress.showAllBureaux')));
  return notice(l10n.t('No initiative is left by what is shown.'), ...all);
}

/** Words in the middle of a pane, with buttons below. */
export function notice(words: string, ...buttons: readonly HTMLElement[]): HTMLElement {
  return element(
    'div',
    { class: 'notice', attributes: { role: 'status' } },
    element('p', {}, words),
    ...(buttons.length > 0 ? [element('div', { class: 'buttons' }, ...buttons)] : []),
  );
}
