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
  /** Whether the last party is but the beginning of one: "(SB, C", "(SB and rele". */
  readonly isUnfinished: boolean;
  /** Whether a part of a party stands in brackets behind it: "CSO (Administration Wing)". */
  readonly hasPart: boolean;
}

/** What may be a code where nobody has it: capitals at the least at two places. */
export const CODE_SHAPE = /^(?=.*[A-Z].*[A-Z])[A-Za-z&]{2,10}$/;
/** A code, with a digit where one stands for a letter ("5B"), an ampersand ("C&ED") or a branch ("DEVB(W)"). */
const CODE = /[A-Za-z0-9]+(?:&[A-Za-z]+)?(?:[\s\u00a0]?\([A-Za-z]{1,4}\))?/y;
/** The branch of a bureau behind its code: "(W)", "(Tsy)". */
const BRANCH = /[\s\u00a0]?\([A-Za-z]+\)$/;
/** A code that was torn in two: "DEV B". */
const TORN_CODE = /([A-Z]{1,4})[\s\u00a0]([A-Z]{1,4})(?![A-Za-z0-9&])/y;
/** A code with a digit that stands for no letter: one only among bureaux that are known. */
const DOUBTFUL_CODE = /^(?=.*\d)(?=.*[A-Z].*[A-Z])[A-Z0-9]{2,6}$/;
/** What names a party and its code as well: "Security Bureau (SB)". */
const OWN_CODE = /[\s\u00a0]*[(（[]([A-Za-z&]{2,10})[)）\]]/y;
/** A name of a bureau that nobody has: its last word says what it is. */
const NAME_SHAPE = /^(?:the\s+)?\p{Lu}[\p{L}&,' -]{3,60}\s(?:Bureau|Bureaux|Office|Department|Ministry)$/u;
/** A part of a bureau by its name: its last word says what it is. */
const PART_SHAPE =
  /^\p{Lu}[\p{L}&,'’ -]{2,60}\s(?:Branch|Wing|Division|Unit|Office|Secretariat|Section|Team)$/u;
/** What stands in brackets behind a code. */
const BEHIND_CODE = /[\s\u00a0]*\(([^()]{2,70})\)/y;
/** Longer asides are prose. */
const LONGEST_ASIDE = 60;

interface Party {
  readonly end: number;
  /** Whether it stands by its name. */
  readonly named: boolean;
  /** Whether a part of it stands in brackets behind it. */
  readonly hasPart: boolean;
  readonly code: TaggedCode;
}

/** Those without a code. */
interface OpenParty {
  readonly end: number;
  readonly code: null;
}

/** Reads what stands in the brackets of a tag: parties and what separates them. */
export class TagContentReader {
  readonly #separator: RegExp;
  readonly #conjunction: RegExp;
  readonly #asides: ReadonlySet<string>;
  readonly #acronyms: ReadonlySet<string>;
  readonly #grammar: TagGrammar;

  constructor(
    private readonly text: string,
    private readonly asWritten: string,
    private readonly registry: Registry,
    private readonly period: Period,
  ) {
    this.#grammar = registry.tagGrammar;
    const { separator, conjunction, asides, acronyms } = compiledOf(this.#grammar);
    this.#separator = separator;
    this.#conjunction = conjunction;
    this.#asides = asides;
    this.#acronyms = acronyms;
  }

  /**
   * Reads what stands from `from` to before `to` as parties and separators; null when it is something else. Where the
   * bracket is `open` the last party may still be being written.
   */
  read(from: number, to: number, isOpen: boolean): Content | null {
    const codes: TaggedCode[] = [];
    const slips: TagSlip[] = [];
    let open: string | null = null;
    let isSlip = false;
    let isUnfinished = false;
    let hasPart = false;
    let separator: string | null = null;
    const last = to - /[\s\u00a0.;:]*$/.exec(this.text.slice(from, to))![0].length;
    if (/[.;:]/.test(this.text.slice(last, to))) slips.push('separators');
    let at = this.#skipSpace(from, last);
    const leading = this.#leadingMarks(at, last);
    if (leading > 0) slips.push('separators');
    at += leading;
    while (at < last) {
      if ((open !== null || codes.length > 0) && separator === null) return null;
      const party = this.#party(at, last);
      if (!party) {
        isUnfinished = isOpen && codes.length > 0 && this.#isBeginning(this.text.slice(at, last));
        if (!isUnfinished) return null;
        break;
      }
      if (open !== null) slips.push('separators');
      if (party.code === null) {
        if (open !== null) return null;
        open = this.text.slice(at, party.end).replace(/\s+/g, ' ');
        if (separator !== null && !this.#conjunction.test(separator)) slips.push('separators');
      } else {
        codes.push(party.code);
        hasPart ||= party.hasPart;
        isSlip ||= party.code.organisation === null && !CODE_SHAPE.test(party.code.written);
        if (separator !== null && separator !== this.#grammar.separator) slips.push('separators');
        slips.push(...slipsOf(party.code, party.named));
        const isLast = this.#skipSpace(party.end, last) >= last;
        isUnfinished =
          isOpen && isLast && !party.code.organisation && this.registry.isBeginning(party.code.written);
      }
      this.#separator.lastIndex = party.end;
      const next = this.#separator.exec(this.text);
      at = party.end;
      separator = null;
      if (next && next.index < last) {
        separator = next[0].trim();
        at = this.#separator.lastIndex;
        if (!this.#isSpaced(next.index, at)) slips.push('separators');
        if (at >= last && separator !== '') slips.push('separators');
      }
      at = this.#skipSpace(at, last);
    }
    const known = codes.some((code) => code.organisation !== null);
    if (!known && codes.some(({ written }) => this.#isDoubtful(written))) return null;
    if (codes.length === 0 && open === null) return null;
    // In the house form the part would be lost.
    if (hasPart && slips.length > 0) slips.push('words');
    return { codes, open, slips, isSlip, isUnfinished, hasPart };
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
    const isPlain = words.split(/[\s,;:.()[\]–]+/u).every((word) => this.#isAside(word));
    const isAtEdge =
      codes.length > 0 && (codes[0]!.start === from || codes.at(-1)!.end === from + inner.trimEnd().length);
    if (!isPlain || !isAtEdge) return null;
    return { codes, open: null, slips: ['words'], isSlip: false, isUnfinished: false, hasPart: false };
  }

  #isAside(word: string): boolean {
    return word === '' || word === '-' || this.#asides.has(word.toLowerCase());
  }

  /** Whether a party that is being written may begin so: a code, or those without one. */
  #isBeginning(written: string): boolean {
    const folded = written.trimEnd().toLowerCase();
    return (
      (/^[a-z&]{1,9}$/.test(folded) && this.registry.isBeginning(folded)) ||
      this.registry.openParties.some((party) => party.toLowerCase().startsWith(folded))
    );
  }

  #isDoubtful(written: string): boolean {
    return DOUBTFUL_CODE.test(written) && !this.registry.isMistyped(written, this.period);
  }

  /** How long brackets, or an "and", are that stand before all parties: "((SB)", "(and relevant bureaux)". */
  #leadingMarks(at: number, to: number): number {
    const brackets = /^(?:[([{（［【〔][\s\u00a0]*)+/.exec(this.text.slice(at, to));
    if (brackets) return brackets[0].length;
    const words = /^\S+\s+/.exec(this.text.slice(at, to))?.[0] ?? '';
    return this.#conjunction.test(words.trim()) && this.#openParty(at + words.length, to) !== null
      ? words.length
      : 0;
  }

  #party(at: number, to: number): Party | OpenParty | null {
    const open = this.#openParty(at, to);
    if (open !== null) return { end: at + open, code: null };
    const written = this.#writtenCode(at);
    if (written !== undefined && this.#endsParty(at + written.length, to)) {
      const found = this.#lookUp(written);
      if (found) return this.#withPart(this.#codeParty(at, written, found), to);
      const other = this.#tornParty(at, to) ?? this.#joinedParty(at, written) ?? this.#knownNameParty(at, to);
      if (other) return other;
      if (this.#mayBeCode(written)) return this.#codeParty(at, written, null);
    }
    return (
      this.#tornParty(at, to) ??
      (written === undefined ? null : this.#joinedParty(at, written)) ??
      this.#namedParty(at, to)
    );
  }

  /** A party with the part of it that stands in brackets behind it, by its name or its code; as it is where none does. */
  #withPart(party: Party, to: number): Party {
    const { organisation } = party.code;
    BEHIND_CODE.lastIndex = party.end;
    const name = BEHIND_CODE.exec(this.text)?.[1]?.trim();
    const end = BEHIND_CODE.lastIndex;
    if (name === undefined || end > to || !organisation) return party;
    const found = this.registry.lookUp(name, this.period) ?? this.registry.lookUpName(name, this.period);
    const isPart = found
      ? found.organisation.kind !== 'bureau' &&
        this.registry.presumedOverseersOf(found.organisation, this.period).includes(organisation)
      : PART_SHAPE.test(name);
    return isPart ? { ...party, end, hasPart: true, code: { ...party.code, wholeEnd: end } } : party;
  }

  /** What stands at `at` like a code. In brackets behind it is its branch; another bureau or an aside is no part of it. */
  #writtenCode(at: number): string | undefined {
    CODE.lastIndex = at;
    const written = CODE.exec(this.text)?.[0];
    const branch = BRANCH.exec(written ?? '');
    if (!branch || this.registry.lookUp(written!, this.period)) return written;
    const inner = branch[0].replace(/[^A-Za-z]/g, '');
    const state = this.registry.lookUp(inner, this.period)?.state;
    const isOwn = (state === undefined || state === 'notInForce') && !this.#asides.has(inner.toLowerCase());
    return isOwn ? written : written!.slice(0, branch.index);
  }

  /** Looks up a code, with its branch or without it. An ordinary word that is somebody's other name is no code. */
  #lookUp(written: string): LookUp | null {
    const found =
      this.registry.lookUp(written, this.period) ??
      (BRANCH.test(written) ? this.registry.lookUp(written.replace(BRANCH, ''), this.period) : null);
    const isWord =
      /^[a-z]+$/.test(written) && written.toUpperCase() !== found?.organisation.code.toUpperCase();
    return isWord ? null : found;
  }

  #mayBeCode(written: string): boolean {
    if (this.#acronyms.has(written) || /^[A-Z&]{2,}s$/.test(written)) return false;
    return (
      CODE_SHAPE.test(written) ||
      DOUBTFUL_CODE.test(written) ||
      this.registry.isMistyped(written, this.period)
    );
  }

  /** "HYAB&CMAB" is two codes, "C&ED" one: the registry tells. */
  #joinedParty(at: number, written: string): Party | null {
    const ampersand = written.indexOf('&');
    const first = written.slice(0, Math.max(0, ampersand));
    const found = first === '' ? null : this.registry.lookUp(first, this.period);
    return found ? this.#codeParty(at, first, found) : null;
  }

  #tornParty(at: number, to: number): Party | null {
    TORN_CODE.lastIndex = at;
    const [written, first, second] = TORN_CODE.exec(this.text) ?? [];
    if (written === undefined || !this.#endsParty(at + written.length, to)) return null;
    if (this.registry.lookUp(second!, this.period)) return null;
    const found = this.registry.lookUp(`${first}${second}`, this.period);
    return found ? this.#codeParty(at, written, found) : null;
  }

  /** A name may hold commas and "and": the longest piece that is a name counts. */
  #namedParty(at: number, to: number): Party | null {
    const known = this.#knownNameParty(at, to);
    if (known) return known;
    const whole = this.text.slice(at, to).trim();
    return NAME_SHAPE.test(whole) ? { ...this.#codeParty(at, whole, null), named: true } : null;
  }

  #knownNameParty(at: number, to: number): Party | null {
    for (let end = to; end > at; end--) {
      if (end < to && !this.#endsParty(end, to)) continue;
      const name = this.text.slice(at, end).trim();
      const found = name.length > 2 ? this.registry.lookUpName(name, this.period) : null;
      if (!found) continue;
      const party = this.#codeParty(at, name, found);
      OWN_CODE.lastIndex = party.end;
      const own = OWN_CODE.exec(this.text)?.[1];
      const isOwn = own !== undefined && OWN_CODE.lastIndex <= to;
      const isSame = isOwn && this.registry.lookUp(own, this.period)?.organisation === found.organisation;
      const wholeEnd = isSame ? OWN_CODE.lastIndex : party.end;
      return { end: wholeEnd, named: true, hasPart: false, code: { ...party.code, wholeEnd } };
    }
    return null;
  }

  #codeParty(start: number, written: string, found: LookUp | null): Party {
    const code = this.#code(start, written, found);
    return { end: code.end, named: false, hasPart: false, code };
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
      wholeEnd: end,
      state: known?.state ?? 'unknown',
      organisation: known?.organisation ?? null,
    };
  }

  /** Whether a mark between two parties has the spaces around it that the house gives it: “SB, TLB”, but not “SB,TLB”. */
  #isSpaced(from: number, to: number): boolean {
    const { separator } = this.#grammar;
    // Marks of emphasis are blanks in what is read.
    const written = this.asWritten.slice(from, to).replace(/[*_]+/g, '').replace(/\s+/g, ' ');
    return written.trim() !== separator || written === `${separator} `;
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

function slipsOf({ written, organisation, state }: TaggedCode, named: boolean): TagSlip[] {
  if (!organisation) return [];
  // Of a department it is told who stands there instead.
  if (named) return state === 'department' ? [] : ['name'];
  if (/^[A-Z]+[\s\u00a0][A-Z]+$/.test(written)) return ['case'];
  const isOther = written !== organisation.code && written !== written.toUpperCase();
  return isOther && !BRANCH.test(written) ? ['case'] : [];
}

/** What is made of a grammar, once for all tags that it reads. */
interface CompiledGrammar {
  readonly separator: RegExp;
  readonly conjunction: RegExp;
  readonly asides: ReadonlySet<string>;
  readonly acronyms: ReadonlySet<string>;
}

const compiled = new WeakMap<TagGrammar, CompiledGrammar>();

function compiledOf(grammar: TagGrammar): CompiledGrammar {
  const known = compiled.get(grammar);
  if (known) return known;
  const made: CompiledGrammar = {
    separator: separatorOf(grammar),
    conjunction: new RegExp(`^${escaped(grammar.conjunction)}$`, 'i'),
    asides: new Set(grammar.asides),
    acronyms: new Set(grammar.acronyms),
  };
  compiled.set(grammar, made);
  return made;
}

/** Marks and words between two parties, one or more of them; or a mere space, where a code in capitals follows. */
function separatorOf(grammar: TagGrammar): RegExp {
  // Brackets within a tag separate as well: "(SB (DEVB))".
  const inner = Array.from([grammar.brackets, ...grammar.otherBrackets].join(''), escaped);
  const marks = [...marksOf(grammar), ...inner].join('|');
  const space = '[\\s\\u00a0]*';
  return new RegExp(
    `${space}(?:(?:${marks})${space})+|\\.${space}(?=[A-Z]{2})|[\\s\\u00a0]+(?=[A-Z]{2})`,
    'uy',
  );
}

/** The spaces and separators that a text begins with: what is left behind the last code of a tag that is added to. */
export function leadingSeparators(grammar: TagGrammar): RegExp {
  return new RegExp(`^(?:[\\s\\u00a0]|${marksOf(grammar).join('|')})*`, 'u');
}

/** Marks and words between two parties, with the spaces around them; sticky. */
export function separatorMarks(grammar: TagGrammar): RegExp {
  const space = '[\\s\\u00a0]*';
  return new RegExp(`${space}(?:(?:${marksOf(grammar).join('|')})${space})+`, 'uy');
}

function marksOf({ separator, otherSeparators, conjunction }: TagGrammar): string[] {
  return [separator, ...otherSeparators, conjunction].map((mark) =>
    /^[A-Za-z]+$/.test(mark) ? `${eitherCase(mark)}(?![A-Za-z])` : escaped(mark),
  );
}

function eitherCase(word: string): string {
  return Array.from(word, (letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`).join('');
}

function escaped(mark: string): string {
  return mark.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
