import { type Passage, ownTag, sourceRange } from '../../draft/passage.js';
import { narrowed } from '../../draft/readable.js';
import type { Rule } from '../types.js';

/** Phonetic, Greek and Cyrillic letters. */
const OTHER_SCRIPT = /[\u0250-\u02af\u0370-\u052f]/;
/** Full-width letters and digits: those of Chinese, as wide as its characters. */
const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/;
const ANY = /[\u0250-\u02af\u0370-\u052f\uff10-\uff5a]/;
/** A word; a range of full-width years is one. */
const WORD = /[\p{L}\p{N}]+(?:[－～][０-９]+)*/gu;

/** A letter of another alphabet inside a Latin word, or standing alone as one. */
export const homoglyph: Rule = {
  name: 'text/homoglyph',
  severity: 'warning',
  summary: 'A Cyrillic or Greek letter, or another that looks alike, stands where a Latin one is meant.',
  scope: 'passage',
  messages: {
    cyrillic:
      'The “{letter}” here is a Cyrillic letter that looks like the Latin “{latin}”: searches will not find the word.',
    greek:
      'The “{letter}” here is a Greek letter that looks like the Latin “{latin}”: searches will not find the word.',
    phonetic:
      'The “{letter}” here is a phonetic letter that looks like the Latin “{latin}”: searches will not find the word.',
    fullWidth: 'Write “{latin}” instead of the full-width “{letter}”: searches will not find the word.',
    replace: 'Replace by the Latin “{latin}”',
  },
  check(passage, _context, report) {
    const { text } = passage;
    if (!ANY.test(text)) return;
    const codes = ownTag(passage)?.codes ?? [];
    const isWide = FULL_WIDTH.test(text) && isWideHere(text);
    for (const { index: start, 0: word } of text.matchAll(WORD)) {
      if (!ANY.test(word)) continue;
      // In a tag it makes a code nobody's, and that is said of the code.
      if (codes.some((code) => code.start <= start && start < code.end)) continue;
      const wrong = wrongIn(passage, start, word, isWide);
      if (wrong.length === 0 || isTranscription(text, start, start + word.length, wrong)) continue;
      const [first, last] = [wrong[0]!.at, wrong.at(-1)!.at];
      const letter = wrong.map(({ at }) => text[at]).join('');
      const latin = wrong.map((each) => each.latin).join('');
      report({
        range: sourceRange(passage, { start: first, end: last + 1 }),
        message: { id: alphabetOf(letter), args: { letter, latin } },
        fix: {
          title: { id: 'replace', args: { latin } },
          changes: wrong.map(({ at, latin: replacement }) => ({
            range: sourceRange(passage, { start: at, end: at + 1 }),
            text: replacement,
          })),
        },
      });
    }
  },
};

interface WrongLetter {
  /** In the text of the passage, UTF-16 code units. */
  readonly at: number;
  readonly latin: string;
}

/** The letters of a word that are folded in the readable text, and those that are as wide as Chinese characters. */
function wrongIn({ text, readable }: Passage, start: number, word: string, isWide: boolean): WrongLetter[] {
  const wrong: WrongLetter[] = [];
  // A word of Latin letters and wide ones is a slip wherever it stands: “ＡI”.
  const isMixed = /[A-Za-z]/.test(word) && FULL_WIDTH.test(word);
  for (let at = start; at < start + word.length; at++) {
    const letter = text[at]!;
    if (OTHER_SCRIPT.test(letter) && readable[at] !== letter) wrong.push({ at, latin: readable[at]! });
    else if ((isWide || isMixed) && FULL_WIDTH.test(letter)) {
      wrong.push({ at, latin: narrowed(letter)! });
    }
  }
  return wrong;
}

/** “[hɪt]”, “/ɡʊd/”: a word in phonetic script. */
function isTranscription(text: string, start: number, end: number, wrong: readonly WrongLetter[]): boolean {
  const isPhonetic = wrong.every(({ at }) => /[\u0250-\u02af]/.test(text[at]!));
  return (
    isPhonetic &&
    /[[/\u02c8\u02cc]/.test(text.charAt(start - 1)) &&
    /[\]/\u02c8\u02d0.]/.test(text.charAt(end))
  );
}

/** Whether full-width letters are strange to a text: in Chinese, Japanese and Korean they are at home. */
function isWideHere(text: string): boolean {
  return !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);
}

function alphabetOf(letters: string): 'greek' | 'cyrillic' | 'phonetic' | 'fullWidth' {
  if (/\p{Script=Greek}/u.test(letters)) return 'greek';
  if (/\p{Script=Cyrillic}/u.test(letters)) return 'cyrillic';
  return FULL_WIDTH.test(letters) ? 'fullWidth' : 'phonetic';
}
