import type { TagGrammar } from '../bureaux/types.js';

/** The brackets at the end of a text. Offsets are UTF-16 code units. */
export interface Brackets {
  readonly start: number;
  readonly innerStart: number;
  readonly innerEnd: number;
  readonly end: number;
  /** Whether they are the house's, one of each. */
  readonly regular: boolean;
  readonly closed: boolean;
  /** Whether the opening one is there. */
  readonly opened: boolean;
}

/** Longer than any tag: what stands in longer brackets is prose. */
const LONGEST_TAG = 240;
/** References of footnotes behind a tag: "(SB)[^1]". */
const FOOTNOTES = /(?:[\s\u00a0]*\[\^[^\]\s]{1,20}\])*$/;
/** What the end of a sentence looks like, behind which a tag may stand. */
const BEHIND_SENTENCE = /(?:^|[.!?;。；！？]["”’]?[\s\u00a0]+)([^.!?;。；！？]*)$/;

/** Characters as they stand in a class of a regular expression. */
export function inClass(characters: string): string {
  return characters.replace(/[\\\]^[-]/g, '\\$&');
}

const finders = new WeakMap<TagGrammar, BracketFinder>();

/** The finder for a grammar, made once for all tags. */
export function bracketFinderFor(grammar: TagGrammar): BracketFinder {
  const finder = finders.get(grammar) ?? new BracketFinder(grammar);
  finders.set(grammar, finder);
  return finder;
}

/** Finds brackets as a grammar knows them: the house's, and others that people use. */
export class BracketFinder {
  /** All opening brackets that a tag may have. */
  readonly opening: string;
  readonly #anyOpening: RegExp;
  /** All closing ones, in the same order. */
  readonly closing: string;
  readonly #house: string;

  constructor({ brackets, otherBrackets }: TagGrammar) {
    const pairs = [brackets, ...otherBrackets];
    this.#house = brackets;
    this.opening = pairs.map((pair) => pair.charAt(0)).join('');
    this.#anyOpening = new RegExp(`[${inClass(this.opening)}]`, 'u');
    this.closing = pairs.map((pair) => pair.charAt(1)).join('');
  }

  /** The last brackets of a text, closed or not; marks, spaces and references of footnotes may follow them. */
  last(text: string): Brackets | null {
    let end = text.length;
    if (text.endsWith(']')) end -= FOOTNOTES.exec(text.slice(-LONGEST_TAG))![0].length;
    while (end > 0 && /[\s\u00a0.,;:。；，]/.test(text[end - 1]!)) end--;
    let innerEnd = end;
    while (innerEnd > 0 && this.closing.includes(text[innerEnd - 1]!)) innerEnd--;
    const closed = innerEnd < end;
    if (!closed) innerEnd = end = text.trimEnd().length;
    const limit = Math.max(0, innerEnd - LONGEST_TAG);
    // The bracket of "DEVB(W)" was taken for the tag's own: give it back.
    if (end - innerEnd > 1 && /[A-Za-z]\([A-Za-z]{1,3}$/.test(text.slice(limit, innerEnd))) innerEnd++;
    const start = this.#openingBefore(text, innerEnd, limit);
    if (start === undefined) return null;
    if (start !== null) {
      const regular = text[start] === this.#house[0] && text.slice(innerEnd, end) === this.#house[1];
      return { start, innerStart: start + 1, innerEnd, end, regular, closed, opened: true };
    }
    return closed ? this.#unopened(text, innerEnd, end, limit) : null;
  }

  /** What stands around the innermost brackets that end a text: "(SB (DEVB))", "((SB)". Null where nothing does. */
  around(text: string, { start: inner, innerEnd, end, closed, opened }: Brackets): Brackets | null {
    if (!opened) return null;
    const limit = Math.max(0, end - LONGEST_TAG);
    if (!this.#anyOpening.test(text.slice(limit, inner))) return null;
    let start: number | null = null;
    for (let at = inner; ; at = start) {
      const outer = this.#openingBefore(text, at, limit);
      if (outer === null || outer === undefined) break;
      start = outer;
    }
    if (start === null) return null;
    // A single closing bracket is that of the branch in "(DEVB(W)", and the tag's own is still to come.
    const isOfBranch = closed && end - innerEnd === 1 && /[A-Za-z]/.test(text.charAt(inner - 1));
    // Of several closing brackets the last is that of the tag; of one nobody knows.
    return {
      start,
      innerStart: start + 1,
      innerEnd: isOfBranch ? end : Math.max(innerEnd, end - 1),
      end,
      regular: false,
      closed: closed && !isOfBranch,
      opened,
    };
  }

  /** Where the bracket is that holds what stands at `at`, and is not closed before it; null where none does. */
  openedBefore(text: string, at: number): number | null {
    return this.#openingBefore(text, at, Math.max(0, at - LONGEST_TAG)) ?? null;
  }

  /** Where the bracket is that closes what stands at `at`; null where none does. */
  closedAfter(text: string, at: number): number | null {
    let depth = 0;
    for (let i = at; i < text.length && i < at + LONGEST_TAG; i++) {
      if (this.opening.includes(text[i]!)) depth++;
      else if (this.closing.includes(text[i]!) && depth-- === 0) return i;
    }
    return null;
  }

  /** The bracket that closes what one opens: "）" for "（". */
  closingFor(bracket: string): string {
    return this.closing[this.opening.indexOf(bracket)] ?? this.#house.charAt(1);
  }

  /** Where the bracket is that opens what ends at `innerEnd`; null where none is, undefined where a paragraph ends. */
  #openingBefore(text: string, innerEnd: number, limit: number): number | null | undefined {
    let depth = 0;
    for (let i = innerEnd - 1; i >= limit; i--) {
      const char = text[i]!;
      if (char === '\n' && text[i - 1] === '\n') return undefined;
      if (this.closing.includes(char)) depth++;
      else if (this.opening.includes(char) && depth-- === 0) return i;
    }
    return null;
  }

  /** "Guard the dams. SB)": brackets whose opening one is lost begin with their sentence. */
  #unopened(text: string, innerEnd: number, end: number, limit: number): Brackets | null {
    const inner = BEHIND_SENTENCE.exec(text.slice(limit, innerEnd))?.[1];
    if (!inner) return null;
    const start = innerEnd - inner.length;
    return { start, innerStart: start, innerEnd, end, regular: false, closed: true, opened: false };
  }
}
