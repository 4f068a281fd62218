import type * as z from 'zod';
import type { JsonPath, JsonText } from './json-text.js';
import { nearestTo } from './nearest.js';
import { type ConfigurationProblem, type ProblemMessage, isProblemMessage } from './problems.js';
import { namesAt, schemasAt } from './schema-parts.js';

/** The path of an issue; symbols cannot stand in JSON. */
function pathOf(issue: z.core.$ZodIssue): JsonPath {
  return issue.path.filter((step): step is string | number => typeof step !== 'symbol');
}

/** What problems are told by: the schema that was not fitted, and what is said of names that it does not have. */
interface Telling {
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
