/** Reads snippets as VS Code does: what they give where nothing is typed, whichever choice is taken. */

/** What variables stand for: a name that is not there has no value. */
export type Variables = Readonly<Record<string, string>>;

/** All texts that a snippet gives: the first with the first choice everywhere, the others with one other choice each. */
export function expansions(body: string, variables: Variables): string[] {
  const choices = new Reader(body, variables).read().choices;
  const others = choices.flatMap((options, n) => options.slice(1).map((_option, k) => [n, k + 1] as const));
  return [
    new Reader(body, variables).read().text,
    ...others.map(([n, k]) => new Reader(body, variables, { n, k }).read().text),
  ];
}

/** The tab stops of a snippet without variables, in the order in which Tab walks through them. */
export function tabStops(body: string): number[] {
  const found = new Set([...body.matchAll(/\$\{?(\d+)/g)].map((match) => Number(match[1])));
  return [...found].sort((a, b) => (a || Infinity) - (b || Infinity));
}

interface Taken {
  /** Which choice of the snippet, and which of its options. */
  readonly n: number;
  readonly k: number;
}

/** A reader by descent, over the grammar that VS Code gives for snippets. */
class Reader {
  #at = 0;
  readonly #choices: string[][] = [];

  constructor(
    private readonly body: string,
    private readonly variables: Variables,
    private readonly taken: Taken | null = null,
  ) {}

  read(): { text: string; choices: readonly (readonly string[])[] } {
    const text = this.#until('');
    return { text, choices: this.#choices };
  }

  #accept(pattern: RegExp): RegExpExecArray | null {
    const sticky = new RegExp(pattern.source, 'y');
    sticky.lastIndex = this.#at;
    const match = sticky.exec(this.body);
    if (match) this.#at = sticky.lastIndex;
    return match;
  }

  #expect(pattern: RegExp): RegExpExecArray {
    const match = this.#accept(pattern);
    if (!match) throw new Error(`${pattern.source} is wanted at ${this.#at} of ${this.body}`);
    return match;
  }

  /** Everything up to a closing sign (the end where there is none), which is taken too. */
  #until(close: string): string {
    let text = '';
    while (close === '' ? this.#at < this.body.length : this.body[this.#at] !== close) {
      if (this.#at >= this.body.length) throw new Error(`${close} is missing in ${this.body}`);
      const escaped = this.#accept(/\\([\\$}])/);
      if (escaped) text += escaped[1];
      else if (this.#accept(/\$\d+/)) text += '';
      else if (this.#accept(/\$\{\d+\}/)) text += '';
      else if (this.#accept(/\$\{\d+\|/)) text += this.#choice();
      else if (this.#accept(/\$\{\d+:/)) text += this.#until('}');
      else if (this.body[this.#at] === '$') text += this.#variable();
      else text += this.body[this.#at++];
    }
    this.#at += close.length;
    return text;
  }

  #choice(): string {
    const options: string[] = [];
    do options.push(this.#expect(/(?:\\.|[^\\,|])+/)[0].replace(/\\(.)/g, '$1'));
    while (this.#accept(/,/));
    this.#expect(/\|\}/);
    const n = this.#choices.push(options) - 1;
    return options[this.taken?.n === n ? this.taken.k : 0]!;
  }

  #variable(): string {
    const plain = this.#accept(/\$([A-Z_]+)/);
    if (plain) return this.variables[plain[1]!] ?? '';
    const value = this.variables[this.#expect(/\$\{([A-Z_]+)/)[1]!];
    if (this.#accept(/:/)) {
      const otherwise = this.#until('}');
      return value || otherwise;
    }
    if (this.#accept(/\}/)) return value ?? '';
    const [, pattern, format, flags] = this.#expect(/\/((?:\\.|[^\\/])*)\/((?:\\.|[^\\/])*)\/([a-z]*)\}/);
    return transform(value ?? '', new RegExp(pattern!, flags), format!);
  }
}

function transform(value: string, pattern: RegExp, format: string): string {
  const fill = (groups: readonly (string | undefined)[]): string => {
    // None of the words may be empty: VS Code would not take it for a format then.
    const filled = format.replace(/\$(\d)|\$\{(\d+):([+-])(.+?)\}|\$\{(\d+):\?(.+?):(.+?)\}/g, (...match) => {
      const [, plain, one, sign, words, two, then, otherwise] = match as (string | undefined)[];
      const group = groups[Number(plain ?? one ?? two)];
      if (plain) return group ?? '';
      if (two) return (group ? then : otherwise) ?? '';
      return (sign === '+' ? group && words : group || words) ?? '';
    });
    if (filled.includes('${') && !groups.some((group) => group?.includes('${'))) {
      throw new Error(`${format} is no format`);
    }
    return filled;
  };
  const matched = pattern.exec(value);
  // VS Code: where nothing matches, the format counts all the same if it says what to put otherwise.
  if (!matched) return /:[?-]/.test(format) ? fill([]) : value;
  return value.replace(pattern, () => fill(matched));
}
