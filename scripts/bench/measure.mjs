import { isDeepStrictEqual } from 'node:util';
import { fileURLToPath } from 'node:url';
import { Client } from './client.mjs';
import { keystrokes } from './edits.mjs';
import { compared, summaryOf } from './statistics.mjs';

const FLOOR = fileURLToPath(new URL('floor.mjs', import.meta.url));
const WARM_UP_EDITS = 30;
const WARM_UP_OUTLINES = 10;
const WARM_UP_OPENS = 2;
/** Between two measurements nobody works: what a server does after its answer falls on nobody else. */
const PAUSE_MS = 10;

export const OURS = 'ours';
export const EMPTY_FLOOR = 'empty floor';
export const SAME_FLOOR = 'same floor';

const DIAGNOSTICS = 'textDocument/diagnostic';
const SYMBOLS = 'textDocument/documentSymbol';

/** @typedef {import('./documents.mjs').BenchDocument} BenchDocument */
/** @typedef {{ms: number, bytes: number}} Sample */

/**
 * Measures the server with one document, in turn with both floors.
 * @param {string} server its file
 * @param {string} folder
 * @param {BenchDocument} document
 * @param {{edits: number, opens: number}} counts
 */
export async function measure(server, folder, document, { edits, opens }) {
  const ours = new Client(OURS, [server]);
  const emptyFloor = new Client(EMPTY_FLOOR, [FLOOR]);
  const sameFloor = new Client(SAME_FLOOR, [FLOOR]);
  const clients = [ours, emptyFloor, sameFloor];
  try {
    await Promise.all(clients.map((client) => client.start(folder)));
    const prepared = await prepareAnswers(ours, sameFloor, document);
    // The floor's answers are ours, or the comparison says nothing.
    const expected = new Map([
      [OURS, prepared],
      [SAME_FLOOR, prepared],
      [EMPTY_FLOOR, { items: [], symbols: [] }],
    ]);

    const opened = await inTurn(clients, WARM_UP_OPENS + opens, async (client) => {
      const { answer, ...sample } = await client.timed([opening(document)], DIAGNOSTICS, target(document));
      client.notify('textDocument/didClose', target(document));
      assertSame(answer.items, expected.get(client.name).items);
      return sample;
    });

    for (const client of clients) client.notify(...opening(document));
    const strokes = keystrokes(document.text, WARM_UP_EDITS + even(edits));
    let version = 1;
    const typed = await inTurn(clients, strokes.length, async (client, n) => {
      const change = changing(document, version + n + 1, strokes[n]);
      const { answer, ...sample } = await client.timed([change], DIAGNOSTICS, target(document));
      if (isRestored(n)) assertSame(answer.items, expected.get(client.name).items);
      return sample;
    });
    version += strokes.length;

    const more = keystrokes(document.text, WARM_UP_OUTLINES + even(edits));
    const outlined = await inTurn(clients, more.length, async (client, n) => {
      const change = changing(document, version + n + 1, more[n]);
      await client.timed([change], DIAGNOSTICS, target(document));
      const { answer: once, ...first } = await client.timed([], SYMBOLS, target(document));
      const { answer: twice, ...again } = await client.timed([], SYMBOLS, target(document));
      // So many that they are compared only at the end.
      if (n === more.length - 1) {
        for (const answer of [once, twice]) assertSame(answer, expected.get(client.name).symbols);
      }
      return { first, again };
    });

    return {
      document: document.name,
      bytes: Buffer.byteLength(document.text),
      findings: prepared.items.length,
      symbols: countOf(prepared.symbols),
      // The first of all, by a server that has just been started: one sample.
      firstOpenMs: rounded(prepared.firstOpen.ms),
      measurements: {
        'open to diagnostics': resultOf(opened, WARM_UP_OPENS),
        'keystroke to diagnostics': resultOf(typed, WARM_UP_EDITS),
        'symbols after a keystroke': resultOf(
          mapped(outlined, ({ first }) => first),
          WARM_UP_OUTLINES,
        ),
        'symbols again': resultOf(
          mapped(outlined, ({ again }) => again),
          WARM_UP_OUTLINES,
        ),
      },
    };
  } finally {
    await Promise.all(clients.map((client) => client.stop()));
  }
}

