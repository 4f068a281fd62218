import type { Registry } from '../bureaux/registry.js';
import type { CodeState, Organisation, Period } from '../bureaux/types.js';

/** A code (or name) in a bureau tag. Offsets are UTF-16 code units of the text that was read. */
export interface TaggedCode {
  readonly written: string;
  readonly start: number;
  readonly end: number;
  readonly state: CodeState;
  /** The organisation in the registry; null for an unknown code. */
  readonly organisation: Organisation | null;
}

/** Ways in which a tag departs from the house form `(CODE, CODE and relevant bureaux)`. */
export type TagSlip = 'brackets' | 'unclosed' | 'separators' | 'case' | 'name';

/** The parenthesis that ends an initiative: who answers for it, the lead bureau first. */
export interface BureauTag {
  readonly start: number;
  readonly end: number;
  readonly codes: readonly TaggedCode[];
  /** "and relevant bureaux", "all bureaux". */
  readonly andRelevantBureaux: boolean;
  readonly slips: readonly TagSlip[];
  /** The tag as the house writes it. */
  readonly houseForm: string;
}

const OPENING = '(（[［【〔';
const CLOSING = ')）]］】〕';
/** Longer than any tag: what stands in longer brackets is prose. */
const LONGEST_TAG = 240;
/** A mark or word between two parties; or a mere space, where a code in capitals follows. */
const SEPARATOR =
  /[\s\u00a0]*(?:[,，、;；/／&＆+]|(?:[Aa][Nn][Dd]|及|和|與)(?![A-Za-z]))[\s\u00a0]*|[\s\u00a0]+(?=[A-Z]{2})/uy;
