import type { CommitmentKind, CommitmentQuote } from '../../commitments/types.js';
import { type Passage, sourceRange } from '../../draft/passage.js';
import { messageOf } from '../phrase-texts.js';
import type { Remedy, Report, RuleContext } from '../types.js';
import { quoted } from '../words.js';
import { commitmentsOf } from './commitments.js';

/** Asks about what a passage leaves open in a way, each with what may be done about it. */
export function reportCommitments(
  passage: Passage,
  kind: CommitmentKind,
  context: RuleContext,
  report: Report,
  suggestionsFor: (quote: CommitmentQuote) => readonly Remedy[] = () => [],
): void {
  for (const quote of commitmentsOf(passage, kind, context)) {
    const suggestions = suggestionsFor(quote);
    report({
      range: sourceRange(passage, quote),
      message: messageOf(quote.group, quoted(passage, quote)),
      // What will come of it, and when, is yet to be written.
      isIncompleteness: kind === 'studyOnly',
      ...(suggestions.length > 0 && { suggestions }),
    });
  }
}
