import type { InitiativeReference } from '../../server/src/protocol/index.js';
import type { FromPage, PageCommands, PaneName, Questions, ToPage } from '../src/timeline/messages.js';

/** What VS Code gives to a page. */
interface VSCodeApi {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VSCodeApi;

/** What is kept while the tab is hidden, and over a reload. */
interface Kept {
  readonly pane?: PaneName;
  readonly timeline?: unknown;
  readonly overview?: unknown;
}

/** The extension, as the page sees it. */
export class Host {
  readonly #api = acquireVsCodeApi();
  readonly #waiting = new Map<number, (answer: unknown) => void>();
  #last = 0;

  /** Begins to listen, and says that the page is ready. */
  listen(take: (message: Exclude<ToPage, { readonly type: 'answer' }>) => void): void {
    window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
      if (data.type !== 'answer') return take(data);
      this.#waiting.get(data.number)?.(data.answer);
      this.#waiting.delete(data.number);
    });
    this.#api.postMessage({ type: 'ready' });
  }

  /** Asks the extension; undefined where there is no answer, since the server is not there (yet). */
  ask<Q extends keyof Questions>(
    question: Q,
    params: Questions[Q]['params'],
  ): Promise<Questions[Q]['answer'] | undefined> {
    const number = ++this.#last;
    const answered = new Promise((resolve) => this.#waiting.set(number, resolve));
    this.#api.postMessage({ type: 'ask', number, question, params });
    return answered as Promise<Questions[Q]['answer'] | undefined>;
  }

  /** Has an initiative opened beside the tab, or in its place. */
  open({ uri, id }: InitiativeReference, here = false): void {
    this.#api.postMessage({ type: 'open', initiative: { uri, id }, here });
  }

  /** Has a command run. */
  run<C extends keyof PageCommands>(command: C, ...args: PageCommands[C]): void {
    this.#api.postMessage({ type: 'run', command, args });
  }

  /** What was kept under a name; undefined where nothing was. */
  kept<K extends keyof Kept>(name: K): Kept[K] {
    return ((this.#api.getState() ?? {}) as Kept)[name];
  }

  /** Keeps something for when the tab is seen again. */
  keep<K extends keyof Kept>(name: K, value: Kept[K]): void {
    this.#api.setState({ ...(this.#api.getState() as Kept | undefined), [name]: value });
  }
}
