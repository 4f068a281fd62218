import type { Registry } from '../bureaux/registry.js';
import type { CodeState, Organisation, Period } from '../bureaux/types.js';
import { UNSEEN, unseenIn, withoutUnseen } from '../phrases/unseen.js';
import { trimmed } from './detached.js';
import { type BracketFinder, type Brackets, bracketFinderFor } from './tag-brackets.js';
import { CODE_SHAPE, type Content, TagContentReader } from './tag-content.js';

/** A code (or name) in a bureau tag. Offsets are UTF-16 code units of the text that was read. */
export interface TaggedCode {
  readonly written: string;
  readonly start: number;
  readonly end: number;
  /** Where all that names it ends: “Security Bureau (SB)” is one party, though its code stands behind its name. */
  readonly wholeEnd: number;
  readonly state: CodeState;
  /** The organisation in the registry; null for an unknown code. */
  readonly organisation: Organisation | null;
}

/**
 * Ways in which a tag departs from the house form `(CODE, CODE and relevant bureaux)`. `words` are words that are no
 * parties: they would be lost in the house form.
 */
export type TagSlip = 'brackets' | 'unclosed' | 'separators' | 'case' | 'name' | 'words';

/** The parenthesis that ends an initiative: who answers for it, the lead bureau first. */
export interface BureauTag {
  readonly start: number;
  readonly end: number;
  readonly codes: readonly TaggedCode[];
  /** "and relevant bureaux", "all bureaux". */
  readonly andRelevantBureaux: boolean;
  readonly slips: readonly TagSlip[];
  /** Whether the tag ends in the beginning of a party, with no bracket behind it: it is still being written. */
  readonly isUnfinished: boolean;
  /** The tag as the house writes it, each bureau once. */
  readonly houseForm: string;
}

const SENTENCE_END = /[.!?;:。；！？…][”"'’»)]?[\s\u00a0]*$/;
/** What may stand between two tags. */
const BETWEEN_TAGS = /[\s\u00a0]*(?:(?:[,;/&+，、；]|and)[\s\u00a0]*)?$/;
/** So many tags side by side are read as one. */
const MOST_TAGS = 6;

/** A text that may end in a tag, and what it is read with. */
interface Reading {
  readonly text: string;
  readonly registry: Registry;
  readonly period: Period;
  readonly finder: BracketFinder;
  readonly contents: TagContentReader;
}

/**
 * The bureau tag that ends `text`, or null. Brackets that hold something else ("(AI)", "(block vote)", "(Cap. 486)")
 * are no tags; nor is the abbreviation of a name that stands before it. `asWritten` is the text before look-alike letters
 * were folded: a code that holds one is nobody's.
 */
export function readTag(
  text: string,
  registry: Registry,
  period: Period,
  asWritten = text,
): BureauTag | null {
  // A tag is no longer than this, and few texts hold what cannot be seen.
  const tail = Math.max(0, text.length - LONGEST_END);
  if (!UNSEEN.test(text.slice(tail))) return readSeenTag(text, registry, period, asWritten);
  const hidden = unseenIn(text);
  const tag = readSeenTag(withoutUnseen(text), registry, period, withoutUnseen(asWritten));
  if (!tag) return null;
  const { start, end, codes } = tag;
  return {
    ...tag,
    start: placeWith(hidden, start),
    end: placeWith(hidden, end - 1) + 1,
    codes: codes.map((code) => ({
      ...code,
      start: placeWith(hidden, code.start),
      end: placeWith(hidden, code.end - 1) + 1,
      wholeEnd: placeWith(hidden, code.wholeEnd - 1) + 1,
    })),
  };
}

/** Longer than any tag. */
const LONGEST_END = 1000;

/** Where a character stands in a text, from where it stands once those at the places `hidden` are taken out. */
function placeWith(hidden: readonly number[], at: number): number {
  let place = at;
  for (const each of hidden) {
    if (each > place) break;
    place++;
  }
  return place;
}

/** The tag that ends a text in which all can be seen. */
function readSeenTag(text: string, registry: Registry, period: Period, asWritten: string): BureauTag | null {
  const finder = bracketFinderFor(registry.tagGrammar);
  const contents = new TagContentReader(text, asWritten, registry, period);
  const reading = { text, registry, period, finder, contents };
  const last = oneTag(reading, text.length);
  if (!last) return null;
  const tags = [last, ...tagsBefore(reading, last.brackets.start)];
  const first = tags.at(-1)!;
  const slips = new Set(tags.flatMap((tag) => [...tag.content.slips, ...bracketSlipsOf(tag, reading)]));
  if (tags.length > 1) slips.add('brackets');
  const codes = trimmed(tags.toReversed().flatMap(({ content }) => content.codes));
  const open = tags.map(({ content }) => content.open).find((words) => words !== null) ?? null;
  return {
    start: first.brackets.start,
    end: last.brackets.end,
    codes,
    andRelevantBureaux: open !== null,
    slips: [...slips],
    isUnfinished: last.content.isUnfinished,
    houseForm: houseForm(text, codes, open, registry),
  };
}

/** A tag as it stands behind words: with a space before it, but for the wide brackets of Chinese, which bring their own. */
export function behindWords(tag: string): string {
  return /^[（［【〔]/.test(tag) ? tag : ` ${tag}`;
}

interface OneTag {
  readonly brackets: Brackets;
  readonly content: Content;
}

/** The brackets that end the text before `end`, if they are a tag. */
function oneTag(reading: Reading, end: number): OneTag | null {
  const { text, finder } = reading;
  const inner = finder.last(text.slice(0, end));
  if (!inner) return null;
  const outer = finder.around(text, inner);
  return (outer && tagIn(reading, outer)) ?? tagIn(reading, inner);
}

/** Brackets, if they are a tag. */
function tagIn({ text, registry, period, contents }: Reading, brackets: Brackets): OneTag | null {
  const before = text.slice(0, brackets.start);
  const { innerStart, innerEnd, closed } = brackets;
  const strict = contents.read(innerStart, innerEnd, !closed);
  const content = strict ?? (endsSentence(before) ? contents.readLoosely(innerStart, innerEnd) : null);
  if (!content || !isTag(before, content, registry, period)) return null;
  // Without an opening bracket only bureaux that there are make a tag.
  const isSure = brackets.opened || content.codes.every((code) => code.organisation !== null);
  return isSure ? { brackets, content } : null;
}

/** "(SB) (DEVB)", "(SB) and (DEVB)": the tags that stand directly before one, last first. */
function tagsBefore(reading: Reading, start: number): OneTag[] {
  const tags: OneTag[] = [];
  let at = start;
  while (tags.length < MOST_TAGS) {
    const end = at - BETWEEN_TAGS.exec(reading.text.slice(Math.max(0, at - 20), at))![0].length;
    const tag = end > 0 && /[)\]）］】〕}]/.test(reading.text[end - 1]!) ? oneTag(reading, end) : null;
    const isTagToo = tag?.brackets.closed && tag.content.codes.every((code) => code.organisation !== null);
    if (!tag || !isTagToo || !endsSentence(reading.text.slice(0, tag.brackets.start))) break;
    tags.push(tag);
    at = tag.brackets.start;
  }
  return tags;
}

