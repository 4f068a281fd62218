import * as l10n from '@vscode/l10n';
import type { PaneName } from '../src/timeline/messages.js';
import { element } from './elements.js';
import type { Pane } from './pane.js';

/** The tabs of the panes, and the panes themselves, of which one is seen: the pattern “tabs” of ARIA. */
export class TabList {
  readonly element: HTMLElement;
  readonly panels: HTMLElement;
  readonly #tabs: ReadonlyMap<PaneName, HTMLButtonElement>;
  #shown: Pane;

  /** `choose` is told of the pane that is seen from now on. */
  constructor(
    private readonly panes: readonly Pane[],
    private readonly choose: (pane: Pane) => void,
  ) {
    this.#tabs = new Map(panes.map((pane) => [pane.id, this.#tabOf(pane)]));
    this.element = element(
      'div',
      {
        class: 'tabs',
        attributes: { role: 'tablist', 'aria-label': l10n.t('How the initiatives are shown') },
        on: { keydown: (event) => this.#press(event) },
      },
      ...this.#tabs.values(),
    );
    this.panels = element('main', { class: 'panels' }, ...panes.map((pane) => pane.element));
    for (const { id, element: panel } of panes) {
      panel.id = `pane-${id}`;
      panel.classList.add('pane');
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', `tab-${id}`);
    }
    this.#shown = panes[0]!;
    this.#mark();
  }

  /** The pane that is seen. */
  get shown(): Pane {
    return this.#shown;
  }

  /** Has a pane seen. */
  show(id: PaneName): void {
    this.#shown = this.panes.find((pane) => pane.id === id) ?? this.#shown;
    this.#mark();
    this.choose(this.#shown);
  }

  #tabOf({ id, title }: Pane): HTMLButtonElement {
    return element(
      'button',
      {
        class: 'tab',
        properties: { id: `tab-${id}` },
        attributes: { type: 'button', role: 'tab', 'aria-controls': `pane-${id}` },
        on: { click: () => this.show(id) },
      },
      title,
    );
  }

  #mark(): void {
    for (const { id, element: panel } of this.panes) {
      const isShown = id === this.#shown.id;
      const tab = this.#tabs.get(id)!;
      tab.setAttribute('aria-selected', String(isShown));
      tab.tabIndex = isShown ? 0 : -1;
      panel.hidden = !isShown;
    }
  }

  #press(event: KeyboardEvent): void {
    const at = this.panes.indexOf(this.#shown);
    const count = this.panes.length;
    const places: Readonly<Record<string, number>> = {
      ArrowRight: (at + 1) % count,
      ArrowLeft: (at + count - 1) % count,
      Home: 0,
      End: count - 1,
    };
    const to = this.panes[places[event.key] ?? -1];
    if (!to) return;
    event.preventDefault();
    this.show(to.id);
    this.#tabs.get(to.id)!.focus();
  }
}
