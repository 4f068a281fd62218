import { GlancedWords, glanceAt } from '../../phrases/glance.js';
import type { Passage } from '../../draft/passage.js';
import { sourceRange } from '../../draft/passage.js';
import { runningText } from '../../draft/running-text.js';
import type { MisreadAbbreviation, WordLists } from '../word-lists.js';
import type { Report, Rule } from '../types.js';
import { anyOf } from './any-of.js';

const WORD = /(?<![\p{L}\p{N}_])[\p{L}\p{N}]+(?![\p{L}\p{N}_])/gu;
/** A number in groups of three: “3 OOO”, “$18,O00”. */
const GROUPED = /(?<![\p{L}\p{N}.,_/-])[1-9lI][0-9O]{0,2}(?:[, \u00a0][0-9O]{3})+(?![\p{L}\p{N}_])/gu;
/** Before these a year is one although a hyphen stands between: “end-2O26”, “2025-2O26”. */
const BEFORE_YEAR = /(?:^|[^\p{L}\p{N}])(?:end|mid|early|late|(?:19|20)[0-9OolI]{2})-$/iu;
/** “ﬁ”, “ﬂ”: what is set in print and copied from it. */
const LIGATURE = /[\ufb00-\ufb06]/u;
const LIGATURES = /[\ufb00-\ufb06]/gu;
/** “lntroduce”, “lCAO”: no word begins so, but with a capital I it does. */
const SMALL_L_WORD = /^l(?:[bcdfgjkmnpqrstvxz]\p{Ll}{2,}|[A-Z]{2,6}s?)$/u;
/** A number in which a scanner may have taken 0 for O and 1 for l. */
const NUMBER_LIKE = /^[0-9OolI]+$/;
const YEAR = /^(?:19[5-9]|20\d|21[0-4])\d$/;
const MONTH =
  /^[ \u00a0](?:January|February|March|April|May|June|July|August|September|October|November|December)(?![\p{L}])/u;
const YEAR_BEHIND = /^[ \u00a0/]?(?:19|20|21)[0-9OolI]{2}/;

/** What a scanner read wrongly, where it is sure what was meant. */
export const ocr: Rule = {
  name: 'text/ocr',
  severity: 'information',
  summary: 'A word or a number is misspelt as scanners misread it: “guarter”, “Al” for “AI”, “2O26”.',
  scope: 'passage',
  messages: {
    word: 'Write “{meant}”: “{written}” is what scanners make of it.',
    abbreviation: 'Write “{meant}” with a capital I: this is “A” and a small “l”.',
    number: 'Write “{meant}”: a letter stands for a digit here.',
    ligature:
      'Write “{meant}” in separate letters: searches do not find a word in which two letters are one sign.',
    replace: 'Replace by “{meant}”',
  },
  check(passage, { words: lists }, report) {
    if (!mayHoldSlips(passage.readable, lists)) return;
    const words = runningText(passage);
    let told = 0;
    for (const grouped of [...words.matchAll(GROUPED), null]) {
      const to = grouped?.index ?? words.length;
      tellWords(passage, { words, from: told, to }, lists, report);
      if (!grouped) break;
      const [written] = grouped;
      told = to + written.length;
      if (/[OlI]/.test(written) && /[0-9]/.test(written) && passage.text.slice(to, told) === written)
        tell(passage, { start: to, end: told, written }, { id: 'number', meant: digitsOf(written) }, report);
    }
  },
};

/** Tells of the words and numbers of a stretch. */
function tellWords(
  passage: Passage,
  { words, from, to }: { readonly words: string; readonly from: number; readonly to: number },
  lists: WordLists,
  report: Report,
): void {
  for (const { index, 0: written } of words.slice(from, to).matchAll(WORD)) {
    const start = from + index;
    const end = start + written.length;
    const found = readWord({ words, start, end, written }, lists);
    if (found && passage.text.slice(start, end) === written)
      tell(passage, { start, end, written }, found, report);
  }
}

/** What is looked for before a text is read: first at a glance, then by an expression. */
interface Filter {
  readonly words: GlancedWords;
  readonly expression: RegExp;
}

