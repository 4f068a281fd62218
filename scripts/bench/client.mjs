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
  /** @type {(reason: Error) => void} */
  #fail = () => {};
  #failed = new Promise((_, reject) => (this.#fail = reject));

  /**
   * @param {string} name what reports call it
   * @param {readonly string[]} command arguments to node
   */
  constructor(name, command) {
    this.name = name;
    const child = spawn(process.execPath, [...command, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#child = child;
    this.#forget = atExit(() => child.kill('SIGKILL'));
    this.#failed.catch(() => {});
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
    this.#connection.sendNotification(method, params).catch(this.#fail);
  }

  /**
   * @param {string} method
   * @param {unknown} params
   * @returns {Promise<any>}
   */
  async request(method, params) {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${this.name} does not answer ${method}`)), ANSWER_MS);
    });
    try {
      return await Promise.race([this.#connection.sendRequest(method, params), this.#failed, late]);
    } finally {
      clearTimeout(timer);
    }
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
    const gone = new Promise((resolve) => {
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) resolve(undefined);
      else this.#child.once('exit', resolve);
    });
    const enough = setTimeout(() => this.#child.kill('SIGKILL'), 2000);
    this.#connection
      .sendRequest('shutdown')
      .then(() => this.#connection.sendNotification('exit'))
      .catch(() => this.#child.kill('SIGKILL'));
    await gone;
    clearTimeout(enough);
    this.#connection.dispose();
    this.#forget();
  }
}