const CODE = /[A-Za-z][A-Za-z]*(?:&[A-Za-z]+)?(?:\([A-Za-z]{1,3}\))?/y;
const CODE_SHAPE = /^(?=.*[A-Z].*[A-Z])[A-Za-z&]{2,10}$/;
const SENTENCE_END = /[.!?;:。；！？…][”"'’»)]?[\s\u00a0]*$/;

interface Brackets {
  readonly start: number;
  readonly innerStart: number;
  readonly innerEnd: number;
  readonly end: number;
  readonly regular: boolean;
  readonly closed: boolean;
}

/**
 * The bureau tag that ends `text`, or null. Brackets that hold something else ("(AI)", "(block vote)", "(Cap. 486)")
 * are no tags; nor is the abbreviation of a name that stands before it.
 */
export function readTag(text: string, registry: Registry, period: Period): BureauTag | null {
  const brackets = lastBrackets(text);
  if (!brackets) return null;
  const content = readContent(text, brackets.innerStart, brackets.innerEnd, registry, period);
  if (!content || !isTag(text.slice(0, brackets.start), content, registry, period)) return null;
  const slips = new Set<TagSlip>(content.slips);
  if (!brackets.closed) slips.add('unclosed');
  else if (!brackets.regular) slips.add('brackets');
  const { start, end } = brackets;
  const { codes, open } = content;
  return {
    start,
    end,
    codes,
    andRelevantBureaux: open !== null,
    slips: [...slips],
    houseForm: houseForm(codes, open),
  };
}

function houseForm(codes: readonly TaggedCode[], open: string | null): string {
  const list = codes.map((code) => code.organisation?.code ?? code.written).join(', ');
  return `(${[list, open].filter(Boolean).join(' and ')})`;
}

/** The last brackets of the text, closed or not; marks and spaces may follow them. */
function lastBrackets(text: string): Brackets | null {
  let end = text.length;
  while (end > 0 && /[\s\u00a0.,;:。；，]/.test(text[end - 1]!)) end--;
  let innerEnd = end;
  while (innerEnd > 0 && CLOSING.includes(text[innerEnd - 1]!)) innerEnd--;
  const closed = innerEnd < end;
  if (!closed) innerEnd = end = text.trimEnd().length;
  let depth = 0;
  const limit = Math.max(0, innerEnd - LONGEST_TAG);
  // The bracket of "DEVB(W)" was taken for the tag's own: give it back.
  if (end - innerEnd > 1 && /[A-Za-z]\([A-Za-z]{1,3}$/.test(text.slice(limit, innerEnd))) innerEnd++;
  for (let i = innerEnd - 1; i >= limit; i--) {
    const char = text[i]!;
    if (char === '\n' && text[i - 1] === '\n') return null;
    if (CLOSING.includes(char)) depth++;
    else if (OPENING.includes(char)) {
      if (depth > 0) {
        depth--;
        continue;
      }
      const regular = char === '(' && text.slice(innerEnd, end) === ')';
      return { start: i, innerStart: i + 1, innerEnd, end, regular, closed };
    }
  }
  return null;
}

interface Content {
  readonly codes: readonly TaggedCode[];
  readonly open: string | null;
  readonly slips: readonly TagSlip[];
}

/** Reads the inside of brackets as parties and separators; null when it is something else. */
function readContent(
  text: string,
  from: number,
  to: number,
  registry: Registry,
  period: Period,
): Content | null {
  const codes: TaggedCode[] = [];
  const slips: TagSlip[] = [];
  let open: string | null = null;
  let separator: string | null = null;
  const last = to - /[\s\u00a0.;:]*$/.exec(text.slice(from, to))![0].length;
  if (/[.;:]/.test(text.slice(last, to))) slips.push('separators');
  to = last;
  let at = skipSpace(text, from, to);
  while (at < to) {
    if (open !== null || (codes.length > 0 && separator === null)) return null;
    const party = readParty(text, at, to, registry, period);
    if (!party) return null;
    const joinedByAnd = separator !== null && /^and$/i.test(separator);
    if (party.open) {
      open = text.slice(at, party.end);
      if (separator !== null && !joinedByAnd) slips.push('separators');
    } else {
      codes.push(party.code);
      const { written, organisation } = party.code;
      if (separator !== null && separator !== ',') slips.push('separators');
      if (party.named) slips.push('name');
      else if (organisation && written !== organisation.code && written !== written.toUpperCase())
        slips.push('case');
    }
    SEPARATOR.lastIndex = party.end;
    const next = SEPARATOR.exec(text);
    at = party.end;
    if (next && SEPARATOR.lastIndex <= to) {
      separator = next[0].trim();
      at = SEPARATOR.lastIndex;
      if (at >= to) slips.push('separators');
    } else separator = null;
    at = skipSpace(text, at, to);
  }
  return codes.length > 0 || open !== null ? { codes, open, slips } : null;
}

function skipSpace(text: string, at: number, to: number): number {
  while (at < to && /[\s\u00a0]/.test(text[at]!)) at++;
  return at;
}

type Party =
  | { readonly open: true; readonly end: number }
  | { readonly open: false; readonly end: number; readonly named: boolean; readonly code: TaggedCode };

function readParty(text: string, at: number, to: number, registry: Registry, period: Period): Party | null {
  const rest = text.slice(at, to);
  const open = openParty(rest, registry.openParties);
  if (open !== null) return { open: true, end: at + open };
  CODE.lastIndex = at;
  const written = CODE.exec(text)?.[0];
  if (written !== undefined && endsParty(text, at + written.length, to)) {
    const found = registry.lookUp(written, period);
    if (found || CODE_SHAPE.test(written)) return codeParty(at, written, found, false);
  }
  // "HYAB&CMAB" is two codes, "C&ED" one: the registry tells.
  const ampersand = written?.indexOf('&') ?? -1;
  if (written !== undefined && ampersand > 0) {
    const first = written.slice(0, ampersand);
    const found = registry.lookUp(first, period);
    if (found) return codeParty(at, first, found, false);
  }
  // A name may hold commas and "and": the longest piece that is a name counts.
  for (let end = to; end > at; end--) {
    if (end < to && !endsParty(text, end, to)) continue;
    const name = text.slice(at, end).trim();
    const found = name.length > 2 ? registry.lookUpName(name, period) : null;
    if (found) return codeParty(at, name, found, true);
  }
  return null;
}

function codeParty(
  start: number,
  written: string,
  found: ReturnType<Registry['lookUp']>,
  named: boolean,
): Party {
  const code = {
    written,
    start,
    end: start + written.length,
    state: found?.state ?? ('unknown' as const),
    organisation: found?.organisation ?? null,
  };
  return { open: false, end: code.end, named, code };
}

function endsParty(text: string, at: number, to: number): boolean {
  if (skipSpace(text, at, to) >= to) return true;
  SEPARATOR.lastIndex = at;
  return SEPARATOR.test(text);
}

/** The length of "relevant bureaux", "other relevant bureaux", "all bureaux" at the start of `rest`, or null. */
function openParty(rest: string, parties: readonly string[]): number | null {
  const prefix = /^(?:the\s+|all\s+|other\s+)*/i.exec(rest)![0].length;
  const lower = rest.toLowerCase();
  let longest: number | null = null;
  for (const party of parties) {
    for (const from of [0, prefix]) {
      const end = from + party.length;
      if (!lower.startsWith(party.toLowerCase(), from) || /[a-z]/i.test(rest[end] ?? '')) continue;
      if (longest === null || end > longest) longest = end;
    }
  }
  return longest;
}

/** Whether brackets with this content, behind the text `before`, are a tag and no abbreviation or aside. */
function isTag(before: string, { codes, open }: Content, registry: Registry, period: Period): boolean {
  if (codes.length === 0) return open !== null;
  const known = codes.filter((code) => code.organisation !== null);
  const afterSentence = before.trim() === '' || SENTENCE_END.test(before);
  if (afterSentence) return known.length > 0 || codes.every((code) => CODE_SHAPE.test(code.written));
  const answering = known.filter((code) => code.state === 'inForce' || code.state === 'notInForce');
  if (answering.length > 0) return codes.length > 1 || !endsInName(before, answering[0]!.organisation!);
  return codes.every(
    (code) =>
      code.organisation === null && code.written.length >= 4 && isNear(code.written, registry, period),
  );
}

function isNear(written: string, registry: Registry, period: Period): boolean {
  return /^[A-Z]+$/.test(written) && registry.suggestionsFor(written, period).length > 0;
}

function endsInName(before: string, organisation: Organisation): boolean {
  const tail = before.trimEnd().toLowerCase();
  return [organisation.nameEn, ...organisation.aliases].some((name) => tail.endsWith(name.toLowerCase()));
}
