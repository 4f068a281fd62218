/** Letters of other scripts that look like Latin ones, to the Latin letter. One code unit each. */
export type Confusables = ReadonlyMap<string, string>;

const NEEDS_WORK = /[*_`<\]\u0250-\u02af\u0370-\u052f\uff21-\uff3a\uff41-\uff5a]/;
/** Greek, Cyrillic and full-width letters. */
const LOOK_ALIKE = /[\u0370-\u052f\uff21-\uff3a\uff41-\uff5a]+/g;
const FULL_WIDTH = /[\uff01-\uff5e]/;
/** How far full-width characters stand behind those of ASCII. */
const TO_ASCII = 0xfee0;
/** A letter of phonetic script between Latin ones; in a transcription there are others beside it, or marks around. */
const PHONETIC = /(?<=[A-Za-z])[\u0250-\u02af](?=[A-Za-z])|(?<![^\s(“"])[\u0250-\u02af](?=[A-Za-z]{2})/g;
const blank = (match: string): string => match.replace(/[^\r\n]/g, ' ');

/**
 * `text` as it reads, with the same length, so that offsets hold: comments, emphasis marks and link targets become
 * spaces, a look-alike letter becomes the Latin one that the drafter saw.
 */
export function readableOf(text: string, confusables: Confusables): string {
  if (!NEEDS_WORK.test(text)) return text;
  return text
    .replace(/<!--[^]*?(?:-->|$)/g, blank)
    .replace(/\]\([^()\s]*\)/g, blank)
    .replace(/\*+|`+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, blank)
    .replace(LOOK_ALIKE, (run, at: number, whole: string) => foldRun(run, at, whole, confusables))
    .replace(PHONETIC, (letter) => confusables.get(letter) ?? letter);
}

/** The character of ASCII that a full-width one is the wide form of; null of any other. */
export function narrowed(character: string): string | null {
  return FULL_WIDTH.test(character) ? String.fromCharCode(character.charCodeAt(0) - TO_ASCII) : null;
}

/**
 * Folds a run of Greek, Cyrillic or full-width letters only where it is a slip: inside a Latin word, standing alone as the word "a",
 * "A" or "I", or as the capitals of a code in brackets. A formula's letter or another language's word is none.
 */
function foldRun(run: string, at: number, whole: string, confusables: Confusables): string {
  const before = whole[at - 1] ?? '';
  const after = whole[at + run.length] ?? '';
  const inWord = /[A-Za-z]/.test(before) || /[A-Za-z]/.test(after);
  const folded = Array.from(run, (letter) => confusables.get(letter) ?? narrowed(letter) ?? letter).join('');
  const isWord =
    /^[aAI]$/.test(folded) && !FULL_WIDTH.test(run) && /^\s?$/.test(before) && /^\s$/.test(after);
  const isCode =
    /^[A-Z]{2,5}$/.test(folded) &&
    /[(（,，、]\s?$/.test(whole.slice(Math.max(0, at - 2), at)) &&
    /[),），、]/.test(after);
  return inWord || isWord || isCode ? folded : run;
}