const filters = new WeakMap<WordLists, Filter>();
/** A letter beside a digit, an “l” alone, or one that begins what begins with no “l”. */
const MAY_BE_SLIP =
  /[\ufb00-\ufb06]|\d[OolI]|[OolI]\d|\d[, \u00a0]O|\bl\b|\bQ[Il]\b|\bl[b-df-gj-km-np-tvxzA-Z]/;

/** A look that is quick, since nearly all passages hold none: whether there may be a slip at all. */
function mayHoldSlips(text: string, lists: WordLists): boolean {
  let filter = filters.get(lists);
  if (!filter) filters.set(lists, (filter = filterOf(lists)));
  const glance = glanceAt(text);
  const mayHoldWord = glance.isUnusual || filter.words.standIn(glance);
  return (mayHoldWord && filter.expression.test(text)) || MAY_BE_SLIP.test(text);
}

function filterOf({ corrections, misread }: WordLists): Filter {
  const words = anyOf(corrections.keys(), (letter, index) =>
    index === 0 && letter !== letter.toUpperCase() ? `[${letter}${letter.toUpperCase()}]` : letter,
  );
  const abbreviations = misread.map(({ written }) => written);
  return {
    words: new GlancedWords([
      ...corrections.keys(),
      ...abbreviations.map((written) => written.toLowerCase()),
    ]),
    expression: new RegExp([words, ...abbreviations.map((written) => `\\b${written}\\b`)].join('|')),
  };
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly written: string;
}

/** A word, and the text that it stands in. */
interface WordInText extends Word {
  readonly words: string;
}

interface Slip {
  readonly id: 'word' | 'abbreviation' | 'number' | 'ligature';
  readonly meant: string;
}

function tell(passage: Passage, { start, end, written }: Word, { id, meant }: Slip, report: Report): void {
  const range = sourceRange(passage, { start, end });
  report({
    range,
    message: { id, args: { meant, written } },
    fix: { title: { id: 'replace', args: { meant } }, changes: [{ range, text: meant }] },
  });
}

function readWord(word: WordInText, lists: WordLists): Slip | null {
  const { words, start, end, written } = word;
  if (LIGATURE.test(written))
    return { id: 'ligature', meant: written.replace(LIGATURES, (sign) => sign.normalize('NFKC')) };
  if (words.charAt(start - 1) === '-') {
    const isYear = BEFORE_YEAR.test(words.slice(Math.max(0, start - 8), start));
    const meant = isYear ? yearMeant(written) : null;
    return meant === null ? null : { id: 'number', meant };
  }
  if (SMALL_L_WORD.test(written)) return { id: 'word', meant: `I${written.slice(1)}` };
  // “l&T”: innovation and technology.
  if (written === 'l' && /^&\p{Lu}(?!\p{L})/u.test(words.slice(end, end + 3)))
    return { id: 'word', meant: 'I' };
  // The first quarter: “QI 2025”.
  if (/^Q[Il]$/.test(written))
    return YEAR_BEHIND.test(words.slice(end, end + 6)) ? { id: 'number', meant: 'Q1' } : null;
  if (/[0-9]/.test(written) || written === 'l') {
    const meant = numberMeant(word);
    return meant === null ? null : { id: 'number', meant };
  }
  const misread = lists.misread.find((each) => each.written === written);
  if (misread) return isMisread(word, misread) ? { id: 'abbreviation', meant: misread.meant } : null;
  const lower = written.toLowerCase();
  const meant = lists.corrections.get(lower);
  if (meant === undefined) return null;
  if (written === lower) return { id: 'word', meant };
  // A name may be spelt so, and what is in capitals may be an abbreviation; a long word is neither.
  const isCapital = written.slice(1) === lower.slice(1);
  const isSure = written.length > 5 || !isNameBetween(word);
  return isCapital && isSure ? { id: 'word', meant: meant.charAt(0).toUpperCase() + meant.slice(1) } : null;
}

