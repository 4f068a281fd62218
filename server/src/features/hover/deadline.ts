import type { Deadline, DeadlineMeaning, OtherTime, PhraseQuote, Reference } from '../../deadlines/types.js';
import { isItem } from '../../draft/passage.js';
import { holds, passagesAt, rangeIn } from '../../draft/places.js';
import type { KnownDraft } from '../../workspace/drafts.js';
import {
  type Explanation,
  type SayOfDeadline,
  explainDeadline,
  explainOtherTime,
} from '../deadline-explanation.js';
import { textOf } from '../../rules/phrase-texts.js';
import { DEADLINE_TEXTS } from '../deadline-texts.js';
import { onOneLine } from '../labels.js';
import type { HoverWriter, Told } from './hover-writer.js';

/** What the time at an offset means: a deadline, or a time that is none; null where no time is. */
export function tellOfTime({ draft }: KnownDraft, offset: number, writer: HoverWriter): Told | null {
  const { publication } = draft.circumstances;
  for (const placed of passagesAt(draft, offset)) {
    const { passage } = placed;
    if (!isItem(passage)) continue;
    const { deadlines, otherTimes, phrases } = passage.times;
    for (const time of [...deadlines, ...otherTimes]) {
      const range = rangeIn(placed, time);
      if (!holds(range, offset)) continue;
      if (!isDeadline(time)) return { range, ...told(explainOtherTime(time, sayWith(writer)), writer) };
      const meaning = tellOfDeadline(time, publication, writer);
      const unclear = phrases.find((phrase) => isOf(phrase, time));
      // As the problem beside it quotes them.
      const words = onOneLine(passage.text.slice(time.start, time.end));
      const closing = unclear && writer.sayText(textOf(unclear.group), { words });
      return { range, ...meaning, ...(closing && { closing }), ...ruleOf(time, unclear) };
    }
  }
  return null;
}

/** What a deadline means, wherever it stands or may be written. */
export function tellOfDeadline(
  deadline: DeadlineMeaning,
  publication: Reference,
  writer: HoverWriter,
): Omit<Told, 'range'> {
  return told(explainDeadline(deadline, publication, sayWith(writer)), writer);
}

function sayWith(writer: HoverWriter): SayOfDeadline {
  return (id, args) => writer.say(DEADLINE_TEXTS, id, args);
}

function told({ title, sentences, list }: Explanation, writer: HoverWriter): Omit<Told, 'range'> {
  return { title: writer.strong(title), sentences, list };
}

function isDeadline(time: Deadline | OtherTime): time is Deadline {
  return time.kind !== 'duration' && time.kind !== 'past';
}

/** Whether a phrase stands in the words of a deadline: it is found as a whole then. */
function isOf({ start, end, group }: PhraseQuote, deadline: Deadline): boolean {
  return group.within === 'deadline' && start === deadline.start && end === deadline.end;
}

/** The rule that may have something to say of it. */
function ruleOf(
  { impossible, relative, interval }: Deadline,
  unclear: PhraseQuote | undefined,
): Pick<Told, 'rule'> {
  if (impossible) return { rule: 'deadline/impossible' };
  if (relative) return { rule: 'deadline/relative' };
  if (!interval) return { rule: 'deadline/vague' };
  return unclear ? { rule: 'deadline/imprecise' } : {};
}
