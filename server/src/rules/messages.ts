import type { Message, MessageArgument, Rule } from './types.js';

/** Looks up the text of a message in the reader's language and fills in its `{arguments}`. */
export type Translate = (english: string, args: Record<string, string>) => string;

/** Makes texts of messages, in one language. Made once an edge (server, command line). */
export class MessageWriter {
  readonly #list: Intl.ListFormat;
  readonly #date: Intl.DateTimeFormat;
  readonly #written = new WeakMap<Message, string>();

  /** `locale` is the reader's, as the editor names it; where its language has no texts yet, English ones stay English. */
  constructor(
    private readonly translate: Translate,
    locale = '',
  ) {
    const tag = englishTag(locale);
    this.#list = new Intl.ListFormat(tag, { type: 'disjunction' });
    this.#date = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  }

  /** The text of a message of `rule`; made once for each message object. */
  write(rule: Rule, message: Message): string {
    let text = this.#written.get(message);
    if (text === undefined) {
      const { id, args = {} } = message;
      const texts = Object.entries(args).map(([name, value]) => [name, this.#argument(value)] as const);
      text = this.translate(rule.messages[id] ?? id, Object.fromEntries(texts));
      this.#written.set(message, text);
    }
    return text;
  }

  #argument(value: MessageArgument): string {
    if (typeof value === 'string') return value;
    return 'day' in value ? this.#date.format(new Date(`${value.day}T00:00:00Z`)) : this.#list.format(value);
  }
}

/** Fills in the arguments and leaves the text in English. */
export const inEnglish: Translate = (english, args) =>
  english.replace(/\{(\w+)\}/g, (slot, name: string) => args[name] ?? slot);

/** The texts are English, so lists and dates in them are too: as in the reader's country where it is an English one. */
function englishTag(locale: string): string {
  const isEnglish = /^en-[A-Z]{2}$/.test(locale);
  return isEnglish ? locale : 'en-GB';
}
