import * as z from 'zod';
import { type PhraseSlip, phraseSlip } from '../phrases/notation.js';
import type { PhraseData, PhraseGroup, PhraseKind } from '../deadlines/types.js';
import { type ProblemMessage, says } from './problems.js';

/** What is told of a phrase that cannot be looked for. */
const SLIPS: Readonly<Record<PhraseSlip, ProblemMessage>> = {
  empty: 'phraseEmpty',
  slot: 'phraseSlot',
  mark: 'phraseMark',
  beginning: 'phraseBeginning',
  tooMuch: 'phraseTooMuch',
};

const phrase = z.string(says('phrase')).superRefine((text, context) => {
  const slip = phraseSlip(text);
  if (slip) context.addIssue({ code: 'custom', message: SLIPS[slip] });
});

const words = z.string(says('text')).min(1, says('text'));

const entry = z.union(
  [
    phrase,
    z.strictObject(
      {
        words: phrase.meta({ description: 'The phrase.' }),
        message: words.optional().meta({
          description: 'What is told of it, with {words} for what was found, in place of the usual sentence.',
        }),
        remedy: words.optional().meta({ description: 'What to write instead, as a sentence of its own.' }),
      },
      says('phrase'),
    ),
  ],
  says('phrase'),
);

const entries = z.array(entry, says('phrases'));

/** Phrases of a team’s own, in `.policyaddress.json`. */
export const ownPhrasesSchema = z.strictObject(
  {
    vague: entries.optional().meta({ description: 'Words that tell when without a date: `deadline/vague`.' }),
    imprecise: entries
      .optional()
      .meta({ description: 'Words that leave the edge of a date open: `deadline/imprecise`.' }),
    pace: entries
      .optional()
      .meta({ description: 'Words that tell how fast or how often, without steps: `deadline/pace`.' }),
    condition: entries
      .optional()
      .meta({ description: 'Words that make a promise hang on something else: `deadline/conditional`.' }),
    allowed: z
      .array(phrase, says('phrases'))
      .optional()
      .meta({ description: 'Words that nobody minds: no phrase is found in what they hold.' }),
  },
  says('phrases'),
);

/** Phrases of a team’s own, as they are written. */
export type OwnPhrases = z.infer<typeof ownPhrasesSchema>;

/** The lists of {@link OwnPhrases}. */
export type OwnPhraseList = keyof OwnPhrases;

/** All lists, in the order in which they are explained. */
export const OWN_PHRASE_LISTS = Object.keys(ownPhrasesSchema.shape) as readonly OwnPhraseList[];

/** What is told of phrases that bring no words for it, in English; scripts/text-tables.mts takes the texts from here. */
export const OWN_PHRASE_TEXTS: Readonly<
  Record<PhraseKind, { readonly message: string; readonly remedy: string }>
> = {
  vague: { message: '“{words}” does not say by when.', remedy: 'Name a day, month, quarter or year.' },
  imprecise: { message: '“{words}” leaves the date open.', remedy: 'Name the date that can be kept.' },
  pace: { message: '“{words}” names no steps.', remedy: 'Give a date for each step.' },
  condition: {
    message: '“{words}” makes it hang on something else.',
    remedy: 'Say who settles that, and by when.',
  },
};

const KINDS = Object.keys(OWN_PHRASE_TEXTS) as readonly PhraseKind[];

/** The phrases of the data with those of a team. Where both have the same words, those of the team are told of. */
export function withOwnPhrases(data: PhraseData, own: OwnPhrases): PhraseData {
  const groups = KINDS.flatMap((kind) => (own[kind] ?? []).map((written) => groupOf(kind, written)));
  const allowed = [...(data.allowed ?? []), ...(own.allowed ?? []).map(onOneLine)];
  // Of phrases that are as long the first counts.
  return { ...data, groups: [...groups, ...data.groups], allowed };
}

function groupOf(kind: PhraseKind, written: z.infer<typeof entry>): PhraseGroup {
  const given = typeof written === 'string' ? { words: written } : written;
  const { message, remedy } = OWN_PHRASE_TEXTS[kind];
  return {
    id: `own-${kind}`,
    kind,
    message: given.message ?? message,
    remedy: given.remedy ?? remedy,
    phrases: [onOneLine(given.words)],
  };
}

function onOneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
