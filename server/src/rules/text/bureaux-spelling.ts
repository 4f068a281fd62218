import { quotationsIn } from '../../deadlines/quotations.js';
import { QuoteIndex } from '../../deadlines/quotes.js';
import { sourceRange } from '../../draft/passage.js';
import { runningText } from '../../draft/running-text.js';
import type { Registry } from '../../bureaux/registry.js';
import type { Rule } from '../types.js';

const BUREAUS_ANYWHERE = /[Bb]ureaus|BUREAUS/;
const BUREAUS = /(?<![\p{L}\p{N}])(?:bureaus|Bureaus|BUREAUS)(?![\p{L}\p{N}])/gu;
/** With a capital it is part of a name, but where a sentence begins: “the Association of Bureaus”. */
const SENTENCE_START = /(?:^|[.!?:;”"\n][ \u00a0\r]*)$/u;
/** Bureaus that are no part of any government. */
const OTHER_KINDS =
  /\b(?:advice|business|citizens|convention|credit|employment|foreign|information|marriage|news|overseas|tourist|translation|travel|visitors?)[ \u00a0]$/i;

/** “Bureaus” where the draft’s government writes “bureaux”. */
export const bureauxSpelling: Rule = {
  name: 'text/bureaux-spelling',
  severity: 'information',
  summary: '“Bureaus” stands where the government of the draft writes “bureaux”.',
  scope: 'passage',
  messages: {
    spelling: 'Write “{bureaux}”: so the plural is spelt everywhere else in this government.',
    replace: 'Replace by “{bureaux}”',
  },
  check(passage, { registry }, report) {
    if (!BUREAUS_ANYWHERE.test(passage.readable) || !writesBureaux(registry)) return;
    const words = runningText(passage);
    const quotations = new QuoteIndex(quotationsIn(words));
    for (const { index: start, 0: written } of words.matchAll(BUREAUS)) {
      const end = start + written.length;
      if (quotations.contains({ start, end })) continue;
      const before = words.slice(Math.max(0, start - 40), start);
      if (OTHER_KINDS.test(before)) continue;
      if (written === 'Bureaus' && !SENTENCE_START.test(before)) continue;
      const bureaux = written === 'BUREAUS' ? 'BUREAUX' : `${written.slice(0, -1)}x`;
      const range = sourceRange(passage, { start, end });
      report({
        range,
        message: { id: 'spelling', args: { bureaux } },
        fix: { title: { id: 'replace', args: { bureaux } }, changes: [{ range, text: bureaux }] },
      });
    }
  },
};

/** Whether the registry itself spells the plural so: “relevant bureaux”. */
function writesBureaux({ openParties }: Registry): boolean {
  return openParties.some((party) => /\bbureaux\b/i.test(party));
}
