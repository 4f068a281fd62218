import type { Length } from '../deadlines/calendar.js';
import type { DaysArgument, Message, MessageArgument, Rule } from './types.js';

/** Looks up the text of a message in the reader's language and fills in its `{arguments}`. */
export type Translate = (english: string, args: Record<string, string>) => string;

/** Texts in the reader's language by their English ones. */
export type Translations = Readonly<Record<string, unknown>>;

/** Makes texts of messages, in one language. Made once an edge (server, command line). */
export class MessageWriter {
  readonly #english: Formats;
  readonly #translated: Formats;
  readonly #written = new WeakMap<Message, string>();

  /**
   * `locale` is the reader's, as the editor names it; `translations` are the texts that `translate` has. The others stay
   * English, and so do the lists and days in them.
   */
  constructor(
    private readonly translate: Translate,
    locale = '',
    private readonly translations: Translations = {},
  ) {
    const english = englishTag(locale);
    this.#english = formatsOf(english);
    this.#translated = formatsOf(isKnown(locale) ? locale : english);
  }

  /** The text of a message of a rule, or of another table of texts; made once for each message object. */
  write({ messages }: Pick<Rule, 'messages'>, message: Message): string {
    let text = this.#written.get(message);
    if (text === undefined) {
      const { id, args = {} } = message;
      const english = message.text ?? messages[id] ?? id;
      const formats = Object.hasOwn(this.translations, english) ? this.#translated : this.#english;
      const texts = Object.entries(args).map(([name, value]) => [name, inWords(value, formats)] as const);
      text = this.translate(english, Object.fromEntries(texts));
      this.#written.set(message, text);
    }
    return text;
  }
}

/** Fills in the arguments and leaves the text in English. */
export const inEnglish: Translate = (english, args) =>
  english.replace(/\{(\w+)\}/g, (slot, name: string) => args[name] ?? slot);

/** How lists, days and lengths of time are written in a language. */
interface Formats {
  readonly list: Intl.ListFormat;
  readonly date: Intl.DateTimeFormat;
  readonly shortDate: Intl.DateTimeFormat;
  readonly sum: Intl.ListFormat;
  readonly units: Readonly<Record<keyof Length, Intl.NumberFormat>>;
}

function formatsOf(tag: string): Formats {
  return {
    list: new Intl.ListFormat(tag, { type: 'disjunction' }),
    date: new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }),
    shortDate: new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' }),
    sum: new Intl.ListFormat(tag, { type: 'conjunction' }),
    units: { years: unitFormat(tag, 'year'), months: unitFormat(tag, 'month'), days: unitFormat(tag, 'day') },
  };
}

function unitFormat(tag: string, unit: string): Intl.NumberFormat {
  return new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' });
}

function inWords(value: MessageArgument, formats: Formats): string {
  if (typeof value === 'string') return value;
  if ('day' in value) return (value.short ? formats.shortDate : formats.date).format(toDate(value.day));
  if ('days' in value) return daysInWords(value, value.short ? formats.shortDate : formats.date);
  if ('distance' in value) return distanceInWords(value.distance, formats);
  return formats.list.format(value);
}

/** Which of "1 July" and "30 September 2024" has the year is up to the language, and so is what stands between them. */
function daysInWords({ days, side }: DaysArgument, format: Intl.DateTimeFormat): string {
  const [first, last] = days.map(toDate) as [Date, Date];
  // A thin space is as wide as any other in an editor's type.
  const parts = format.formatRangeToParts(first, last).map(({ value, source }) => {
    return { value: value.replaceAll('\u2009', ' '), source };
  });
  const begin = parts.findIndex(({ source }) => source === 'endRange');
  const end = parts.findLastIndex(({ source }) => source === 'startRange') + 1;
  // One day is no range.
  if (side === undefined || begin < 0) return parts.map(({ value }) => value).join('');
  const own = side === 'first' ? parts.slice(0, end) : parts.slice(begin);
  return own.map(({ value }) => value).join('');
}

function distanceInWords(distance: Length, { sum, units }: Formats): string {
  const given = (['years', 'months', 'days'] as const).filter((unit) => distance[unit] > 0);
  return sum.format(given.map((unit) => units[unit].format(distance[unit])));
}

function toDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** English texts have English lists and dates in them: as in the reader's country where it is an English one. */
function englishTag(locale: string): string {
  const isEnglish = /^en-[A-Z]{2}$/.test(locale);
  return isEnglish ? locale : 'en-GB';
}

/** Whether lists and days can be written as in this locale. Editors hand on what they were given: “C”, “en_US”. */
function isKnown(locale: string): boolean {
  try {
    return Intl.ListFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
}
