import * as z from 'zod';
import type { CommitmentData, CommitmentGroup, CommitmentKind } from '../commitments/types.js';
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
    escapeClause: entries.optional().meta({
      description: 'Words that leave it open whether the promise holds: `commitment/escape-clause`.',
    }),
    studyOnly: entries.optional().meta({
      description: 'Words that promise thought, without a result or a date: `commitment/study-only`.',
    }),
    openList: entries
      .optional()
      .meta({ description: 'Words that leave open what else is promised: `commitment/open-list`.' }),
    hiddenActor: entries
      .optional()
      .meta({ description: 'Words that do not say who is to act: `commitment/hidden-actor`.' }),
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
  Record<PhraseKind | CommitmentKind, { readonly message: string; readonly remedy: string }>
> = {
  vague: { message: '“{words}” does not say by when.', remedy: 'Name a day, month, quarter or year.' },
  imprecise: { message: '“{words}” leaves the date open.', remedy: 'Name the date that can be kept.' },
  pace: { message: '“{words}” names no steps.', remedy: 'Give a date for each step.' },
  condition: {
    message: '“{words}” makes it hang on something else.',
    remedy: 'Say who settles that, and by when.',
  },
  escapeClause: {
    message: 'Is “{words}” needed?',
    remedy: 'Take it out, or say who decides, and by what test.',
  },
  studyOnly: {
    message: 'What will come of “{words}”?',
    remedy: 'Name what will be published or decided.',
  },
  openList: { message: 'What else does “{words}” stand for?', remedy: 'Name it, or take the words out.' },
  hiddenActor: { message: 'Who is meant by “{words}”?', remedy: 'Name who is to act.' },
};

/** What makes phrases of a team harmless that bring nothing else, as in the data. */
const OWN_EXCUSES: Partial<Record<CommitmentKind, NonNullable<CommitmentGroup['unless']>>> = {
  studyOnly: ['dated', 'result'],
  openList: ['bracketed'],
};

const KINDS_OF_TIME: readonly PhraseKind[] = ['vague', 'imprecise', 'pace', 'condition'];
const KINDS_OF_COMMITMENTS: readonly CommitmentKind[] = [
  'escapeClause',
  'studyOnly',
  'openList',
  'hiddenActor',
];

/** The lists that bear on what is read of time. */
export function ofTime(own: OwnPhrases): OwnPhrases {
  return only(own, [...KINDS_OF_TIME, 'allowed']);
}

/** The lists that bear on what is read of commitments. */
export function ofCommitments(own: OwnPhrases): OwnPhrases {
  return only(own, [...KINDS_OF_COMMITMENTS, 'allowed']);
}

function only(own: OwnPhrases, lists: readonly OwnPhraseList[]): OwnPhrases {
  return Object.fromEntries(Object.entries(own).filter(([list]) => lists.includes(list as OwnPhraseList)));
}

/** The phrases of the data with those of a team. Where both have the same words, those of the team are told of. */
export function withOwnPhrases(data: PhraseData, own: OwnPhrases): PhraseData {
  // Of phrases that are as long the first counts.
  const groups = [...KINDS_OF_TIME.flatMap((kind) => groupsOf(kind, own)), ...data.groups];
  return { ...data, groups, allowed: allowedBy(data, own) };
}

/** The same for phrases of commitments. */
export function withOwnCommitments(data: CommitmentData, own: OwnPhrases): CommitmentData {
  const groups = KINDS_OF_COMMITMENTS.flatMap((kind) =>
    groupsOf(kind, own).map((group) => ({ ...group, unless: OWN_EXCUSES[kind] ?? [] })),
  );
  return { ...data, groups: [...groups, ...data.groups], allowed: allowedBy(data, own) };
}

function allowedBy({ allowed = [] }: { readonly allowed?: readonly string[] }, own: OwnPhrases): string[] {
  return [...allowed, ...(own.allowed ?? []).map(onOneLine)];
}

/** A group of its own for each phrase of a team, since each may bring its own words. */
function groupsOf<K extends PhraseKind | CommitmentKind>(
  kind: K,
  own: OwnPhrases,
): (Pick<PhraseGroup, 'id' | 'message' | 'remedy' | 'phrases'> & { readonly kind: K })[] {
  return (own[kind] ?? []).map((written) => {
    const given = typeof written === 'string' ? { words: written } : written;
    const { message, remedy } = OWN_PHRASE_TEXTS[kind];
    return {
      id: `own-${kind}`,
      kind,
      message: given.message ?? message,
      remedy: given.remedy ?? remedy,
      phrases: [onOneLine(given.words)],
    };
  });
}

function onOneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
