/** Words whose full stop does not end a sentence. */
const ABBREVIATIONS = new Set(
  (
    'no nos cap caps art arts sec sch reg regs para paras fig vol ch p pp pt approx est dept gov govt dr mr mrs ms messrs prof ' +
    'rev st hon gen col capt sgt supt insp sr jr mt rd ave ltd co inc corp vs cf viz etc al jan feb mar apr jun jul aug sep ' +
    'sept oct nov dec'
  ).split(' '),
);
/** No abbreviation is longer, with what stands before it (UTF-16 code units). */
const REACH = 14;
const LAST_WORD = /(?:^|[\s(“"‘'/-])([A-Za-z](?:[A-Za-z]|\.(?=[A-Za-z])){0,10})$/;

/** Whether a text, the full stop behind it left out, ends in an abbreviation or an initial: "No", "e.g", "J". */
export function endsInAbbreviation(text: string): boolean {
  const word = LAST_WORD.exec(text.slice(-REACH))?.[1];
  if (word === undefined) return false;
  return word.length === 1 || word.includes('.') || ABBREVIATIONS.has(word.toLowerCase());
}
