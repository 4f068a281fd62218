import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import {
  StreamMessageReader,
  StreamMessageWriter,
  createMessageConnection,
} from 'vscode-languageserver/node';
import { atExit } from '../host/processes.mjs';

const MESSAGE_TYPE_ERROR = 1;
const ANSWER_MS = 30_000;

/**
 * A lean client: what an editor does between a keystroke and the answer, and nothing else. The answer is parsed.
 */
export class Client {
  #child;
  #connection;
  #forget;
  #bytes = 0;
  #ended = false;
  /** @type {Error | undefined} why the server cannot be measured any more */
  #failure;
  /** @type {((reason: Error) => void) | undefined} ends the request that is waited for */
  #giveUp;

  /**
   * @param {string} name what reports call it
   * @param {readonly string[]} command arguments to node
   */
  constructor(name, command) {
    this.name = name;
    const child = spawn(process.execPath, [...command, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#child = child;
    this.#forget = atExit(() => child.kill('SIGKILL'));
    child.once('error', (error) => this.#fail(error));
    child.once('exit', (code) => {
      if (!this.#ended) this.#fail(new Error(`${name} ended with exit code ${code}`));
    });
    child.stdout.on('data', (/** @type {Buffer} */ chunk) => (this.#bytes += chunk.length));
    this.#connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.#connection.onNotification('window/logMessage', ({ type, message }) => {
      if (type === MESSAGE_TYPE_ERROR) this.#fail(new Error(`${name} says: ${message}`));
    });
    this.#connection.onNotification(() => {});
    this.#connection.listen();
  }

  /** @param {string} folder of the workspace */
  async start(folder) {
    const uri = pathToFileURL(folder).href;
    await this.request('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'bench' }],
      capabilities: {
        general: { positionEncodings: ['utf-16'] },
        workspace: { workspaceFolders: true },
        textDocument: {
          synchronization: {},
          diagnostic: {},
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
          publishDiagnostics: { codeDescriptionSupport: true },
        },
      },
    });
    this.notify('initialized', {});
  }

  /**
   * @param {string} method
   * @param {unknown} params
   */
  notify(method, params) {
    // Sent at once, in order; what goes wrong shows in the next answer.
    this.#send(() => this.#connection.sendNotification(method, params));
  }

  /**
   * Asks and waits for the answer: one request at a time.
   * @param {string} method
   * @param {unknown} params
   * @returns {Promise<any>}
   */
  request(method, params) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => this.#fail(new Error(`${this.name} does not answer ${method}`)),
        ANSWER_MS,
      );
      this.#giveUp = (reason) => {
        clearTimeout(timer);
        reject(reason);
      };
      if (this.#failure) return this.#giveUp(this.#failure);
      this.#send(async () => {
        const answer = await this.#connection.sendRequest(method, params);
        clearTimeout(timer);
        resolve(answer);
      });
    });
  }

  /** @param {() => Promise<unknown>} exchange */
  async #send(exchange) {
    try {
      await exchange();
    } catch (error) {
      // Where the server has ended, that is the better reason, and is known a moment later.
      setTimeout(() => this.#fail(error instanceof Error ? error : new Error(String(error))), 100);
    }
  }

  /** @param {Error} reason */
  #fail(reason) {
    this.#failure ??= reason;
    this.#giveUp?.(this.#failure);
  }

  /**
   * Sends notifications and a request at once and takes the time until the answer is parsed.
   * @param {readonly [method: string, params: unknown][]} notifications
   * @param {string} method
   * @param {unknown} params
   * @returns {Promise<{ms: number, bytes: number, answer: any}>}
   */
  async timed(notifications, method, params) {
    const before = this.#bytes;
    const start = performance.now();
    for (const [name, value] of notifications) this.notify(name, value);
    const answer = await this.request(method, params);
    const ms = performance.now() - start;
    return { ms, bytes: this.#bytes - before, answer };
  }

  /** Ends the server, politely where it listens. */
  async stop() {
    this.#ended = true;
    const { exitCode, signalCode } = this.#child;
    if (exitCode === null && signalCode === null) {
      const gone = new Promise((resolve) => this.#child.once('exit', resolve));
      const enough = setTimeout(() => this.#child.kill('SIGKILL'), 2000);
      this.#connection
        .sendRequest('shutdown')
        .then(() => this.#connection.sendNotification('exit'))
        .catch(() => this.#child.kill('SIGKILL'));
      await gone;
      clearTimeout(enough);
    }
    this.#connection.dispose();
    this.#forget();
  }
}
