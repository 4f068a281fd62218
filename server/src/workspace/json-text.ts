import { type Node, type ParseError, findNodeAtLocation, getNodeValue, parseTree } from 'jsonc-parser';
import type * as z from 'zod';
import { type ConfigurationProblem, isProblemMessage, reasonOf } from './problems.js';

/** The way to a value in JSON: names and places in lists. */
export type JsonPath = readonly (string | number)[];

/** A stretch of a text, UTF-16 code units. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** A text in JSON with comments: its value as far as it can be read, and where each part of it stands. Never throws. */
export class JsonText {
  /** Where the text is no JSON: the first place only, since what follows are mostly consequences. */
  readonly problems: readonly ConfigurationProblem[];
  readonly #root: Node | undefined;

  constructor(private readonly text: string) {
    const errors: ParseError[] = [];
    try {
      this.#root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
      this.problems = errors.slice(0, 1).map(({ error, offset, length }) => ({
        start: Math.min(offset, text.length),
        end: Math.min(offset + Math.max(length, 1), text.length),
        message: 'syntax',
        args: { reason: reasonOf(error) },
      }));
    } catch {
      // The parser follows brackets by recursion, and thousands of them are too much for it.
      this.problems = [{ start: 0, end: Math.min(1, text.length), message: 'tooDeep', args: {} }];
    }
  }

  /** Whether there is nothing in it, or nothing that can be read. */
  get isEmpty(): boolean {
    return this.#root === undefined;
  }

  /** The value, made anew at each call. */
  value(): unknown {
    return this.#root && getNodeValue(this.#root);
  }

  /** Where a value stands, or what is nearest above it. No more than its first line, which is enough to find it. */
  extentOf(path: JsonPath): Extent {
    const node = this.#nearest(path);
    if (!node) return { start: 0, end: Math.min(1, this.text.length) };
    const start = node.offset;
    const line = this.text.slice(start, start + node.length).search(/[\r\n]/);
    return { start, end: start + (line < 0 ? node.length : line) };
  }

  /** Where the whole of a value stands; null where there is none. */
  wholeExtentOf(path: JsonPath): Extent | null {
    const node = this.#at(path);
    return node ? { start: node.offset, end: node.offset + node.length } : null;
  }

  /** Where the name before a value stands. */
  nameExtentOf(path: JsonPath): Extent {
    const name = this.#at(path)?.parent?.children?.[0];
    return name ? { start: name.offset, end: name.offset + name.length } : this.extentOf(path);
  }

  #at(path: JsonPath): Node | undefined {
    return this.#root && findNodeAtLocation(this.#root, [...path]);
  }

  #nearest(path: JsonPath): Node | undefined {
    for (let length = path.length; length > 0; length--) {
      const node = this.#at(path.slice(0, length));
      if (node) return node;
    }
    return this.#root;
  }
}

/** The path of an issue; symbols cannot stand in JSON. */
export function pathOf(issue: z.core.$ZodIssue): JsonPath {
  return issue.path.filter((step): step is string | number => typeof step !== 'symbol');
}

/** The problems that an issue with data is, where they stand. The schema names the message of each of its parts. */
export function problemsOf(issue: z.core.$ZodIssue, json: JsonText, value: unknown): ConfigurationProblem[] {
  const path = pathOf(issue);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => ({
      ...json.nameExtentOf([...path, name]),
      message: 'unknownField',
      args: { name },
    }));
  }
  if (issue.code === 'invalid_key') {
    const [first] = issue.issues;
    const message = first && isProblemMessage(first.message) ? first.message : 'wrongValue';
    return [{ ...json.nameExtentOf(path), message, args: {} }];
  }
  const last = path.at(-1);
  if (path.length > 0 && valueAt(value, path) === undefined) {
    const args = { name: String(last) };
    return [{ ...json.extentOf(path.slice(0, -1)), message: 'missingField', args }];
  }
  if (issue.code === 'invalid_value') {
    const args = { choices: issue.values.map((choice) => JSON.stringify(choice)).join(', ') };
    return [{ ...json.extentOf(path), message: 'choice', args }];
  }
  const message = isProblemMessage(issue.message) ? issue.message : 'wrongValue';
  return [{ ...json.extentOf(path), message, args: {} }];
}

/** Deeper than any schema of ours. */
const MOST_ROUNDS = 12;

/**
 * What of a value fits a schema: what is wrong is taken out, and where it must not be missing, what holds it too.
 * Undefined where nothing is left. `value` is changed. `cutOf` says what goes with a wrong part, if not it alone.
 */
export function salvage<T>(
  schema: z.ZodType<T>,
  value: unknown,
  cutOf: (path: JsonPath) => JsonPath = (path) => path,
): T | undefined {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    const cuts = result.error.issues.flatMap((issue): JsonPath[] => {
      const path = pathOf(issue);
      if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...path, key]);
      return [cutOf(valueAt(value, path) === undefined ? path.slice(0, -1) : path)];
    });
    if (cuts.some((path) => path.length === 0)) return undefined;
    // From the end, so that the places of those before stay; and each once.
    const sorted = [...new Map(cuts.map((path) => [JSON.stringify(path), path])).values()].sort(fromTheEnd);
    for (const path of sorted) cut(value, path);
  }
  return undefined;
}

function valueAt(value: unknown, path: JsonPath): unknown {
  let at = value;
  for (const step of path) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at;
}

function cut(value: unknown, path: JsonPath): void {
  const holder = valueAt(value, path.slice(0, -1));
  const last = path.at(-1);
  if (Array.isArray(holder) && typeof last === 'number') holder.splice(last, 1);
  else if (holder && typeof holder === 'object') Reflect.deleteProperty(holder, String(last));
}

function fromTheEnd(a: JsonPath, b: JsonPath): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]];
    if (x === y) continue;
    return typeof x === 'number' && typeof y === 'number' ? y - x : String(x) < String(y) ? 1 : -1;
  }
  return b.length - a.length;
}
