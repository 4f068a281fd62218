import type { PhraseKind, PhraseQuote, Times } from '../../deadlines/types.js';
import { isItem } from '../../draft/passage.js';
import { holds, passagesAt, rangeIn } from '../../draft/places.js';
import { textOf } from '../../rules/phrase-texts.js';
import type { KnownDraft } from '../../workspace/drafts.js';
import { exampleDeadlines } from '../example-deadlines.js';
import { onOneLine } from '../labels.js';
import type { HoverWriter, Told } from './hover-writer.js';
import { PHRASE_TEXTS } from './phrase-texts.js';

/** The rule that speaks of a kind of phrase. */
const RULES: Readonly<Record<PhraseKind, string>> = {
  vague: 'deadline/vague',
  imprecise: 'deadline/imprecise',
  pace: 'deadline/pace',
  condition: 'deadline/conditional',
};

/** Why the words at an offset tell no date, and what to write; that they do no harm where a date stands beside them. */
export function tellOfPhrase(known: KnownDraft, offset: number, writer: HoverWriter): Told | null {
  for (const placed of passagesAt(known.draft, offset)) {
    const { passage } = placed;
    if (!isItem(passage)) continue;
    for (const [phrase, isExcused] of phrasesOf(passage.times)) {
      const range = rangeIn(placed, phrase);
      if (!holds(range, offset)) continue;
      const { kind } = phrase.group;
      // As the problem beside it quotes them.
      const words = onOneLine(passage.text.slice(phrase.start, phrase.end));
      const rule = RULES[kind];
      const title = isExcused
        ? writer.say(PHRASE_TEXTS, 'dated', { words })
        : writer.sayText(textOf(phrase.group), { words });
      // A date takes away no condition.
      if (isExcused || kind === 'condition') return { range, title, rule };
      const examples = exampleDeadlines(known).map((date) => `“${date}”`);
      return { range, title, sentences: [writer.say(PHRASE_TEXTS, 'examples', { examples })], rule };
    }
  }
  return null;
}

/** All phrases of a passage, and whether a date beside each makes it harmless. */
function* phrasesOf({
  vague,
  excused,
  phrases,
}: Times): Generator<[phrase: PhraseQuote, isExcused: boolean]> {
  for (const phrase of vague) yield [phrase, phrase.dated];
  for (const phrase of phrases) yield [phrase, false];
  for (const phrase of excused) yield [phrase, true];
}
