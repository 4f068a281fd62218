import type { CommitmentReader } from '../../commitments/reader.js';
import type { CommitmentKind, CommitmentQuote } from '../../commitments/types.js';
import { QuoteIndex } from '../../deadlines/quotes.js';
import type { Quote } from '../../deadlines/types.js';
import {
  type Initiative,
  type LeadIn,
  type Passage,
  isItem,
  statusOf,
  wordsOf,
} from '../../draft/passage.js';
import type { RuleContext } from '../types.js';

/** What was read last: rules ask for the same passage one after another. */
let last: {
  readonly passage: Passage;
  readonly reader: CommitmentReader;
  readonly found: readonly CommitmentQuote[];
} | null = null;
const NONE: readonly CommitmentQuote[] = [];

/** What the words of an item leave open in a way, in order of the text; nothing of other passages. */
export function commitmentsOf(
  passage: Passage,
  kind: CommitmentKind,
  { commitments }: RuleContext,
): readonly CommitmentQuote[] {
  if (!isItem(passage)) return NONE;
  if (last?.passage !== passage || last.reader !== commitments)
    last = { passage, reader: commitments, found: readItem(passage, commitments) };
  const { found } = last;
  return found.length > 0 ? found.filter(({ group }) => group.kind === kind) : NONE;
}

/** What is part of a time, or a vague word of it, is told of as that. */
function readItem(item: Initiative | LeadIn, reader: CommitmentReader): readonly CommitmentQuote[] {
  const status = item.kind === 'initiative' ? statusOf(item) : item.times.status;
  const lastDate = item.times.deadlines.at(-1)?.start ?? Infinity;
  const found = reader.read(wordsOf(item), status === 'dated' ? lastDate : null);
  if (found.length === 0) return NONE;
  const { deadlines, otherTimes, vague } = item.times;
  const told = new QuoteIndex<Quote>(
    [...deadlines, ...otherTimes, ...vague].sort((a, b) => a.start - b.start),
  );
  return found.filter((quote) => !told.overlaps(quote));
}