/** “2O26”, “20l4”, “3l March”, “1OO”: the digits, where no more than letters like them stand among them. */
function numberMeant({ words, start, end, written }: WordInText): string | null {
  if (!/[OolI]/.test(written) || !NUMBER_LIKE.test(written)) return null;
  // “£1o5”, “-l0”: a sign before it leaves it a number; a mark of another kind makes it a part of something.
  if (/[./:#&+]/.test(words.charAt(start - 1))) return null;
  const year = yearMeant(written);
  if (year !== null) return year;
  const digits = digitsOf(written);
  const count = (written.match(/[0-9]/g) ?? []).length;
  const behind = words.slice(end, end + 12);
  if (written.length <= 2 && MONTH.test(behind)) {
    const isDay = Number(digits) >= 1 && Number(digits) <= 31 && (count > 0 || /^l$/.test(written));
    return isDay ? digits : null;
  }
  // Between digits nothing else can be meant; behind them it may be a unit: “20l”.
  if (/^[1-9][0-9OolI]*[0-9]$/.test(written) && /^[0-9]+[OolI]{1,2}[0-9]+$/.test(written) && count > 1)
    return digits;
  if (count > 0 && words.charAt(start - 1) === '$') return digits;
  // “5O places”, “1OO%”, “l4 sites”; but “Form 5O”.
  const isCount =
    /^[1-9][0-9]*O{1,2}$/.test(written) || (/^l[0-9]{1,2}$/.test(written) && /^ \p{Ll}/u.test(behind));
  return isCount && !isBehindName(words, start) ? digits : null;
}

/** “2O26”, “20l4”: the year; null where no more than one digit is left of it. */
function yearMeant(written: string): string | null {
  if (!/^[12lI][0-9OolI]{3}$/.test(written) || !/[OolI]/.test(written)) return null;
  const digits = digitsOf(written);
  return /[0-9].*[0-9]/.test(written) && YEAR.test(digits) ? digits : null;
}

function digitsOf(written: string): string {
  return written.replace(/[Oo]/g, '0').replace(/[lI]/g, '1');
}

/** Whether a word with a capital stands before a place that is not the first of its sentence: “Form”, “at Block”. */
function isBehindName(words: string, start: number): boolean {
  const from = Math.max(0, start - 30);
  const previous = /(?:^|[^\p{L}])(\p{Lu}\p{L}*)[ \u00a0]$/u.exec(words.slice(from, start));
  if (!previous) return false;
  const at = from + previous.index;
  return !beginsSentence(words, at + previous[0].length - previous[1]!.length - 1);
}

/** Whether a sentence begins at a place: “Recruit”, the first word. */
function beginsSentence(words: string, at: number): boolean {
  return /(?:^|[.!?:;]\s+)[“"‘'(]?$/u.test(words.slice(Math.max(0, at - 4), at));
}

function isMisread({ words, start, end }: WordInText, { before, notBefore }: MisreadAbbreviation): boolean {
  const [, gap = '', next = ''] = /^([ \u00a0]|\r?\n|-)?(\p{L}*)/u.exec(words.slice(end, end + 30)) ?? [];
  if (before.has(next.toLowerCase()) || /^-\p{Ll}/u.test(gap + next)) return true;
  if (notBefore.has(next.toLowerCase())) return false;
  // “Al Jazeera”, “Al-Azhar”, “Mr Al”, “et Al.”; but “(Al)” and “Al, big data”.
  if (gap !== '' && /^\p{Lu}/u.test(next)) return false;
  const from = Math.max(0, start - 30);
  const previous = /\p{L}+\.?[ \u00a0]$/u.exec(words.slice(from, start));
  const [name = ''] = previous ?? [];
  // The first word of a passage has a capital anyway: “Apply Al to”.
  const isBehindName = /^(?:\p{Lu}|et[. ])/u.test(name) && from + previous!.index > 0;
  return !isBehindName && !ELEMENTS.test(words.slice(Math.max(0, start - 12), end + 12));
}

/** Beside signs of other elements “Al” is aluminium. */
const ELEMENTS = /(?<![\p{L}])(?:Cu|Fe|Mg|Zn|Si|Ti|Mn|Ni|Pb|Cr|Ca|Na)(?![\p{L}])/u;

/** Whether a word with a capital stands in a sentence, where it may be a name. */
function isNameBetween({ words, start }: WordInText): boolean {
  return /[\p{L}\p{N},][ \u00a0]$/u.test(words.slice(Math.max(0, start - 2), start));
}
