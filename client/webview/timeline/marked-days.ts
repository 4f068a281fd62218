import * as l10n from '@vscode/l10n';
import { startOf } from './days.js';
import type { Vis } from './vis.js';

/** Days of publication beyond these are not marked each, but said in words. */
const MOST_PUBLICATIONS = 6;

const TODAY = 'today';

/** Those days of publication that are marked, of all of them in their order. */
export function markedOf(publications: readonly string[]): readonly string[] {
  return publications.slice(-MOST_PUBLICATIONS);
}

/** The lines of today and of the days of publication; days are ISO 8601. */
export class MarkedDays {
  /** The day of each line, by its id. */
  #lines: ReadonlyMap<string, string> = new Map();

  /** Has the lines drawn as they are now; those that stay are left alone. */
  draw(vis: Vis, today: string, publications: readonly string[]): void {
    const before = this.#lines;
    const now = new Map([[TODAY, today]]);
    for (const day of markedOf(publications)) now.set(`publication ${day}`, day);
    this.#lines = now;
    for (const [id, day] of before) if (now.get(id) !== day) vis.removeCustomTime(id);
    for (const [id, day] of now) {
      if (before.get(id) === day) continue;
      vis.addCustomTime(startOf(day), id);
      vis.setCustomTimeMarker(id === TODAY ? l10n.t('Today') : l10n.t('Published'), id, false);
    }
  }
}

/** Has each flag of a day in a chart stand to the right of its line, or to the left where it would be cut off. */
export function turnFlags(chart: HTMLElement, width: number): void {
  const flags = [...chart.querySelectorAll<HTMLElement>('.vis-custom-time-marker')];
  const isCutOff = flags.map((flag) => {
    const at = flag.parentElement?.offsetLeft ?? 0;
    return at + flag.offsetWidth > width && at >= flag.offsetWidth;
  });
  flags.forEach((flag, i) => flag.classList.toggle('turned', isCutOff[i]));
}
