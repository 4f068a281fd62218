import * as l10n from '@vscode/l10n';
import type { Narrowing } from '../src/timeline/messages.js';
import { button, element } from './elements.js';
import type { Host } from './host.js';

/** Says how the initiatives are narrowed, here and in the trees, and lets the user change it. */
export class NarrowingBar {
  readonly element: HTMLElement;
  readonly #words = element('span', { class: 'narrowing-words', attributes: { 'aria-live': 'polite' } });
  readonly #clear: HTMLElement;
  readonly #allBureaux: HTMLElement;

  constructor(host: Host) {
    this.#clear = button(l10n.t('Clear Filter'), () => host.run('policyAddress.clearFilter'));
    this.#allBureaux = button(l10n.t('Show All Bureaux'), () => host.run('policyAddress.showAllBureaux'));
    this.element = element(
      'div',
      { class: 'narrowing' },
      this.#words,
      button(l10n.t('Filter…'), () => host.run('policyAddress.filterInitiatives'), {
        explanation: l10n.t('Filter the initiatives, here and in the lists of the side bar'),
      }),
      this.#clear,
      this.#allBureaux,
    );
  }

  /** Says it. */
  show({ filter, bureau }: Narrowing): void {
    const parts = [bureau && l10n.t('{0} only', bureau), filter && l10n.t('Filter: {0}', filter)];
    this.#words.textContent = parts.filter(Boolean).join(' · ');
    this.#clear.hidden = filter === '';
    this.#allBureaux.hidden = bureau === '';
  }
}
