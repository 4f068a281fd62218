import { type Node, type ParseError, findNodeAtLocation, getNodeValue, parseTree } from 'jsonc-parser';
import type * as z from 'zod';
import { nearestTo } from './nearest.js';
import { type ConfigurationProblem, type ProblemMessage, isProblemMessage, reasonOf } from './problems.js';
import { namesAt, schemasAt } from './schema-parts.js';

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

  /** Where names stand that something else in their object is called by behind them, with what they are. */
  duplicates(): readonly (Extent & { readonly name: string })[] {
    const found: (Extent & { name: string })[] = [];
    const nodes = this.#root ? [this.#root] : [];
    for (let node = nodes.pop(); node; node = nodes.pop()) {
      const children = node.children ?? [];
      nodes.push(...children);
      if (node.type !== 'object') continue;
      const last = new Map<string, Node>();
      for (const { children: [name] = [] } of children) {
        if (!name) continue;
        const key = String(name.value);
        const before = last.get(key);
        if (before) found.push({ start: before.offset, end: before.offset + before.length, name: key });
        last.set(key, name);
      }
    }
    return found.sort((a, b) => a.start - b.start);
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

/** What problems are told by: the schema that was not fitted, and what is said of names that it does not have. */
export interface Telling {
  readonly schema: z.ZodType;
  unknownName?(path: JsonPath): ProblemMessage;
}

/** The problems that an issue with data is, where they stand. The schema names the message of each of its parts. */
export function problemsOf(
  issue: z.core.$ZodIssue,
  json: JsonText,
  value: unknown,
  telling: Telling,
): ConfigurationProblem[] {
  return meantIn(issue).flatMap((each) => problemsOfOne(each, json, value, telling));
}

/** An issue with a value that may be of several kinds as those with the kind that was written; others as they are. */
function meantIn(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.find(
    (issues) => issues.length > 0 && issues.every((each) => !isOfAnotherKind(each)),
  );
  if (!meant) return [issue];
  return meant.flatMap((each) => meantIn({ ...each, path: [...issue.path, ...each.path] }));
}

function problemsOfOne(
  issue: z.core.$ZodIssue,
  json: JsonText,
  value: unknown,
  telling: Telling,
): ConfigurationProblem[] {
  const path = pathOf(issue);
  const { schema, unknownName = () => 'unknownField' } = telling;
  const given = valueAt(value, path);
  if (issue.code === 'unrecognized_keys') {
    const taken = Object.keys(Object(given) as object);
    const free = namesAt(schema, path).filter((name) => name !== '$schema' && !taken.includes(name));
    return issue.keys.map((name) => ({
      ...json.nameExtentOf([...path, name]),
      message: unknownName(path),
      args: { name },
      ...instead(nearestTo(name, free)),
    }));
  }
  if (issue.code === 'invalid_key') {
    const [first] = issue.issues;
    const name = String(path.at(-1));
    const holder = path.slice(0, -1);
    const taken = Object.keys(Object(valueAt(value, holder)) as object);
    const free = namesAt(schema, holder).filter((choice) => !taken.includes(choice));
    const message = first && isProblemMessage(first.message) ? first.message : unknownName(holder);
    return [{ ...json.nameExtentOf(path), message, args: { name }, ...instead(nearestTo(name, free)) }];
  }
  if (path.length > 0 && given === undefined) {
    const args = { name: String(path.at(-1)) };
    return [{ ...json.extentOf(path.slice(0, -1)), message: 'missingField', args }];
  }
  const message = isProblemMessage(issue.message) ? issue.message : null;
  if (issue.code === 'invalid_value') {
    const choices = issue.values.filter((choice) => typeof choice === 'string');
    const near = typeof given === 'string' ? nearestTo(given, choices) : null;
    const args = { choices: issue.values.map((choice) => JSON.stringify(choice)).join(', ') };
    return [{ ...json.extentOf(path), message: message ?? 'choice', args, ...instead(near) }];
  }
  const corrected = corrections(given).find((correction) =>
    schemasAt(schema, path).some((part) => (part as z.ZodType).safeParse(correction).success),
  );
  return [
    { ...json.extentOf(path), message: message ?? 'wrongValue', args: {}, ...instead(corrected ?? null) },
  ];
}

/** Whether an issue says that a value is of another kind altogether: no text, no object. */
function isOfAnotherKind(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && issue.path.length === 0;
}

function instead(meant: unknown): Pick<ConfigurationProblem, 'instead'> {
  return meant === null ? {} : { instead: JSON.stringify(meant) };
}

/** What may be meant by a value that is of the wrong kind. */
function corrections(given: unknown): unknown[] {
  if (typeof given !== 'string' || given.length > MOST_CORRECTED) return [];
  const truth = /^(?:(true|yes|on)|(?:false|no|off))$/i.exec(given.trim());
  const [, year, month = '', day = ''] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(given.trim()) ?? [];
  return [
    ...(truth ? [truth[1] !== undefined] : []),
    ...(year ? [`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`] : []),
    ...(given === '' ? [] : [[given]]),
  ];
}

/** Values that are longer (UTF-16 code units) are no slips. */
const MOST_CORRECTED = 200;

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
    const cuts = result.error.issues.flatMap(meantIn).flatMap((issue): JsonPath[] => {
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