function bracketSlipsOf({ brackets, content }: OneTag, { text, registry }: Reading): TagSlip[] {
  const { start, innerEnd, end, closed, regular } = brackets;
  if (!closed) return ['unclosed'];
  // “(CSO (Administration Wing))”: those within are in order.
  const isHouse = text.charAt(start) + text.slice(innerEnd, end) === registry.tagGrammar.brackets;
  return regular || (content.hasPart && isHouse) ? [] : ['brackets'];
}

function houseForm(
  text: string,
  codes: readonly TaggedCode[],
  open: string | null,
  registry: Registry,
): string {
  const names = codes.map(({ organisation, written, start, end }) =>
    // The house writes Latin letters.
    /\)$/.test(written) ? written.replace(/\s/g, '') : (organisation?.code ?? text.slice(start, end)),
  );
  return registry.tagOf([...new Set(names)], open);
}

/** Whether a text ends a sentence, or is none yet: a tag may stand behind it. */
export function endsSentence(before: string): boolean {
  return before.trim() === '' || SENTENCE_END.test(before);
}

/** Whether brackets with this content, behind the text `before`, are a tag and no abbreviation or aside. */
function isTag(
  before: string,
  { codes, open, isSlip }: Content,
  registry: Registry,
  period: Period,
): boolean {
  if (codes.length === 0) return open !== null;
  const known = codes.filter((code) => code.organisation !== null);
  if (endsSentence(before)) {
    return known.length > 0 || isSlip || codes.every((code) => CODE_SHAPE.test(code.written));
  }
  const answering = known.filter((code) => code.state === 'inForce' || code.state === 'notInForce');
  if (answering.length > 0) return codes.length > 1 || !isAbbreviation(before, answering[0]!);
  return codes.every(
    (code) =>
      code.organisation === null && code.written.length >= 4 && isNear(code.written, registry, period),
  );
}

function isNear(written: string, registry: Registry, period: Period): boolean {
  return /^[A-Z]+$/.test(written) && registry.suggestionsFor(written, period).length > 0;
}

/** Whether a code behind a text is the abbreviation of its last words, or may be one: "tuberculosis (TB)". */
function isAbbreviation(before: string, { organisation, written, state }: TaggedCode): boolean {
  if (state === 'notInForce' && written.length === 2) return true;
  return endsInName(before, organisation!) || endsInInitials(before, written);
}

/** "civil society organisations (CSO)". Two small words may begin with the two letters by chance. */
function endsInInitials(before: string, code: string): boolean {
  const words = before
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word && !/^(?:of|and|the|for|in|on|to)$/.test(word));
  const last = words.slice(-code.length);
  const initials = last.map((word) => word.charAt(0)).join('');
  return initials.toUpperCase() === code.toUpperCase() && (code.length > 2 || initials === code);
}

function endsInName(before: string, organisation: Organisation): boolean {
  const tail = before.trimEnd().toLowerCase();
  return [organisation.nameEn, ...organisation.aliases].some((name) => tail.endsWith(name.toLowerCase()));
}
