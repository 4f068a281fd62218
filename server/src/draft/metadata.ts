import { LineCounter, isMap, isScalar, parseDocument } from 'yaml';
import type { YAMLMap } from 'yaml';

/** Kinds of draft; what each asks for is data (`seeds/profiles.json`). */
export const KINDS = ['supplement', 'address', 'annex', 'return'] as const;
/** One of {@link KINDS}. */
export type DraftKind = (typeof KINDS)[number];

/** Languages a draft can be in. */
export const LANGUAGES = ['en', 'zh-Hant'] as const;
/** One of {@link LANGUAGES}. */
export type DraftLanguage = (typeof LANGUAGES)[number];

/** What front matter may say of a draft, by the names of its keys. */
export const METADATA_KEYS = ['kind', 'publicationDate', 'language', 'bureau'] as const;
/** One of {@link METADATA_KEYS}. */
export type MetadataKey = (typeof METADATA_KEYS)[number];

/** Something in the front matter that cannot be read. Offsets are absolute. */
export interface MetadataProblem {
  readonly id: 'syntax' | 'shape' | 'unknownKey' | 'kind' | 'date' | 'language';
  readonly start: number;
  readonly end: number;
  readonly args: Readonly<Record<string, string>>;
}

/** What a draft's front matter says of it. */
export interface Metadata {
  /** Whether it says `policyAddress:` at all. */
  readonly declared: boolean;
  /** The keys that it gives, known or not. */
  readonly keys: readonly string[];
  readonly kind: DraftKind | null;
  /** ISO 8601. */
  readonly publicationDate: string | null;
  readonly language: DraftLanguage | null;
  /** The code of the bureau whose return it is. */
  readonly bureau: string | null;
  /** Where that code stands; absolute. */
  readonly bureauRange: { readonly start: number; readonly end: number } | null;
  readonly problems: readonly MetadataProblem[];
  /**
   * Where lines can be added to front matter that says nothing of the draft, above the line that closes it; absolute. Null
   * where there is no such front matter.
   */
  readonly room: number | null;
}

/** The metadata of a draft without front matter. */
export const NO_METADATA: Metadata = {
  declared: false,
  keys: [],
  kind: null,
  publicationDate: null,
  language: null,
  bureau: null,
  bureauRange: null,
  problems: [],
  room: null,
};

/** Whether `text` is a day of the calendar in ISO 8601. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Reads front matter: `source` is the block with its `---` lines, at offset 0 of the document. */
export function readFrontMatter(source: string): Metadata {
  const open = /^\ufeff?---[^\S\n]*\r?\n?/.exec(source)?.[0].length ?? 0;
  const close = source.search(/(?:^|\n)(?:---|\.\.\.)\s*$/);
  const isClosed = close >= 0 && close + 1 >= open;
  const body = source.slice(open, isClosed ? close + 1 : undefined);
  // `failsafe` keeps every value a string: a date must not become a number or a Date.
  const document = parseDocument(body, {
    schema: 'failsafe',
    lineCounter: new LineCounter(),
    prettyErrors: false,
  });
  const problems: MetadataProblem[] = document.errors.slice(0, 1).map(({ pos }) => ({
    id: 'syntax',
    ...lastLine(body, pos[0], open),
    args: {},
  }));
  const root = document.contents;
  const declared = isMap(root) ? root.get('policyAddress', true) : undefined;
  if (!isMap(root) || !root.has('policyAddress')) {
    if (/^policyAddress\s*:/m.test(body)) return { ...NO_METADATA, declared: true, problems };
    const isOpen = document.errors.length === 0 && (root === null || (isMap(root) && !root.flow));
    return { ...NO_METADATA, room: isOpen && isClosed ? close + 1 : null };
  }
  if (!isMap(declared)) {
    const range = isScalar(declared) && String(declared.value) !== '' ? declared.range : null;
    if (range && problems.length === 0) {
      problems.push({ id: 'shape', start: open + range[0], end: open + range[1], args: {} });
    }
    return { ...NO_METADATA, declared: true, problems };
  }
  const values = readValues(declared, body, open, problems);
  const keys = declared.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : []));
  return { ...NO_METADATA, ...values, declared: true, keys, problems };
}

