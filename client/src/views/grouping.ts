import * as vscode from 'vscode';
import type { Grouping } from '../../../server/src/protocol/index.js';

/** Under which the grouping of a workspace is kept. */
const STATE = 'policyAddress.groupBy';

/** All that initiatives of a bureau can be grouped by. */
export const GROUPINGS: readonly Grouping[] = ['section', 'deadline', 'draft'];

/** By what the initiatives of each bureau are grouped; kept with the workspace. */
export class BureauGrouping implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  #now: Grouping | null;

  readonly onDidChange = this.#changed.event;

  constructor(private readonly state: vscode.Memento) {
    const kept = state.get<unknown>(STATE);
    this.#now = GROUPINGS.find((grouping) => grouping === kept) ?? null;
  }

  /** Null: they are not grouped. */
  get now(): Grouping | null {
    return this.#now;
  }

  /** Has them grouped otherwise. */
  async set(grouping: Grouping | null): Promise<void> {
    this.#now = grouping;
    this.#changed.fire();
    await this.state.update(STATE, grouping ?? undefined);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
