/** Longer than any heading (UTF-16 code units). */
const LONGEST_HEADING = 100;
/** How a sentence ends, or a tag. */
const ENDS_SENTENCE = /[.;,。；，)）\]］】]["”’*_]*\s*$/;
/** The name of a subject: a capital first, and no mark parts it. */
const NAME = /^\p{Lu}[^.!?;:,。；：，]*[\p{L}\p{N})）]\s*$/u;
const LONGEST_NAME = 60;
const MOST_WORDS = 6;

/**
 * Whether a numbered line is a title where its place says so, above a list with bullets: it is short and ends neither as a
 * sentence nor in brackets. The Draft reads it as what leads in to the list.
 */
export function isTitleAboveList(text: string): boolean {
  return text.length <= LONGEST_HEADING && !/[\r\n]/.test(text) && !ENDS_SENTENCE.test(text);
}

/**
 * Whether the words of a numbered item are those of a title where its place does not say so: a few words without any mark.
 * They are still an initiative, since a promise may be as short; rules know one by its verb.
 */
export function isTitleByItself(readable: string): boolean {
  return (
    readable.length <= LONGEST_NAME &&
    NAME.test(readable) &&
    readable.trim().split(/\s+/).length <= MOST_WORDS
  );
}
