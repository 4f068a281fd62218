import * as vscode from 'vscode';
import type { InitiativeFilter, InitiativeStatus } from '../../../server/src/protocol.js';

/** Under which the filter of a workspace is kept. */
const STATE = 'policyAddress.filter';

/** Lets every initiative through. */
const NONE: InitiativeFilter = { words: '', statuses: [], from: null, to: null };

/** What the trees of initiatives are narrowed to; the same for all of them, and kept with the workspace. */
export class Filter implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  #filter: InitiativeFilter;

  readonly onDidChange = this.#changed.event;

  constructor(private readonly state: vscode.Memento) {
    this.#filter = { ...NONE, ...state.get<InitiativeFilter>(STATE) };
    this.#tell();
  }

  /** What it asks for; where it asks for nothing, for all. */
  get now(): InitiativeFilter {
    return this.#filter;
  }

  /** The filter as the server takes it; null where all initiatives are let through. */
  get active(): InitiativeFilter | null {
    const { words, statuses, from, to } = this.#filter;
    return words !== '' || statuses.length > 0 || from !== null || to !== null ? this.#filter : null;
  }

  /** Changes what it asks for, and leaves the rest as it is. */
  async set(part: Partial<InitiativeFilter>): Promise<void> {
    this.#filter = { ...this.#filter, ...part };
    this.#tell();
    this.#changed.fire();
    await this.state.update(STATE, this.active ?? undefined);
  }

  /** Lets every initiative through again. */
  clear(): Promise<void> {
    return this.set(NONE);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #tell(): void {
    void vscode.commands.executeCommand('setContext', 'policyAddress.filtered', this.active !== null);
  }
}

/** What a filter asks for, in a few words; empty where that is nothing. */
export function describeFilter({ words, statuses, from, to }: InitiativeFilter): string {
  const parts = [
    words && vscode.l10n.t('“{0}”', words),
    new Intl.ListFormat(vscode.env.language, { type: 'disjunction' }).format(statuses.map(nameOfStatus)),
    from !== null && to !== null ? describePeriod(from, to) : '',
  ];
  return parts.filter(Boolean).join(', ');
}

/** What a status is called in a sentence. */
export function nameOfStatus(status: InitiativeStatus): string {
  switch (status) {
    case 'dated':
      return vscode.l10n.t('dated');
    case 'vague':
      return vscode.l10n.t('vague');
    case 'ongoing':
      return vscode.l10n.t('ongoing');
    case 'missing':
      return vscode.l10n.t('no date');
  }
}

/** Two days (ISO 8601) as the reader writes them. */
export function describePeriod(from: string, to: string): string {
  const format = new Intl.DateTimeFormat(vscode.env.language, {
    dateStyle: 'medium',
    calendar: 'gregory',
    timeZone: 'UTC',
  });
  return format.formatRange(Date.parse(from), Date.parse(to));
}
