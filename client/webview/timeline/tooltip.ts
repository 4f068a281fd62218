import * as l10n from '@vscode/l10n';
import { countOfInitiatives } from '../counts.js';
import { element } from '../elements.js';
import type { Mark } from './chart-content.js';
import type { Words } from './words.js';

/** How far a tooltip stays from what it explains and from the edges, in pixels. */
const GAP = 6;

/** All about what is pointed at, or has the keyboard’s focus. A screen reader is told by the mark itself. */
export class Tooltip {
  readonly element = element('div', { class: 'tooltip', attributes: { role: 'tooltip' } });

  constructor(private readonly words: Words) {
    this.element.hidden = true;
  }

  /** Shows it beside an element; hides it where there is none. */
  show(mark: Mark | null, at: Element | null): void {
    this.element.hidden = !mark || !at;
    if (!mark || !at) return;
    this.element.replaceChildren(...this.#lines(mark));
    const [box, own] = [at.getBoundingClientRect(), this.element.getBoundingClientRect()];
    const { clientWidth, clientHeight } = document.documentElement;
    const left = Math.max(GAP, Math.min(Math.max(box.left, GAP), clientWidth - own.width - GAP));
    const below = box.bottom + GAP;
    const fitsBelow = below + own.height < clientHeight;
    this.element.style.left = `${left}px`;
    this.element.style.top = `${fitsBelow ? below : Math.max(GAP, box.top - own.height - GAP)}px`;
  }

  #lines(mark: Mark): HTMLElement[] {
    const { words } = this;
    if (mark.type === 'bucket') {
      const { lane, bucket, unit } = mark;
      return [
        line('tooltip-text', `${words.lane(lane)}: ${countOfInitiatives(bucket.count)}`),
        line('tooltip-fact', words.period(bucket, unit)),
      ];
    }
    const { initiative } = mark.bar;
    const [lead, ...supporting] = initiative.bureaux;
    const bureaux = lead ?? l10n.t('no bureau named');
    return [
      line('tooltip-text', initiative.text),
      line('tooltip-fact', words.when(initiative) || words.status(initiative.status)),
      line(
        'tooltip-fact',
        supporting.length > 0 ? l10n.t('{0}, supported by {1}', bureaux, supporting.join(', ')) : bureaux,
      ),
    ];
  }
}

function line(style: string, words: string): HTMLElement {
  return element('div', { class: style, attributes: { dir: 'auto' } }, words);
}
