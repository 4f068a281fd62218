import distance from 'damerau-levenshtein';

/** Names that are longer are compared with nothing: no rule has such a one, and the time grows with their square. */
const LONGEST = 60;
const MOST = 3;

/** The names that are nearly what was written, or of which it is a part, the nearest first; three at most. */
export function nearNames(written: string, names: readonly string[]): string[] {
  if (written.length > LONGEST) return [];
  const word = written.toLowerCase();
  return names
    .map((name) => ({ name, steps: stepsTo(name, word) }))
    .filter(({ steps }) => steps <= Math.max(1, Math.floor(word.length / 4)))
    .sort((a, b) => a.steps - b.steps)
    .slice(0, MOST)
    .map(({ name }) => name);
}

/** How many letters are wrong in the name, or in what it is within its category. */
function stepsTo(name: string, word: string): number {
  const short = name.slice(name.lastIndexOf('/') + 1);
  return Math.min(distance(word, name).steps, ...(word.includes('/') ? [] : [distance(word, short).steps]));
}
