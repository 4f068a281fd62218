import type { PhraseKind, PhraseQuote } from '../../deadlines/types.js';
import { type Passage, isItem, sourceRange } from '../../draft/passage.js';
import { messageOf } from '../phrase-texts.js';
import type { Report } from '../types.js';
import { quoted } from '../words.js';

/** Reports the phrases of a kind in a passage, those that are minded. */
export function reportPhrases(
  passage: Passage,
  kind: PhraseKind,
  report: Report,
  isMinded: (phrase: PhraseQuote) => boolean = () => true,
): void {
  if (!isItem(passage)) return;
  for (const quote of passage.times.phrases)
    if (quote.group.kind === kind && isMinded(quote)) reportPhrase(passage, quote, report);
}

/** Reports words of a phrase group. */
export function reportPhrase(passage: Passage, quote: PhraseQuote, report: Report): void {
  const message = messageOf(quote.group, quoted(passage, quote));
  report({ range: sourceRange(passage, quote), message });
}
