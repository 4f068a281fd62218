import { sourceRange } from '../../draft/passage.js';
import type { Rule } from '../types.js';

/** Characters that show nothing, as runs. */
const INVISIBLE =
  /(?:(?![\t\n\r])\p{Cc}|[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164|\uffa0|[\u{e0000}-\u{e007f}])+/gu;
/** All that is neither plain ASCII nor common in print nor Chinese. */
const MAY_HOLD = /[^\n\r\t -~\u2010-\u2027\u3001-\u30ff\u4e00-\u9fff\uff00-\uff9f]/;
const NO_BREAK = '\u00a0';
/** The spaces between two words of a line. */
const SPACES = /[ \t\u00a0]+/g;

/** Scripts that join, or part, their letters by such characters. */
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Thai}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Nko}]/u;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;
const EMOJI = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u;
/** Marks of direction that text from right to left may need; the overrides are none of them. */
const DIRECTION = /^[\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069]+$/;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** What Unicode calls them, as far as they are met: the same in every language. */
export const CHARACTER_NAMES: Readonly<Record<string, string>> = {
  '\u00a0': 'NO-BREAK SPACE',
  '\u00ad': 'SOFT HYPHEN',
  '\u034f': 'COMBINING GRAPHEME JOINER',
  '\u061c': 'ARABIC LETTER MARK',
  '\u115f': 'HANGUL CHOSEONG FILLER',
  '\u1160': 'HANGUL JUNGSEONG FILLER',
  '\u180e': 'MONGOLIAN VOWEL SEPARATOR',
  '\u200b': 'ZERO WIDTH SPACE',
  '\u200c': 'ZERO WIDTH NON-JOINER',
  '\u200d': 'ZERO WIDTH JOINER',
  '\u200e': 'LEFT-TO-RIGHT MARK',
  '\u200f': 'RIGHT-TO-LEFT MARK',
  '\u2028': 'LINE SEPARATOR',
  '\u2029': 'PARAGRAPH SEPARATOR',
  '\u202a': 'LEFT-TO-RIGHT EMBEDDING',
  '\u202b': 'RIGHT-TO-LEFT EMBEDDING',
  '\u202c': 'POP DIRECTIONAL FORMATTING',
  '\u202d': 'LEFT-TO-RIGHT OVERRIDE',
  '\u202e': 'RIGHT-TO-LEFT OVERRIDE',
  '\u2060': 'WORD JOINER',
  '\u2061': 'FUNCTION APPLICATION',
  '\u2062': 'INVISIBLE TIMES',
  '\u2063': 'INVISIBLE SEPARATOR',
  '\u2064': 'INVISIBLE PLUS',
  '\u2066': 'LEFT-TO-RIGHT ISOLATE',
  '\u2067': 'RIGHT-TO-LEFT ISOLATE',
  '\u2068': 'FIRST STRONG ISOLATE',
  '\u2069': 'POP DIRECTIONAL ISOLATE',
  '\u3164': 'HANGUL FILLER',
  '\ufeff': 'ZERO WIDTH NO-BREAK SPACE',
  '\uffa0': 'HALFWIDTH HANGUL FILLER',
};

/** A character that cannot be seen: it hides a word from searches, and one of direction can turn a sentence around. */
export const invisible: Rule = {
  name: 'text/invisible',
  severity: 'information',
  summary: 'A character stands here that cannot be seen: zero-width, a soft hyphen, a mark of direction.',
  scope: 'passage',
  messages: {
    invisible: 'Delete the invisible {character}: searches do not find the words around it.',
    several:
      'Delete the {count} invisible characters, {character} first: searches do not find the words around them.',
    direction:
      'Delete the invisible {character}: it can show the words in another order than they are stored in.',
    space: 'Delete the {character} beside a space: it keeps nothing together here.',
    delete: 'Delete the invisible characters',
  },
  check(passage, _context, report) {
    const { text } = passage;
    if (!MAY_HOLD.test(text)) return;
    const found = (start: number, run: string, id: string): void => {
      const end = start + run.length;
      const before = /[^\s]/.test(text.charAt(start - 1)) ? start - lengthBefore(text, start) : start;
      const after = /[^\s]/.test(text.charAt(end)) ? end + lengthAt(text, end) : end;
      const characters = [...run];
      const character = nameOf(characters[0]!);
      report({
        // Of no width by itself: what stands beside it is underlined with it.
        range: sourceRange(passage, { start: before, end: after }),
        message: { id, args: { character, count: String(characters.length) } },
        fix: {
          title: { id: 'delete' },
          changes: [{ range: sourceRange(passage, { start, end }), text: '' }],
        },
      });
    };
    let isRightToLeft: boolean | undefined;
    for (const { index, 0: run } of text.matchAll(INVISIBLE)) {
      if (isNeeded(text, index, run)) continue;
      if (DIRECTION.test(run) && (isRightToLeft ??= RIGHT_TO_LEFT.test(text))) continue;
      // The mark of byte order at the start of a file is none of its words.
      if (index === 0 && run === '\ufeff') continue;
      const id = BIDI.test(run) ? 'direction' : [...run].length > 1 ? 'several' : 'invisible';
      found(index, run, id);
    }
    if (!text.includes(NO_BREAK)) return;
    for (const { index, 0: run } of text.matchAll(SPACES)) {
      const at = run.indexOf(NO_BREAK);
      // A line breaks at the other space all the same.
      if (at < 0 || !/[ \t]/.test(run)) continue;
      const end = run.lastIndexOf(NO_BREAK) + 1;
      // Blanks that stand between two of them go with them.
      found(index + at, run.slice(at, end), 'space');
    }
  },
};

/** Whether an emoji, or a language, is written with it. */
function isNeeded(text: string, start: number, run: string): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(start + run.length, start + run.length + 2);
  // The flag of Scotland is a black flag with letters behind it that do not show.
  if (/^\udb40/.test(run)) return before === '\u{1f3f4}';
  if (run === '\u200d' && EMOJI.test(before)) return true;
  if (/^[\u034f\u200b-\u200d\u180e]$/.test(run)) return JOINING.test(before) || JOINING.test(after);
  return false;
}

function nameOf(character: string): string {
  const point = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  const name = CHARACTER_NAMES[character];
  return name === undefined ? `U+${point}` : `${name} (U+${point})`;
}

function lengthAt(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}

function lengthBefore(text: string, at: number): number {
  return at >= 2 && text.codePointAt(at - 2)! > 0xffff ? 2 : 1;
}
