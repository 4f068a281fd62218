import type { LookUp, Registry } from '../bureaux/registry.js';
import type { Period, TagGrammar } from '../bureaux/types.js';
import type { TaggedCode, TagSlip } from './tag.js';

/** What the brackets of a tag hold. */
export interface Content {
  readonly codes: readonly TaggedCode[];
  /** "relevant bureaux", as written; null where nobody without a code takes part. */
  readonly open: string | null;
  readonly slips: readonly TagSlip[];
  /** Whether a party that is not known can be nothing else: "Secuirty Bureau", "5B", a code with a Greek letter. */
  readonly isSlip: boolean;
}

/** What may be a code where nobody has it: capitals at the least at two places. */
export const CODE_SHAPE = /^(?=.*[A-Z].*[A-Z])[A-Za-z&]{2,10}$/;
/** A code, with a digit where one stands for a letter ("5B"), an ampersand ("C&ED") or a branch ("DEVB(W)"). */
const CODE = /[A-Za-z0-9]+(?:&[A-Za-z]+)?(?:\([A-Za-z]{1,3}\))?/y;
/** A name of a bureau that nobody has: its last word says what it is. */
const NAME_SHAPE = /^(?:the\s+)?\p{Lu}[\p{L}&,' -]{3,60}\s(?:Bureau|Bureaux|Office|Department|Ministry)$/u;
/** Longer asides are prose. */
const LONGEST_ASIDE = 60;

/** Reads what stands in the brackets of a tag: parties and what separates them. */
export class TagContentReader {
  readonly #separator: RegExp;
  readonly #conjunction: RegExp;
  readonly #grammar: TagGrammar;

  constructor(
    private readonly text: string,
    private readonly asWritten: string,
    private readonly registry: Registry,
    private readonly period: Period,
  ) {
    this.#grammar = registry.tagGrammar;
    this.#separator = separatorOf(this.#grammar);
    this.#conjunction = new RegExp(`^${escaped(this.#grammar.conjunction)}$`, 'i');
  }

  /** Reads what stands from `from` to before `to` as parties and separators; null when it is something else. */
  read(from: number, to: number): Content | null {
    const codes: TaggedCode[] = [];
    const slips: TagSlip[] = [];
    let open: string | null = null;
    let isSlip = false;
    let separator: string | null = null;
    const last = to - /[\s\u00a0.;:]*$/.exec(this.text.slice(from, to))![0].length;
    if (/[.;:]/.test(this.text.slice(last, to))) slips.push('separators');
    let at = this.#skipSpace(from, last);
    const leading = this.#leadingConjunction(at, last);
    if (leading > 0) slips.push('separators');
    at += leading;
    while (at < last) {
      if (open !== null || (codes.length > 0 && separator === null)) return null;
      const party = this.#party(at, last);
      if (!party) return null;
      if (party.code === null) {
        open = this.text.slice(at, party.end).replace(/\s+/g, ' ');
        if (separator !== null && !this.#conjunction.test(separator)) slips.push('separators');
      } else {
        codes.push(party.code);
        isSlip ||= party.code.organisation === null && !CODE_SHAPE.test(party.code.written);
        if (separator !== null && separator !== this.#grammar.separator) slips.push('separators');
        slips.push(...slipsOf(party.code, party.named));
      }
      this.#separator.lastIndex = party.end;
      const next = this.#separator.exec(this.text);
      at = party.end;
      separator = null;
      if (next && this.#separator.lastIndex <= last) {
        separator = next[0].trim();
        at = this.#separator.lastIndex;
        if (at >= last) slips.push('separators');
      }
      at = this.#skipSpace(at, last);
    }
    return codes.length > 0 || open !== null ? { codes, open, slips, isSlip } : null;
  }

  /** "SB to follow up", "lead: EDB": bureaux in force with a few plain words, first or last. Null when it is something else. */
  readLoosely(from: number, to: number): Content | null {
    const inner = this.text.slice(from, to);
    if (inner.length > LONGEST_ASIDE) return null;
    const codes: TaggedCode[] = [];
    const words = inner.replace(/[A-Z][A-Za-z&]+/g, (written, at: number) => {
      const found = this.registry.lookUp(written, this.period);
      if (found?.state !== 'inForce' || found.organisation.code !== written) return written;
      codes.push(this.#code(from + at, written, found));
      return '';
    });
    const isPlain = codes.length > 0 && /^[\s\p{Ll},;:–-]*$/u.test(words);
    const isAtEdge =
      codes.length > 0 && (codes[0]!.start === from || codes.at(-1)!.end === from + inner.trimEnd().length);
    return isPlain && isAtEdge ? { codes, open: null, slips: ['words'], isSlip: false } : null;
  }

  /** How long an "and" is that stands before all parties: "(and relevant bureaux)". */
  #leadingConjunction(at: number, to: number): number {
    const words = /^\S+\s+/.exec(this.text.slice(at, to))?.[0] ?? '';
    return this.#conjunction.test(words.trim()) && this.#openParty(at + words.length, to) !== null
      ? words.length
      : 0;
  }

  #party(at: number, to: number): { end: number; named: boolean; code: TaggedCode | null } | null {
    const open = this.#openParty(at, to);
    if (open !== null) return { end: at + open, named: false, code: null };
    CODE.lastIndex = at;
    const written = CODE.exec(this.text)?.[0];
    if (written !== undefined && this.#endsParty(at + written.length, to)) {
      const found = this.registry.lookUp(written, this.period);
      const isCode = found ?? (CODE_SHAPE.test(written) || this.registry.isMistyped(written, this.period));
      if (isCode) return this.#codeParty(at, written, found);
    }
    // "HYAB&CMAB" is two codes, "C&ED" one: the registry tells.
    const ampersand = written?.indexOf('&') ?? -1;
    if (written !== undefined && ampersand > 0) {
      const first = written.slice(0, ampersand);
      const found = this.registry.lookUp(first, this.period);
      if (found) return this.#codeParty(at, first, found);
    }
    return this.#namedParty(at, to);
  }

  /** A name may hold commas and "and": the longest piece that is a name counts. */
  #namedParty(at: number, to: number): { end: number; named: boolean; code: TaggedCode } | null {
    for (let end = to; end > at; end--) {
      if (end < to && !this.#endsParty(end, to)) continue;
      const name = this.text.slice(at, end).trim();
      const found = name.length > 2 ? this.registry.lookUpName(name, this.period) : null;
      if (found) return { ...this.#codeParty(at, name, found), named: true };
    }
    const whole = this.text.slice(at, to).trim();
    return NAME_SHAPE.test(whole) ? { ...this.#codeParty(at, whole, null), named: true } : null;
  }

  #codeParty(
    start: number,
    written: string,
    found: LookUp | null,
  ): { end: number; named: boolean; code: TaggedCode } {
    const code = this.#code(start, written, found);
    return { end: code.end, named: false, code };
  }

  #code(start: number, read: string, found: LookUp | null): TaggedCode {
    const end = start + read.length;
    const written = this.asWritten.slice(start, end);
    // A letter of another alphabet makes it nobody's code, though it looks like one.
    const known = written === read ? found : null;
    return {
      written,
      start,
      end,
      state: known?.state ?? 'unknown',
      organisation: known?.organisation ?? null,
    };
  }

  #endsParty(at: number, to: number): boolean {
    if (this.#skipSpace(at, to) >= to) return true;
    this.#separator.lastIndex = at;
    return this.#separator.test(this.text);
  }

  #skipSpace(from: number, to: number): number {
    let at = from;
    while (at < to && /[\s\u00a0]/.test(this.text[at]!)) at++;
    return at;
  }

  /** The length of "relevant bureaux", "other relevant bureaux", "all bureaux" at `at`, or null. */
  #openParty(at: number, to: number): number | null {
    // Folded, but as long: a line may break between its words.
    const rest = this.text.slice(at, to).toLowerCase().replace(/\s/g, ' ');
    const prefix = /^(?:(?:the|all|other) +)*/.exec(rest)![0].length;
    let longest: number | null = null;
    for (const party of this.registry.openParties) {
      for (const from of [0, prefix]) {
        const end = from + party.length;
        if (!rest.startsWith(party.toLowerCase(), from) || /[a-z]/.test(rest[end] ?? '')) continue;
        if (longest === null || end > longest) longest = end;
      }
    }
    return longest;
  }
}

function slipsOf({ written, organisation }: TaggedCode, named: boolean): TagSlip[] {
  if (named) return ['name'];
  const isOther = organisation && written !== organisation.code && written !== written.toUpperCase();
  return isOther ? ['case'] : [];
}

/** Marks and words between two parties, one or more of them; or a mere space, where a code in capitals follows. */
function separatorOf({ separator, otherSeparators, conjunction }: TagGrammar): RegExp {
  const marks = [separator, ...otherSeparators, conjunction].map((mark) =>
    /^[A-Za-z]+$/.test(mark) ? `${eitherCase(mark)}(?![A-Za-z])` : escaped(mark),
  );
  const space = '[\\s\\u00a0]*';
  return new RegExp(
    `${space}(?:(?:${marks.join('|')})${space})+|\\.${space}(?=[A-Z]{2})|[\\s\\u00a0]+(?=[A-Z]{2})`,
    'uy',
  );
}

function eitherCase(word: string): string {
  return Array.from(word, (letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`).join('');
}

function escaped(mark: string): string {
  return mark.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
