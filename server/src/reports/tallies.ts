import type { Status } from '../deadlines/types.js';
import { statusOf } from '../draft/passage.js';
import { isProblem } from '../rules/findings-of-initiatives.js';
import type { InitiativeFacts } from './facts.js';
import type { DuePlace } from './places.js';

/** How many initiatives there are of each kind, each counted once in every number. */
export interface Tally {
  readonly initiatives: number;
  /** In the columns of the report, one after the other. */
  readonly due: readonly number[];
  readonly statuses: Readonly<Record<Status, number>>;
  readonly errors: number;
  readonly warnings: number;
}

/** What is counted of the initiatives of one bureau, or of one chapter. */
export interface Row<Of> {
  readonly of: Of;
  readonly tally: Tally;
}

/** A tally that goes on. */
export class RunningTally {
  initiatives = 0;
  errors = 0;
  warnings = 0;
  readonly #statuses: Record<Status, number> = { dated: 0, vague: 0, ongoing: 0, missing: 0 };
  readonly #due = new Map<string, { readonly place: DuePlace; count: number }>();

  /** Counts an initiative. */
  add({ initiative, due, findings }: InitiativeFacts): void {
    this.initiatives++;
    this.#statuses[statusOf(initiative)]++;
    for (const place of due) {
      const known = this.#due.get(place.key);
      if (known) known.count++;
      else this.#due.set(place.key, { place, count: 1 });
    }
    for (const { severity } of findings) {
      if (!isProblem(severity)) continue;
      if (severity === 'error') this.errors++;
      else this.warnings++;
    }
  }

  /** The columns that something was counted in. */
  get columns(): DuePlace[] {
    return [...this.#due.values()].map(({ place }) => place);
  }

  /** What was counted, with the numbers of these columns. */
  tally(columns: readonly DuePlace[]): Tally {
    const { initiatives, errors, warnings } = this;
    const due = columns.map(({ key }) => this.#due.get(key)?.count ?? 0);
    return { initiatives, due, statuses: { ...this.#statuses }, errors, warnings };
  }
}

/** Tallies by something with a key, in the order in which it is met. */
export class Tallies<Of extends { readonly key: string }> {
  readonly #groups = new Map<string, { readonly of: Of; readonly counting: RunningTally }>();

  /** The tally of something; a new one where it is met for the first time. */
  of(of: Of): RunningTally {
    let group = this.#groups.get(of.key);
    if (!group) this.#groups.set(of.key, (group = { of, counting: new RunningTally() }));
    return group.counting;
  }

  /** All of them, with the numbers of these columns. */
  rows(columns: readonly DuePlace[]): Row<Of>[] {
    return [...this.#groups.values()].map(({ of, counting }) => ({ of, tally: counting.tally(columns) }));
  }
}
