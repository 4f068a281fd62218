import distance from 'damerau-levenshtein';

/** The one of some words that was probably meant by another; null where that is none, or several are as likely. */
export function nearestTo(written: string, choices: readonly string[]): string | null {
  const key = folded(written);
  if (key.length < 2 || key.length > MOST_WRITTEN) return null;
  return (
    only(choices.filter((choice) => folded(choice) === key)) ??
    nearestBySlips(key, choices) ??
    only(choices.filter((choice) => key.length >= SHORTENED && isShortenedTo(key, folded(choice))))
  );
}

/** Nothing that is longer (UTF-16 code units) was meant as a name. */
const MOST_WRITTEN = 60;
/** A word may be cut down to as many letters: "warn". */
const SHORTENED = 3;

/** "publication-date" and "PublicationDate" are the same word, but "deadline/past" has two. */
function folded(word: string): string {
  return word.toLowerCase().replace(/[-_\s]/g, '');
}

/** Whether a word is the beginning of another, or its part behind the slash: "vague" for "deadline/vague". */
function isShortenedTo(key: string, choice: string): boolean {
  return choice.startsWith(key) || choice.slice(choice.indexOf('/') + 1) === key;
}

function nearestBySlips(key: string, choices: readonly string[]): string | null {
  const near = choices.flatMap((choice) => {
    const [a, b] = withoutCategory(key, folded(choice));
    const { steps } = distance(a, b);
    return steps <= Math.min(3, Math.ceil(Math.max(a.length, b.length) / 4)) ? [{ choice, steps }] : [];
  });
  const least = Math.min(...near.map(({ steps }) => steps));
  return only(near.filter(({ steps }) => steps === least).map(({ choice }) => choice));
}

/** What two names share before their slash makes them no more alike. */
function withoutCategory(a: string, b: string): [string, string] {
  const behind = b.indexOf('/') + 1;
  return behind > 0 && a.startsWith(b.slice(0, behind)) ? [a.slice(behind), b.slice(behind)] : [a, b];
}

function only(found: readonly string[]): string | null {
  return found.length === 1 ? found[0]! : null;
}
