/** Brackets that end a line and hold capitals or Chinese names: what most bureau tags look like. */
const TAGGED_LINE = /[(（[［【][^()（）\n]{2,160}[)）\]］】][.;。；]?[^\S\n]*\r?$/gm;
const ENOUGH = 3;

/**
 * Whether a text could be a draft. Cheap and generous: it only decides whether the server is started, which then tells
 * for certain.
 */
export function couldBeDraft(text: string): boolean {
  if (/^---\r?\n[^]{0,2000}?^policyAddress\s*:/m.test(text)) return true;
  let tagged = 0;
  for (const [line] of text.matchAll(TAGGED_LINE)) {
    if (/[A-Z]{2}|\p{Script=Han}|bureau/u.test(line) && ++tagged === ENOUGH) return true;
  }
  return false;
}
