import type { Language, Phrases, Sentences } from '../deadlines/language.js';
import { QuoteIndex } from '../deadlines/quotes.js';
import type { Quote } from '../deadlines/types.js';
import type { Found, PhraseList } from '../phrases/matcher.js';
import { bracketsIn } from './brackets.js';
import { isInTitle } from './titles.js';
import type { CommitmentData, CommitmentGroup, CommitmentKind, CommitmentQuote, Excuse } from './types.js';

/** Reads what the words of an initiative leave open: pure, made once for a language and phrases. */
export interface CommitmentReader {
  /**
   * What is found in the words of an initiative (without its tag), in order of the text. Where it says by when, `lastDate`
   * is where the last of its dates starts, `Infinity` where that is said above it; null where it does not. Nothing is found
   * in quotations and titles.
   */
  read(words: string, lastDate: number | null): readonly CommitmentQuote[];
}

/** Kinds know nothing of each other: each has a lane of its own. */
const KINDS: readonly CommitmentKind[] = ['escapeClause', 'studyOnly', 'openList', 'hiddenActor'];
const ALLOWED = KINDS.length;

const NONE: readonly CommitmentQuote[] = [];

/** Makes the reader of a language. Phrases are data that is handed in. */
export function createCommitmentReader<S extends Sentences>(
  language: Language<S>,
  data: CommitmentData,
): CommitmentReader {
  const phrases = phrasesOf(language, data);
  // Apart from the others: nobody asks for results where no thought is promised.
  const results = language.phrases([[{ phrases: data.results, value: null }]]);
  return {
    read(words, lastDate) {
      if (!phrases.mayBeIn(words)) return NONE;
      const sentences = language.read(words);
      const lanes = phrases.find(sentences);
      const found = KINDS.flatMap((_, lane) => lanes[lane]!.flatMap(asQuote));
      if (found.length === 0) return NONE;
      const left = [...sentences.quotations(), ...lanes[ALLOWED]!];
      const isLeftAlone = left.length > 0 ? indexOfAll(left) : () => false;
      const asksFor = (excuse: Excuse): boolean =>
        found.some(({ group: { unless } }) => unless?.includes(excuse));
      const lastResult = asksFor('result') ? (results.find(sentences)[0]!.at(-1)?.start ?? -1) : -1;
      const brackets = new QuoteIndex(asksFor('bracketed') ? bracketsIn(words) : []);
      return found
        .filter((quote) => {
          if (isLeftAlone(quote) || isInTitle(words, quote)) return false;
          const { unless = [] } = quote.group;
          if (lastDate !== null && unless.includes('dated')) return false;
          if (lastDate !== null && quote.end <= lastDate && unless.includes('datedBehind')) return false;
          if (quote.end <= lastResult && unless.includes('result')) return false;
          return !(unless.includes('bracketed') && brackets.contains(quote));
        })
        .sort((a, b) => a.start - b.start);
    },
  };
}

/** Whether one of some quotes, which may overlap, holds a quote. */
function indexOfAll(quotes: readonly Quote[]): (quote: Quote) => boolean {
  const apart: Quote[] = [];
  for (const quote of quotes.toSorted((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (!last || last.end <= quote.start) apart.push(quote);
    else if (last.end < quote.end) apart[apart.length - 1] = { start: last.start, end: quote.end };
  }
  const index = new QuoteIndex(apart);
  return (quote) => index.contains(quote);
}

function asQuote({ start, end, value: group }: Found<CommitmentGroup | null>): readonly CommitmentQuote[] {
  return group === null ? NONE : [{ start, end, group }];
}

function phrasesOf<S extends Sentences>(
  language: Language<S>,
  { groups, allowed = [] }: CommitmentData,
): Phrases<S, CommitmentGroup | null> {
  const lane = (kind: CommitmentKind): PhraseList<CommitmentGroup | null>[] =>
    groups
      .filter((group) => group.kind === kind)
      .flatMap((group) => [
        { phrases: group.phrases, value: group },
        { phrases: group.harmless ?? [], value: null },
      ]);
  return language.phrases<CommitmentGroup | null>([...KINDS.map(lane), [{ phrases: allowed, value: null }]]);
}
