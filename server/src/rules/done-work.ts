import type { PromiseVerbs } from './promise-verbs.js';
import { isPromise } from './promise-words.js';

/** What tells more than this does not only report. */
const LONGEST_REPORT = 400;
/** “was set up”, “has been opened”: with nothing promised beside it, what has been. */
const DONE =
  /(?<!\p{L})(?:was|were|(?:has|have|had)\s(?:also\s|already\s|now\s|since\s)?been)\s(?:\p{L}+ly\s)?(?:\p{L}+ed|built|held|laid|made|paid|set|begun|sent|given|put|taken)(?!\p{L})/iu;
/** What is only thought of, wished or asked in a clause that has been may still be to come. */
const TO_COME =
  /(?<!\p{L})(?:will|shall|should|must|may(?=\s+\p{L})|is\s+to|are\s+to|to\s+be|being|expected|planned)(?!\p{L})/iu;

/** Whether words tell what has been done, and promise nothing: “The committee was set up in May.” */
export function isReport(words: string, verbs: PromiseVerbs): boolean {
  if (words.length > LONGEST_REPORT || TO_COME.test(words) || !DONE.test(words)) return false;
  return words.split(/[.;,:–]\s+|\sand\s/u).every((part) => !isPromise(part, verbs));
}

const COMPLETION =
  '(?:already\\s)?(?:completed|done|finished|achieved|implemented|launched|fulfilled|in\\splace)';
/** “(Completed in March 2025)” at the end, “[Done]”, “Completed in March 2025: …” in front; but no “(completed in phases)”. */
const MARKED_DONE = new RegExp(
  [
    `[([]\\s*(?:status:\\s*)?${COMPLETION}(?:\\s*[)\\]]|\\s*[,;:–—-][^()[\\]]{0,60}[)\\]]|\\s(?:in|on|since)\\s[^()[\\]\\d]{0,24}\\d[^()[\\]]{0,24}[)\\]])[\\s.]*$`,
    `\\s[–—-]\\s${COMPLETION}(?:\\s(?:in|on)\\s[^()[\\]\\d.;]{0,24}\\d[^()[\\].;]{0,12})?[\\s.]*$`,
    `^\\s*(?:[([]?${COMPLETION}(?:\\s(?:in|on)\\s[^:.;()[\\]]{1,30})?[)\\]]?\\s*[:–—]|[([]${COMPLETION}(?:\\s(?:in|on)\\s[^:.;()[\\]]{1,30})?[)\\]])`,
  ].join('|'),
  'iu',
);

/** Whether an item bears the mark that it has been done: nothing of it is left to be dated. */
export function isMarkedDone(words: string): boolean {
  return words.length <= LONGEST_REPORT && MARKED_DONE.test(words);
}
