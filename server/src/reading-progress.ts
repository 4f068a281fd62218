import * as l10n from '@vscode/l10n';
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';

/** What takes no longer than this is not worth a word, in milliseconds. */
const PATIENCE = 700;

/** Shows in the editor how far the drafts of a workspace have been read, where that takes a while, and lets the user stop it. */
export class ReadingProgress {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reporter: Promise<WorkDoneProgressServerReporter | null> | null = null;
  #reached: { readonly read: number; readonly total: number } | null = null;

  constructor(
    private readonly connection: Connection,
    private readonly isShown: () => boolean,
  ) {}

  /** Reading begins; `stop` is called when the user wants no more of it. */
  begin(stop: () => void): void {
    if (!this.isShown()) return;
    this.#timer = setTimeout(() => {
      // A client that cannot show it after all does without.
      this.#reporter = this.#create(stop).catch(() => null);
      this.#tell();
    }, PATIENCE);
  }

  /** So many files of so many have been read. */
  report(read: number, total: number): void {
    this.#reached = { read, total };
    this.#tell();
  }

  /** Nothing more is read. */
  end(): void {
    const reporter = this.#reporter;
    clearTimeout(this.#timer);
    this.#reached = null;
    this.#reporter = null;
    void reporter?.then((shown) => shown?.done());
  }

  #tell(): void {
    const { read = 0, total = 0 } = this.#reached ?? {};
    if (!this.#reporter || total === 0) return;
    const message = l10n.t('{read} of {total} files', { read, total });
    void this.#reporter.then((reporter) => reporter?.report(Math.floor((100 * read) / total), message));
  }

  async #create(stop: () => void): Promise<WorkDoneProgressServerReporter> {
    const reporter = await this.connection.window.createWorkDoneProgress();
    reporter.token.onCancellationRequested(stop);
    reporter.begin(l10n.t('Policy Address: reading drafts'), 0, undefined, true);
    return reporter;
  }
}
