import type { PhraseGroup, PhraseKind, PhraseQuote } from '../../deadlines/types.js';
import { type Passage, isItem, sourceRange } from '../../draft/passage.js';
import type { Message, Report } from '../types.js';
import { quoted } from './words.js';

/** The English text of what is told of words of a group: its message and its remedy, which are data. */
export function textOf({ message, remedy }: Pick<PhraseGroup, 'message' | 'remedy'>): string {
  return `${message} ${remedy}`;
}

/** The same as a message on some words. */
export function messageOf(group: PhraseGroup, words: string): Message {
  return { id: group.id, text: textOf(group), args: { words } };
}

/** Reports the phrases of a kind in a passage. */
export function reportPhrases(passage: Passage, kind: PhraseKind, report: Report): void {
  if (!isItem(passage)) return;
  for (const quote of passage.times.phrases)
    if (quote.group.kind === kind) reportPhrase(passage, quote, report);
}

/** Reports words of a phrase group. */
export function reportPhrase(passage: Passage, quote: PhraseQuote, report: Report): void {
  const message = messageOf(quote.group, quoted(passage, quote));
  report({ range: sourceRange(passage, quote), message });
}
