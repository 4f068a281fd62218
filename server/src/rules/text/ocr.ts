import type { Passage } from '../../draft/passage.js';
import { sourceRange } from '../../draft/passage.js';
import { runningText } from '../../draft/running-text.js';
import type { MisreadAbbreviation, WordLists } from '../word-lists.js';
import type { Report, Rule } from '../types.js';

const WORD = /(?<![\p{L}\p{N}_-])[\p{L}\p{N}]+(?![\p{L}\p{N}_])/gu;
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
    replace: 'Replace by “{meant}”',
  },
  check(passage, { words: lists }, report) {
    if (!mayHoldSlips(passage.readable, lists)) return;
    const words = runningText(passage);
    for (const { index: start, 0: written } of words.matchAll(WORD)) {
      const end = start + written.length;
      const found = readWord({ words, start, end, written }, lists);
      if (found && passage.text.slice(start, end) === written)
        tell(passage, { start, end, written }, found, report);
    }
  },
};

const filters = new WeakMap<WordLists, RegExp>();
/** A letter beside a digit, or an “l” alone. */
const MAY_BE_NUMBER = /\d[OolI]|[OolI]\d|\bl\b|\bQ[Il]\b/;

/** A look that is quick, since nearly all passages hold none: whether there may be a slip at all. */
function mayHoldSlips(text: string, lists: WordLists): boolean {
  let filter = filters.get(lists);
  if (!filter) {
    const words = [...lists.corrections.keys()].map((word) => {
      const first = word.charAt(0);
      return first === first.toUpperCase() ? word : `[${first}${first.toUpperCase()}]${word.slice(1)}`;
    });
    const abbreviations = lists.misread.map(({ written }) => `\\b${written}\\b`);
    filter = new RegExp([...words, ...abbreviations].join('|'));
    filters.set(lists, filter);
  }
  return filter.test(text) || MAY_BE_NUMBER.test(text);
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
  readonly id: 'word' | 'abbreviation' | 'number';
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
  const { written } = word;
  // The first quarter: “QI 2025”.
  if (/^Q[Il]$/.test(written))
    return YEAR_BEHIND.test(word.words.slice(word.end, word.end + 6)) ? { id: 'number', meant: 'Q1' } : null;
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
  const digits = written.replace(/[Oo]/g, '0').replace(/[lI]/g, '1');
  const count = (written.match(/[0-9]/g) ?? []).length;
  if (written.length === 4 && count >= 2 && YEAR.test(digits) && /^[12lI]/.test(written)) return digits;
  const behind = words.slice(end, end + 12);
  if (written.length <= 2 && MONTH.test(behind)) {
    const isDay = Number(digits) >= 1 && Number(digits) <= 31 && (count > 0 || /^l$/.test(written));
    return isDay ? digits : null;
  }
  // Between digits nothing else can be meant; behind them it may be a unit: “20l”.
  return /^[1-9][0-9OolI]*[0-9]$/.test(written) && /^[0-9]+[OolI]{1,2}[0-9]+$/.test(written) && count > 1
    ? digits
    : null;
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
