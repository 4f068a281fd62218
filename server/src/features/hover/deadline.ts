import type { Deadline, OtherTime, PhraseQuote } from '../../deadlines/types.js';
import { isItem } from '../../draft/passage.js';
import { holds, passagesAt, rangeIn } from '../../draft/places.js';
import type { KnownDraft } from '../../workspace/drafts.js';
import { explainDeadline, explainOtherTime } from '../deadline-explanation.js';
import { DEADLINE_TEXTS } from '../deadline-texts.js';
import { onOneLine } from '../labels.js';
import type { HoverWriter, Told } from './hover-writer.js';

/** What the time at an offset means: a deadline, or a time that is none; null where no time is. */
export function tellOfTime({ draft }: KnownDraft, offset: number, writer: HoverWriter): Told | null {
  const { publication } = draft.circumstances;
  const say: Parameters<typeof explainDeadline>[2] = (id, args) => writer.say(DEADLINE_TEXTS, id, args);
  for (const placed of passagesAt(draft, offset)) {
    const { passage } = placed;
    if (!isItem(passage)) continue;
    const { deadlines, otherTimes, phrases } = passage.times;
    for (const time of [...deadlines, ...otherTimes]) {
      const range = rangeIn(placed, time);
      if (!holds(range, offset)) continue;
      if (!isDeadline(time)) return { range, ...explained(explainOtherTime(time, say), writer) };
      const told = explained(explainDeadline(time, publication, say), writer);
      const unclear = phrases.find((phrase) => isOf(phrase, time));
      const words = onOneLine(passage.text.slice(time.start, time.end));
      const closing = unclear && writer.sayText(textOf(unclear), { words });
      return { range, ...told, ...(closing && { closing }), ...ruleOf(time, unclear) };
    }
  }
  return null;
}

function explained(
  { title, sentences, list }: ReturnType<typeof explainDeadline>,
  writer: HoverWriter,
): Omit<Told, 'range'> {
  return { title: writer.strong(title), sentences, list };
}

function isDeadline(time: Deadline | OtherTime): time is Deadline {
  return time.kind !== 'duration' && time.kind !== 'past';
}

/** Whether a phrase stands in the words of a deadline: it is found as a whole then. */
function isOf({ start, end, group }: PhraseQuote, deadline: Deadline): boolean {
  return group.within === 'deadline' && start === deadline.start && end === deadline.end;
}

function textOf({ group: { message, remedy } }: PhraseQuote): string {
  return `${message} ${remedy}`;
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
