import type { Message, MessageArgument, Rule } from './types.js';

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

/** How lists and days are written in a language. */
interface Formats {
  readonly list: Intl.ListFormat;
  readonly date: Intl.DateTimeFormat;
}

function formatsOf(tag: string): Formats {
  return {
    list: new Intl.ListFormat(tag, { type: 'disjunction' }),
    date: new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }),
  };
}

function inWords(value: MessageArgument, { list, date }: Formats): string {
  if (typeof value === 'string') return value;
  return 'day' in value ? date.format(new Date(`${value.day}T00:00:00Z`)) : list.format(value);
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