/** The last line with words up to `at`: where a slip of form is noticed, the line before it is to blame. */
function lastLine(body: string, at: number, base: number): { start: number; end: number } {
  const end = body.slice(0, at + 1).trimEnd().length;
  const start = body.lastIndexOf('\n', end - 1) + 1;
  const indent = /^\s*/.exec(body.slice(start, end))![0].length;
  return { start: base + start + indent, end: base + Math.max(end, start + indent) };
}

function readValues(
  map: YAMLMap,
  body: string,
  base: number,
  problems: MetadataProblem[],
): Partial<Metadata> {
  const values: { -readonly [K in keyof Metadata]?: Metadata[K] } = {};
  for (const { key, value } of map.items) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    const given = isScalar(value) ? value : null;
    const text = given ? String(given.value).trim() : '';
    const range = given?.range ?? key.range ?? [0, 0, 0];
    const problem = (id: MetadataProblem['id'], at: readonly number[]): void => {
      // One problem, one finding: after a slip of form the values are not what was meant.
      if (problems.some((other) => other.id === 'syntax')) return;
      problems.push({ id, start: base + at[0]!, end: base + at[1]!, args: { value: text, key: name } });
    };
    if (!METADATA_KEYS.some((known) => known === name)) problem('unknownKey', key.range ?? range);
    else if (text === '') continue;
    else if (name === 'kind') {
      const kind = KINDS.find((k) => k === text);
      if (kind) values.kind = kind;
      else problem('kind', range);
    } else if (name === 'publicationDate') {
      if (isDay(text)) values.publicationDate = text;
      else problem('date', range);
    } else if (name === 'language') {
      const language = LANGUAGES.find((l) => l === text);
      if (language) values.language = language;
      else problem('language', range);
    } else {
      values.bureau = text;
      // Without the quotation marks that may stand around it.
      const written = body.slice(range[0]!, range[1]!);
      const at = Math.max(0, written.indexOf(text));
      const length = written.includes(text) ? text.length : written.length;
      values.bureauRange = { start: base + range[0]! + at, end: base + range[0]! + at + length };
    }
  }
  return values;
}

/** What is published in each year, and has its year in its name; the first one of a financial year. */
const NAMED_BY_YEAR =
  /policy\s+(?:address|agenda)|(?<!\p{L})budget(?!\p{L})|committee\s+of\s+supply|施政(?:報告|綱領)|財政預算案/iu;

/** The year that a title gives: "The Chief Executive's 2025 Policy Address", or null. */
export function yearInTitle(title: string): number | null {
  if (!NAMED_BY_YEAR.test(title)) return null;
  const years = title.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g);
  return years?.length === 1 ? Number(years[0]) : null;
}

/** A line that says when the draft is published: “Publication date: 17 September 2025”. */
const PUBLISHED =
  /^[\s>*_-]*(?:(?:publication|publishing|delivery)\s+date|date\s+of\s+(?:publication|delivery)|(?:(?:to\s+be|will\s+be)\s+)?(?:published|delivered|for\s+publication|for\s+delivery)\s+on)[*_]*\s*(?:[:–—-]|\b)[\s*_]*(.*)$/iu;
/** Longer paragraphs, and longer lines, are prose. */
const LONGEST_NOTE = 400;

/** What the lines of a short paragraph say of the day of publication, as written: “17 September 2025”; null where none does. */
export function publicationIn(paragraph: string): string | null {
  if (paragraph.length > LONGEST_NOTE) return null;
  for (const line of paragraph.split(/\r\n|\r|\n/)) {
    const said = PUBLISHED.exec(line)?.[1]?.replace(/[*_.\s]+$/, '');
    if (said) return said;
  }
  return null;
}
