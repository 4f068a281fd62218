/** A word in lower case that is long enough to have a middle: no bureau code and no month. */
const WORD = /(?<![\p{L}\p{N}(])[a-z]{6,}(?![\p{L}\p{N})])/gu;
const LETTER = 'e';
/** Far from both ends of any list of places, so that places come in an order that jumps about the document. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * @typedef {object} Edit a change as LSP writes it
 * @property {{start: import('vscode-languageserver').Position, end: import('vscode-languageserver').Position}} range
 * @property {string} text
 */

/**
 * Single keystrokes in the words of initiatives, spread over the document: one inserts a letter, the next takes it
 * out again, so that after every second edit the text is what it was.
 * @param {string} text
 * @param {number} count
 * @returns {Edit[]}
 */
export function keystrokes(text, count) {
  const places = placesIn(text, Math.ceil(count / 2));
  return Array.from({ length: count }, (_, n) => {
    const start = places[n >> 1];
    const end = { line: start.line, character: start.character + LETTER.length };
    return n % 2 === 0 ? { range: { start, end: start }, text: LETTER } : { range: { start, end }, text: '' };
  });
}

/**
 * @param {string} text
 * @param {number} count
 */
function placesIn(text, count) {
  const lines = text.split('\n');
  const initiatives = lines.flatMap((line, at) =>
    /^[-•] /.test(line) && wordsOf(line).length > 0 ? [at] : [],
  );
  const order = Array.from({ length: count }, (_, n) => ((n + 0.5) * GOLDEN) % 1);
  return order.map((share, n) => {
    const line = initiatives[Math.floor(share * initiatives.length)];
    const words = wordsOf(lines[line]);
    const word = words[n % words.length];
    return { line, character: word.index + (word[0].length >> 1) };
  });
}

/** @param {string} line */
function wordsOf(line) {
  return [...line.matchAll(WORD)];
}
