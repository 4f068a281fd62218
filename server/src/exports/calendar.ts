import ical, { type ICalCalendar, ICalEvent, ICalEventTransparency } from 'ical-generator';
import { cutOff, deadlineInWords } from './columns.js';
import { foldedLines } from './folding.js';
import { type Rest, inPortions } from './portions.js';
import type { DeadlineInRow, InitiativeRow } from './rows.js';

/** How many characters of an initiative stand in the title of its event. */
const LONGEST_TITLE = 80;
/** Calendars refuse longer descriptions. */
const LONGEST_DESCRIPTION = 8000;

/**
 * Initiatives as a calendar (RFC 5545): an event for each deadline that has a date, all day, which keeps nobody busy. An
 * event has the same UID at every export while the opening words of its initiative stay.
 */
export async function writeCalendar(rows: readonly InitiativeRow[], rest: Rest): Promise<string> {
  const calendar = ical({
    name: 'Policy Address',
    prodId: { company: 'policy-address', product: 'Policy Address', language: 'EN' },
  });
  // Without events: they are written one by one, since the library would write all in one go, and fold for a long time.
  const frame = calendar.toString();
  const end = frame.lastIndexOf('END:VCALENDAR');
  const events = await inPortions(rows, rest, (portion) =>
    portion.map((row) => foldedLines(eventsOf(row, calendar))).join(''),
  );
  // Every line ends in CRLF, the last one too.
  return [frame.slice(0, end), ...events, frame.slice(end), '\r\n'].join('');
}

function eventsOf(row: InitiativeRow, calendar: ICalCalendar): string {
  const events = row.deadlines.map((deadline, n) => {
    const days = daysOf(deadline);
    if (!days) return '';
    const { lead } = row;
    return new ICalEvent(
      {
        id: `${row.id}.${row.occurrence}.${n + 1}@policy-address`,
        stamp: midnight(row.asOf),
        start: midnight(days[0]),
        end: dayAfter(days[1]),
        allDay: true,
        summary: `${lead ? `${lead.code}: ` : ''}${opening(row.text)}`,
        description: describe(row, deadline),
        categories: lead ? [{ name: lead.code }] : [],
        transparency: ICalEventTransparency.TRANSPARENT,
      },
      calendar,
    ).toString();
  });
  return events.join('');
}

/**
 * The days of the event: what is due by a day stands on that day, what starts then on the first, all else on all of its
 * days. Null where no day is known.
 */
function daysOf({ kind, start, end }: DeadlineInRow): readonly [first: string, last: string] | null {
  const first = start ?? end;
  const last = end ?? start;
  if (first === null || last === null) return null;
  if (kind === 'by') return [last, last];
  if (kind === 'from') return [first, first];
  return [first, last];
}

function describe(row: InitiativeRow, deadline: DeadlineInRow): string {
  const place = [row.draft, ...row.sections].join(' › ');
  const parties = [row.lead, ...row.supporting].flatMap((party) => (party ? [party.code] : []));
  if (row.relevantBureaux) parties.push('relevant bureaux');
  const rest = [
    `Deadline: ${deadlineInWords(deadline)}${deadline.approximate ? ', approximate' : ''}`,
    ...(parties.length > 0 ? [`Bureaux: ${parties.join(', ')}`] : []),
    `From: ${place}, line ${row.line}`,
  ].join('\n');
  const most = Math.max(LONGEST_TITLE, LONGEST_DESCRIPTION - rest.length - 2);
  return cutOff(`${cutOff(row.text, most)}\n\n${rest}`, LONGEST_DESCRIPTION);
}

function opening(text: string): string {
  if (text.length <= LONGEST_TITLE) return text;
  return `${cutOff(text, LONGEST_TITLE)
    .slice(0, -1)
    .replace(/\s+\S*$/, '')}…`;
}

function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The end of an event is the day after its last. */
function dayAfter(day: string): Date {
  const date = midnight(day);
  date.setUTCDate(date.getUTCDate() + 1);
  return date;
}
