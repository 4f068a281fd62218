import { openingRange } from '../../draft/passage.js';
import { nameOf } from '../likeness/document-name.js';
import type { AlikeInitiative, Repetition } from '../likeness/repetition.js';
import type { Message, RelatedPlace, Rule } from '../types.js';

/** A promise that is made twice, in the same draft or in another one of the workspace. */
export const duplicateInitiative: Rule = {
  name: 'structure/duplicate-initiative',
  severity: 'information',
  summary: 'The same promise is made twice, in one draft or in two.',
  scope: 'workspace',
  messages: {
    here: 'This promise is made above already. Keep one of the two, or say how they differ.',
    hereOtherDate:
      'This promise is made above already, by another date. Keep one of the two, or say how they differ.',
    there: 'This promise is also made in “{file}”. Keep it in one place, or say how the two differ.',
    thereOtherDate:
      'This promise is also made in “{file}”, by another date. Keep it in one place, or say how the two differ.',
    other: 'The same promise.',
  },
  check({ repetitions }, _context, report) {
    for (const repetition of repetitions) {
      const { initiative, start, others } = repetition;
      report(initiative, start, {
        range: openingRange(initiative, OPENING_WORDS),
        message: messageOf(repetition),
        related: others.slice(0, MOST_PLACES).map((other) => placeOf(other, start)),
        isIncompleteness: true,
      });
    }
  },
};

/** So many words show which initiative is meant. */
const OPENING_WORDS = 4;
/** More places help nobody. */
const MOST_PLACES = 5;

function messageOf({ others: [first] }: Repetition): Message {
  const { document, likeness } = first!;
  const isOtherDate = likeness === 'otherDate';
  if (document === null) return { id: isOtherDate ? 'hereOtherDate' : 'here' };
  const args = { file: nameOf(document) };
  return { id: isOtherDate ? 'thereOtherDate' : 'there', args };
}

function placeOf({ initiative, start, document }: AlikeInitiative, from: number): RelatedPlace {
  const opening = openingRange(initiative, OPENING_WORDS);
  const message = { id: 'other' };
  // Counted like the finding in the same draft, from the start of the document in another.
  const moved = document === null ? start - from : start;
  const range = { start: opening.start + moved, end: opening.end + moved };
  return document === null ? { range, message } : { range, message, document };
}
