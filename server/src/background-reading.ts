import type { ReadingProgress } from './reading-progress.js';
import type { Drafts, DraftsSoFar } from './workspace/drafts.js';

/**
 * Reads all drafts of a workspace for those who show the whole: once, however many ask, and no further where the user stops
 * it. What is to be right only if nothing is missing (an export, a new name for a bureau) goes through `Drafts.portions`
 * instead, since the user has asked for just that.
 */
export class BackgroundReading {
  #reading: Promise<void> | null = null;
  #isStopped = false;

  /** `onReadOn` is called when it goes on after it was stopped. */
  constructor(
    private readonly drafts: Pick<Drafts, 'portions' | 'soFar'>,
    private readonly progress: Pick<ReadingProgress, 'begin' | 'report' | 'end'>,
    private readonly onReadOn: () => void,
  ) {}

  /** All drafts as they are now. Where the user has stopped the reading, those that are known, and how many files are not. */
  async all(): Promise<DraftsSoFar> {
    for (;;) {
      if (!this.#isStopped) await (this.#reading ??= this.#read().finally(() => (this.#reading = null)));
      const soFar = await this.drafts.soFar();
      // Files may have come while the others were read.
      if (soFar.unread === 0 || this.#isStopped) return soFar;
    }
  }

  /** Reads what is left after all: the user wants it, or what is read is another by now. */
  readOn(): void {
    if (!this.#isStopped) return;
    this.#isStopped = false;
    this.onReadOn();
  }

  async #read(): Promise<void> {
    let stop = (): void => {};
    let isOver = false;
    const stopped = new Promise<'stopped'>((resolve) => (stop = () => resolve('stopped')));
    const portions = this.drafts.portions();
    this.progress.begin(() => {
      // The last file was read while the user made up their mind: what is read next was not meant.
      if (isOver) return;
      // At once: what is to be read on the next moment has to see that it was stopped.
      this.#isStopped = true;
      stop();
    });
    try {
      for (;;) {
        // Whoever stops it does not wait for a file system that takes its time.
        const next = await Promise.race([stopped, portions.next()]);
        if (next === 'stopped' || next.done) return;
        const { done, total } = next.value;
        this.progress.report(done, total);
      }
    } finally {
      isOver = true;
      this.progress.end();
    }
  }
}
