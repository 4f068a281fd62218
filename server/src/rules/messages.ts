import type { Message, MessageArgument, Rule } from './types.js';

/** Looks up the text of a message in the reader's language and fills in its `{arguments}`. */
export type Translate = (english: string, args: Record<string, string>) => string;

/** Makes texts of messages, in one language. Made once an edge (server, command line). */
export class MessageWriter {
  readonly #list: Intl.ListFormat;
  readonly #date: Intl.DateTimeFormat;

  /** `locale` is a BCP 47 tag; English is written the British way unless the tag says otherwise. */
  constructor(
    private readonly translate: Translate,
    locale = 'en',
  ) {
    const tag = locale === 'en' ? 'en-GB' : locale;
    this.#list = new Intl.ListFormat(tag, { type: 'disjunction' });
    this.#date = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  }

  /** The text of a message of `rule`. */
  write(rule: Rule, { id, args = {} }: Message): string {
    const texts = Object.entries(args).map(([name, value]) => [name, this.#argument(value)] as const);
    return this.translate(rule.messages[id] ?? id, Object.fromEntries(texts));
  }

  #argument(value: MessageArgument): string {
    if (typeof value === 'string') return value;
    return 'day' in value ? this.#date.format(new Date(`${value.day}T00:00:00Z`)) : this.#list.format(value);
  }
}

/** Fills in the arguments and leaves the text in English. */
export const inEnglish: Translate = (english, args) =>
  english.replace(/\{(\w+)\}/g, (slot, name: string) => args[name] ?? slot);
