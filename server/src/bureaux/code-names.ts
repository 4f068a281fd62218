import { type Mention, faultOf } from './mention.js';
import { type Registry, isAnswerable, isInForce } from './registry.js';
import type { Organisation, Period } from './types.js';

const CODE = /(?<![A-Za-z0-9\u00c0-\u024f&.@#$'’-])[A-Z][A-Za-z&]{1,9}(?![A-Za-z0-9\u00c0-\u024f&@])/g;
/** The kinds whose codes are letters in running text as well; others must have three letters or more. */
const BUREAU_KINDS = new Set(['bureau', 'office']);
/** Kinds that are parts of the Government; companies and councils are not. */
const DEPARTMENT_KINDS = new Set(['department', 'agency', 'dedicated office']);

/** Codes in running text. Only those that hardly mean anything else count, and only as they are written in the registry. */
export class CodeNames {
  readonly #byCode = new Map<string, readonly Organisation[]>();

  constructor(
    private readonly registry: Registry,
    notNames: ReadonlySet<string>,
  ) {
    const others = new Map<string, Organisation[]>();
    for (const organisation of registry.organisations) {
      for (const form of [...organisation.commonWrongForms, ...organisation.aliases]) {
        others.set(form, [...(others.get(form) ?? []), organisation]);
      }
    }
    for (const organisation of registry.organisations) {
      const { code, kind, confidence, successors } = organisation;
      const isBureau = BUREAU_KINDS.has(kind);
      if (notNames.has(code) || confidence === 'low' || (!isBureau && !DEPARTMENT_KINDS.has(kind))) continue;
      // What its successor is called by mistake it was itself.
      const isClear = (others.get(code) ?? []).every((other) => successors.includes(other.code));
      if (!isBureau && (code.length < 3 || !isClear)) continue;
      this.#byCode.set(code, [...(this.#byCode.get(code) ?? []), organisation]);
    }
  }

  /** The codes in a text, beside the names that were found in it, in order. */
  read(text: string, period: Period, named: readonly Mention[]): Mention[] {
    const found: Mention[] = [];
    const otherwise = new Set<string>();
    let next = 0;
    for (const { 0: written, index: start } of text.matchAll(CODE)) {
      const candidates = this.#byCode.get(written);
      if (!candidates) continue;
      const end = start + written.length;
      while (next < named.length && named[next]!.end <= start) next++;
      if (next < named.length && named[next]!.start < end) continue;
      const organisation = meant(candidates, period);
      if (!organisation || !standsAlone(text, start, end) || isInTag(text, start)) continue;
      if (this.#isAmongOthers(text, start, end, period)) continue;
      const role = inBrackets(text, start, end)
        ? roleInBrackets(text, start, organisation, named[next - 1])
        : 'named';
      if (role === 'otherwise') otherwise.add(written);
      if (role === 'named') found.push(mention(text, { start, end }, organisation, period));
    }
    if (found.length > 0 && !/\p{Ll}/u.test(text)) return [];
    return found.filter(({ official }) => !otherwise.has(official));
  }

  /** Whether a code stands in a list of abbreviations that are nobody’s: there it is one of theirs, “KMB, LWB, CTB”. */
  #isAmongOthers(text: string, start: number, end: number, period: Period): boolean {
    const before = LISTED_BEFORE.exec(text.slice(Math.max(0, start - LONGEST_LIST), start))?.[0] ?? '';
    const behind = LISTED_BEHIND.exec(text.slice(end, end + LONGEST_LIST))?.[0] ?? '';
    const others = `${before} ${behind}`.match(/[A-Z][A-Z&]+/g) ?? [];
    return others.length >= 2 && others.every((other) => !this.registry.lookUp(other, period));
  }
}

/** How far a list is looked at. */
const LONGEST_LIST = 60;
/** Abbreviations one after the other, up to what stands behind them, and from what stands before. */
const LISTED_BEFORE = /(?:(?<![A-Za-z0-9])[A-Z][A-Z&]{1,6}(?: x\d)?(?:, (?:and |or )?|\/| and | or ))+$/;
const LISTED_BEHIND =
  /^(?: x\d)?(?:(?:, (?:and |or )?|\/| and | or )[A-Z][A-Z&]{1,6}(?![A-Za-z0-9])(?: x\d)?)+/;

/** Whose code it is in `period`. One that was wound up counts only if its code is long: short ones mean too much. */
function meant(candidates: readonly Organisation[], period: Period): Organisation | undefined {
  const live = candidates.filter((one) => isInForce(one, period));
  return (
    live.find(isAnswerable) ??
    live[0] ??
    candidates.find(
      ({ kind, code }, i) =>
        code.length > (kind === 'bureau' ? 2 : 3) && faultOf(candidates[i]!, period) === 'retired',
    )
  );
}

/** A number beside it makes an amount or a count of it; a capital before it, another's name. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  const after = text.slice(end, end + 3);
  if (/\p{N}\s*$/u.test(before) || /^(?:\s?\p{N}|\.\p{L}|-(?!\p{Ll}))/u.test(after)) return false;
  const word = /(?:^|[^\p{L}'’])(\p{Lu}[\p{L}'’]*)\s+$/u.exec(before);
  return (
    !word ||
    /^(?:The|By|With|Let)$/.test(word[1]!) ||
    /(?:^|[.!?:;]\s+)$/.test(before.slice(0, word.index + word[0].search(/\p{Lu}/u)))
  );
}

function inBrackets(text: string, start: number, end: number): boolean {
  return text[start - 1] === '(' && text[end] === ')';
}

/**
 * What a code alone in brackets does: it belongs to the name before it, or it stands for the words before it, and then
 * means something else in the whole text.
 */
function roleInBrackets(
  text: string,
  start: number,
  organisation: Organisation,
  previous: Mention | undefined,
): 'partOfName' | 'otherwise' {
  if (
    previous?.organisation === organisation &&
    /^\s*$/.test(text.slice(Math.max(previous.end, start - 25), start - 1))
  ) {
    return 'partOfName';
  }
  return 'otherwise';
}

/** Whether a bracket that opens behind a sentence is still open: a tag, though perhaps not the last one. */
function isInTag(text: string, start: number): boolean {
  const from = Math.max(0, start - 64);
  const before = text.slice(from, start);
  const open = before.lastIndexOf('(');
  if (open < 0 || open < before.lastIndexOf(')')) return false;
  return /(?:^|[.!?;:)])\s*$/.test(text.slice(0, from + open).slice(-8));
}

function mention(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  organisation: Organisation,
  period: Period,
): Mention {
  const fault = faultOf(organisation, period);
  // “FSD-approved” and “SB Circular” say nothing of who does it.
  const isPart = /^(?:-|\s+\p{Lu}[\p{L}-]*\p{Ll})/u.test(text.slice(end, end + 24));
  return { start, end, organisation, fault, official: organisation.code, isCode: true, isPart, plan: null };
}
