import type * as z from 'zod';
import { contradictionsIn } from '../bureaux/consistency.js';
import type { RegistryData } from '../bureaux/types.js';
import type { CalendarFacts } from '../deadlines/types.js';
import { calendarSchema } from './calendar-file.js';
import { JsonText } from './json-text.js';
import type { ConfigurationProblem } from './problems.js';
import { registrySchema, toRegistryData } from './registry-file.js';
import { problemsOf, salvage } from './schema-problems.js';

/** Files that a workspace may bring: another registry, another calendar. */
export type DataKind = 'registry' | 'calendar';

interface DataOf {
  readonly registry: RegistryData;
  readonly calendar: CalendarFacts;
}

/** What a file holds, as far as it can be read: null where nothing can. */
export interface ReadData<T> {
  readonly data: T | null;
  readonly problems: readonly ConfigurationProblem[];
}

/** No file that people write by hand is longer (UTF-16 code units): Hong Kong’s registry has a tenth of it. */
export const MOST_DATA = 2_000_000;

/** At most so many problems of a file are told: where a file is of another kind altogether, they are endless. */
const MOST_PROBLEMS = 100;

/** Reads a file that a workspace brings. Never throws. Where parts are left out, the seeded ones may hold. */
export function readDataFile<K extends DataKind>(
  kind: K,
  text: string,
  seeded: DataOf[K],
): ReadData<DataOf[K]> {
  const read =
    kind === 'registry'
      ? readRegistry(text, seeded as RegistryData)
      : readCalendar(text, seeded as CalendarFacts);
  return read as ReadData<DataOf[K]>;
}

function readRegistry(text: string, seeded: RegistryData): ReadData<RegistryData> {
  const { json, value, whole, problems } = openData(text, registrySchema);
  const given = ((value as { organisations?: unknown } | undefined)?.organisations ?? []) as unknown[];
  const written = Array.isArray(given) ? [...given] : [];
  const read = whole ?? (value === undefined ? undefined : salvage(registrySchema, value));
  if (!read) return { data: null, problems };
  const data = toRegistryData(read, seeded);
  // Entries that could not be read are left out, so those behind them stand elsewhere in the text.
  const kept = (value as { organisations: unknown[] }).organisations;
  const contradictions = contradictionsIn(data).map(({ path, message, args }) => {
    const [first, at, ...rest] = path;
    const way = first === 'organisations' ? [first, written.indexOf(kept[Number(at)]), ...rest] : path;
    return { ...json.extentOf(way), message, args };
  });
  return { data, problems: [...problems, ...contradictions].slice(0, MOST_PROBLEMS) };
}

function readCalendar(text: string, seeded: CalendarFacts): ReadData<CalendarFacts> {
  const { json, value, whole, problems } = openData(text, calendarSchema);
  const read = whole ?? (value === undefined ? undefined : salvage(calendarSchema.partial(), value));
  if (!read) return { data: null, problems };
  const {
    financialYearStart,
    schoolYearStart,
    terms = [],
    legislatureNames = [],
    legislatures = [],
    sessions = [],
    occasions = [],
  } = read;
  const isOfUse = financialYearStart !== undefined || schoolYearStart !== undefined || terms.length > 0;
  const backward = Object.entries({ terms, legislatures }).flatMap(([of, all]) =>
    all.flatMap(({ start, end }, i): ConfigurationProblem[] =>
      end < start
        ? [{ ...json.extentOf([of, i, 'end']), message: 'endsTooEarly', args: { from: start } }]
        : [],
    ),
  );
  const data = {
    financialYearStart: financialYearStart ?? seeded.financialYearStart,
    schoolYearStart: schoolYearStart ?? seeded.schoolYearStart,
    terms,
    legislatureNames,
    legislatures,
    sessions,
    occasions,
  };
  return { data: isOfUse ? data : null, problems: [...problems, ...backward] };
}

/** A text with data, and what its value comes to. */
export interface OpenedData<T> {
  readonly json: JsonText;
  /** Undefined where it is of another kind altogether. */
  readonly value: unknown;
  /** The value by the schema; undefined where not all of it fits. */
  readonly whole: T | undefined;
  readonly problems: readonly ConfigurationProblem[];
}

/** Reads the value that a text with data holds, with what does not fit the schema. Never throws. */
export function openData<T>(text: string, schema: z.ZodType<T>): OpenedData<T> {
  if (text.length > MOST_DATA) {
    const args = { most: String(MOST_DATA) };
    const problem = { start: 0, end: 1, message: 'tooLong', args } as const;
    return { json: new JsonText(''), value: undefined, whole: undefined, problems: [problem] };
  }
  const json = new JsonText(text);
  const value = json.value();
  if (!value || typeof value !== 'object' || Array.isArray(value)) {
    const problem = { ...json.extentOf([]), message: 'notData', args: {} } as const;
    const problems = json.problems.length > 0 ? json.problems : [problem];
    return { json, value: undefined, whole: undefined, problems };
  }
  const { data: whole, error } = schema.safeParse(value);
  const problems = (error?.issues ?? []).flatMap((issue) => problemsOf(issue, json, value, { schema }));
  return { json, value, whole, problems: [...json.problems, ...problems].slice(0, MOST_PROBLEMS) };
}
