import * as vscode from 'vscode';
import type { InitiativeFilter, InitiativeStatus } from '../../../server/src/protocol/index.js';

/** Under which the filter of a workspace is kept. */
const STATE = 'policyAddress.filter';

/** Lets every initiative through. */
const NONE: InitiativeFilter = { words: '', bureaux: [], statuses: [], from: null, to: null };

/** What the trees of initiatives are narrowed to; the same for all of them, and kept with the workspace. */
export class Filter implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  #filter: InitiativeFilter;

  /** The codes of bureaux that it asks for in vain, since nobody has them; told by the server. */
  unknownBureaux: readonly string[] = [];

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
    const { words, bureaux, statuses, from, to } = this.#filter;
    const isAny =
      words === '' && bureaux.length === 0 && statuses.length === 0 && from === null && to === null;
    return isAny ? null : this.#filter;
  }

  /** What holds of it, in a few words: without codes that nobody has. Empty where that is nothing. */
  get description(): string {
    const { bureaux } = this.#filter;
    return describeFilter({
      ...this.#filter,
      bureaux: bureaux.filter((code) => !this.unknownBureaux.includes(code)),
    });
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

function describeFilter({ words, bureaux, statuses, from, to }: InitiativeFilter): string {
  const either = new Intl.ListFormat(vscode.env.language, { type: 'disjunction' });
  const parts = [
    words && vscode.l10n.t('“{0}”', words),
    either.format(bureaux),
    either.format(statuses.map(nameOfStatus)),
    from !== null && to !== null ? describePeriod(from, to) : '',
  ];
  return parts.filter(Boolean).join(' · ');
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
