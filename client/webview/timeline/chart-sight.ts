import type { Vis } from './vis.js';

/** What of the chart is in sight where its lanes are higher than it is: the library scrolls them, and draws no others. */
export class ChartSight {
  constructor(
    private readonly element: HTMLElement,
    private readonly vis: Pick<Vis, 'redraw'>,
  ) {}

  /** How far it is scrolled down, in pixels. */
  get top(): number {
    return this.#side?.scrollTop ?? 0;
  }

  scrollTo(top: number): void {
    const side = this.#side;
    if (!side) return;
    side.scrollTop = top;
    side.dispatchEvent(new Event('scroll'));
    this.vis.redraw();
  }

  /** Scrolls by most of what is in sight: up (-1) or down (1). */
  scrollPage(direction: number): void {
    this.scrollTo(this.top + direction * 0.8 * (this.#side?.clientHeight ?? 0));
  }

  /** Has what stands in a lane seen; `find` finds it as soon as the library has drawn it. */
  bring(lane: number, find: () => Element | null): void {
    let shown = find();
    if (!shown) {
      const label = this.element.querySelectorAll<HTMLElement>('.vis-labelset .vis-label')[lane];
      if (label) this.scrollTo(label.offsetTop);
      shown = find();
    }
    const seen = this.#side?.getBoundingClientRect();
    if (!shown || !seen) return;
    const box = shown.getBoundingClientRect();
    if (box.top < seen.top) this.scrollTo(this.top + box.top - seen.top - 8);
    else if (box.bottom > seen.bottom) this.scrollTo(this.top + box.bottom - seen.bottom + 8);
  }

  /** What the library has scroll. */
  get #side(): HTMLElement | null {
    return this.element.querySelector('.vis-panel.vis-left');
  }
}