/**
 * Answers can hold tens of thousands of objects, of which an assertion's own message would show every one.
 * @param {readonly unknown[]} answer
 * @param {readonly unknown[]} expected
 */
function assertSame(answer, expected) {
  const at = expected.findIndex((item, i) => !isDeepStrictEqual(answer[i], item));
  if (at < 0 && answer.length === expected.length) return;
  const shown = (/** @type {unknown} */ item) => JSON.stringify(item)?.slice(0, 400);
  throw new Error(`Answer ${at} of ${answer.length} is ${shown(answer[at])}, not ${shown(expected[at])}`);
}

/**
 * Has our server answer once and gives these answers to the floor.
 * @param {Client} ours
 * @param {Client} sameFloor
 * @param {BenchDocument} document
 */
async function prepareAnswers(ours, sameFloor, document) {
  const firstOpen = await ours.timed([opening(document)], DIAGNOSTICS, target(document));
  const { items } = firstOpen.answer;
  const symbols = await ours.request(SYMBOLS, target(document));
  ours.notify('textDocument/didClose', target(document));
  if (items.length === 0 || symbols.length === 0)
    throw new Error(`${document.name} is not taken for a draft`);
  sameFloor.notify('bench/answers', { items, symbols });
  return { firstOpen, items, symbols };
}

/**
 * Runs each step with one client after the other, another one first each time.
 * @template T
 * @param {readonly Client[]} clients
 * @param {number} steps
 * @param {(client: Client, step: number) => Promise<T>} run
 * @returns {Promise<Map<string, T[]>>} by client
 */
async function inTurn(clients, steps, run) {
  /** @type {Map<string, T[]>} */
  const results = new Map(clients.map(({ name }) => [name, []]));
  for (let step = 0; step < steps; step++) {
    for (let turn = 0; turn < clients.length; turn++) {
      const client = clients[(step + turn) % clients.length];
      results.get(client.name)?.push(await run(client, step));
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
  return results;
}

/**
 * Whether a keystroke gave the document back its first text: only there can the answers be compared.
 * @param {number} step
 */
function isRestored(step) {
  return step % 2 === 1;
}

/**
 * @template T, U
 * @param {Map<string, T[]>} samples
 * @param {(sample: T) => U} to
 */
function mapped(samples, to) {
  return new Map([...samples].map(([name, list]) => [name, list.map(to)]));
}

/**
 * @param {Map<string, Sample[]>} samples
 * @param {number} warmUp how many are not counted
 */
function resultOf(samples, warmUp) {
  const counted = new Map([...samples].map(([name, list]) => [name, list.slice(warmUp)]));
  const times = (/** @type {string} */ name) => (counted.get(name) ?? []).map(({ ms }) => ms);
  const servers = Object.fromEntries(
    [...counted].map(([name, list]) => [
      name,
      { ...summaryOf(times(name)), replyBytes: summaryOf(list.map(({ bytes }) => bytes)).median },
    ]),
  );
  return {
    servers,
    toEmptyFloor: compared(times(OURS), times(EMPTY_FLOOR)),
    toSameFloor: compared(times(OURS), times(SAME_FLOOR)),
  };
}

/** @param {BenchDocument} document @returns {[string, unknown]} */
function opening({ uri, text }) {
  return ['textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } }];
}

/**
 * @param {BenchDocument} document
 * @param {number} version
 * @param {import('./edits.mjs').Edit} edit
 * @returns {[string, unknown]}
 */
function changing({ uri }, version, edit) {
  return ['textDocument/didChange', { textDocument: { uri, version }, contentChanges: [edit] }];
}

/** @param {BenchDocument} document */
function target({ uri }) {
  return { textDocument: { uri } };
}

/** @param {readonly {children?: any[]}[]} symbols @returns {number} */
function countOf(symbols) {
  return symbols.reduce((sum, { children = [] }) => sum + 1 + countOf(children), 0);
}

/** @param {number} count */
function even(count) {
  return count + (count % 2);
}

/** @param {number} ms */
function rounded(ms) {
  return Math.round(ms * 100) / 100;
}
