import type { MessageWriter } from '../../rules/messages.js';
import type { MessageArgument } from '../../rules/types.js';
import type { SourceRange } from '../../draft/passage.js';
import { escaped } from '../../exports/markdown-text.js';

/** What is told of some words of a draft. */
export interface Told {
  /** The words, in the document (UTF-16 code units). */
  readonly range: SourceRange;
  readonly title: string;
  /** What follows it, a sentence or two each. */
  readonly sentences?: readonly string[];
  /** Details, one a line. */
  readonly list?: readonly string[];
  readonly closing?: string;
  /** The rule whose page says more. */
  readonly rule?: string;
}

/** What is filled into a text. */
export type Arguments = Readonly<Record<string, MessageArgument>>;

/** Texts by their ids. */
export type Texts = Readonly<Record<string, string>>;

/** Writes what is told as Markdown, or as plain text for clients that do not show any. */
export class HoverWriter {
  constructor(
    private readonly writer: MessageWriter,
    private readonly markdown: boolean,
    /** The folder of the rules' pages, ending in a slash; null where there is none. */
    private readonly documentation: string | null = null,
  ) {}

  /** A text of a table; what is filled in is not read as Markdown. */
  say<T extends Texts>(texts: T, id: keyof T & string, args: Arguments = {}): string {
    return this.writer.write({ messages: texts }, { id, args: this.#shown(args) });
  }

  /** A text that is data. */
  sayText(text: string, args: Arguments): string {
    return this.writer.write({ messages: {} }, { id: text, text, args: this.#shown(args) });
  }

  /** Words as they are. */
  words(text: string): string {
    return this.markdown ? asWords(text) : text;
  }

  /** What is written already, in bold type. */
  strong(written: string): string {
    return this.markdown ? `**${written}**` : written;
  }

  /** The whole of what is told. */
  write({ title, sentences = [], list = [], closing = '', rule }: Omit<Told, 'range'>): string {
    const details = list.map((line) => (this.markdown ? `- ${line}` : line)).join('\n');
    return [title, ...sentences, details, closing, this.#link(rule)]
      .filter(Boolean)
      .join(this.markdown ? '\n\n' : '\n');
  }

  #link(rule: string | undefined): string {
    const isShown = rule !== undefined && this.markdown && this.documentation !== null;
    return isShown ? `[${rule}](${this.documentation}${rule}.md)` : '';
  }

  #shown(args: Arguments): Arguments {
    if (!this.markdown) return args;
    return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, harmless(value)]));
  }
}

/** What is filled in as words that Markdown leaves as they are: drafts and registries may be anybody's. */
function harmless(value: MessageArgument): MessageArgument {
  if (typeof value === 'string') return asWords(value);
  return Array.isArray(value) ? value.map(asWords) : value;
}

function asWords(text: string): string {
  return escaped(text.replace(/\s+/g, ' '));
}
