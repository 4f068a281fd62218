import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Interval } from '../../deadlines/types.js';
import { isItem } from '../../draft/passage.js';
import type { MessageWriter } from '../../rules/messages.js';
import { suggestedDeadlines } from '../suggested-deadlines.js';
import { type Proposals, say } from './proposals.js';
import { type WritingPlace, offsetOnLine, passageTextAt } from './writing-place.js';

/** How much text before the cursor, in characters, is looked at for words that govern a time. */
const NEARBY = 400;

/** Deadlines behind words that govern one, with the days that they are read as; null where none may stand. */
export function deadlineProposals(
  place: WritingPlace,
  writer: MessageWriter,
  today: string,
): Proposals | null {
  const { known, passage, at } = place;
  const text = passageTextAt(place);
  if (text === null || !passage || !isItem(passage)) return null;
  const { publication } = known.draft.circumstances;
  const from = Math.max(0, at - NEARBY);
  const suggested = suggestedDeadlines(known, text.slice(from, at), dayToCountFrom(place, today));
  if (!suggested) return null;
  const written = [...passage.times.deadlines, ...passage.times.otherTimes].find(
    ({ start, end }) => start <= firstWordAt(text, at) && at < end,
  );
  const isTyped = from + suggested.start < at;
  // A date follows already.
  if (written && !isTyped) return null;
  const start = offsetOnLine(place, from + suggested.start);
  if (start === null) return null;
  const behind = written ? offsetOnLine(place, written.end) : null;
  const end = behind ?? place.offset + (isTyped ? restOfWord(place.after) : 0);
  return {
    items: suggested.deadlines.map(({ text: words, typedAs, meaning }) => {
      const { interval } = meaning;
      return {
        label: words,
        kind: CompletionItemKind.Value,
        detail: daysInWords(interval, writer),
        // Beside long days an editor cuts off the end of the words, which is their year.
        description: daysInWords(interval, writer, true),
        ...(typedAs !== words && isTyped && { filterText: typedAs }),
        newText: words,
        start,
        end,
        data: { of: 'deadline', meaning, publication },
      };
    }),
  };
}

/** The first day that may still be promised: publication, or today in the year of a draft that says no more. */
function dayToCountFrom({ known: { draft } }: WritingPlace, today: string): string {
  const { publication, period } = draft.circumstances;
  const [first, last] = period;
  return publication.date ?? (first <= today && today <= last ? today : first);
}

/** Where the next word begins that is not before the cursor. */
function firstWordAt(text: string, at: number): number {
  return at + /^\s*/.exec(text.slice(at, at + 100))![0].length;
}

/** How much of a word stands behind the cursor. */
function restOfWord(after: string): number {
  return /^(?:[\p{L}\p{N}]|[-–/](?=\p{N}))*/u.exec(after.slice(0, 40))![0].length;
}

/** An interval in words, in full or in short; whichever of its days is open is left out. */
function daysInWords([from, to]: Interval, writer: MessageWriter, short = false): string {
  const id = from === to ? 'onDay' : from === null ? 'untilDay' : to === null ? 'fromDay' : 'betweenDays';
  if (short && id === 'betweenDays') return say(writer, 'days', { days: { days: [from!, to!], short } });
  const day = from ?? to ?? '';
  const args = { day: { day, short }, from: { day: from ?? day, short }, to: { day: to ?? day, short } };
  return say(writer, id, args);
}
