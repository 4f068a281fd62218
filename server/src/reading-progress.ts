import * as l10n from '@vscode/l10n';
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';

/** What takes no longer than this is not worth a word, in milliseconds. */
const PATIENCE = 700;

/** Shows in the editor how far the drafts of a workspace have been read, where that takes a while, and lets the user stop it. */
export class ReadingProgress {
  #since: number | null = null;
  #reporter: Promise<WorkDoneProgressServerReporter | null> | null = null;

  constructor(
    private readonly connection: Connection,
    private readonly isShown: () => boolean,
  ) {}

  /** So many files of so many have been read; `stop` is called when the user wants no more of it. */
  report(read: number, total: number, stop: () => void): void {
    this.#since ??= Date.now();
    if (Date.now() - this.#since < PATIENCE || !this.isShown()) return;
    this.#reporter ??= this.#begin(stop).catch(() => null);
    const message = l10n.t('{read} of {total} files', { read, total });
    void this.#reporter.then((reporter) => reporter?.report(Math.floor((100 * read) / total), message));
  }

  /** Nothing more is read. */
  end(): void {
    const reporter = this.#reporter;
    this.#since = null;
    this.#reporter = null;
    void reporter?.then((shown) => shown?.done());
  }

  async #begin(stop: () => void): Promise<WorkDoneProgressServerReporter> {
    const reporter = await this.connection.window.createWorkDoneProgress();
    reporter.token.onCancellationRequested(stop);
    reporter.begin(l10n.t('Policy Address: reading drafts'), 0, undefined, true);
    return reporter;
  }
}
