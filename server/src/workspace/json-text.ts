import { type Node, type ParseError, findNodeAtLocation, getNodeValue, parseTree } from 'jsonc-parser';
import { type ConfigurationProblem, reasonOf } from './problems.js';

/** The way to a value in JSON: names and places in lists. */
export type JsonPath = readonly (string | number)[];

/** A stretch of a text, UTF-16 code units. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** A text in JSON with comments: its value as far as it can be read, and where each part of it stands. Never throws. */
export class JsonText {
  /** Where the text is no JSON: the first place only, since what follows are mostly consequences. */
  readonly problems: readonly ConfigurationProblem[];
  readonly #root: Node | undefined;

  constructor(private readonly text: string) {
    const errors: ParseError[] = [];
    try {
      this.#root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
      this.problems = errors.slice(0, 1).map(({ error, offset, length }) => ({
        start: Math.min(offset, text.length),
        end: Math.min(offset + Math.max(length, 1), text.length),
        message: 'syntax',
        args: { reason: reasonOf(error) },
      }));
    } catch {
      // The parser follows brackets by recursion, and thousands of them are too much for it.
      this.problems = [{ start: 0, end: Math.min(1, text.length), message: 'tooDeep', args: {} }];
    }
  }

  /** Whether there is nothing in it, or nothing that can be read. */
  get isEmpty(): boolean {
    return this.#root === undefined;
  }

  /** The value, made anew at each call. */
  value(): unknown {
    return this.#root && getNodeValue(this.#root);
  }

  /** Where a value stands, or what is nearest above it. No more than its first line, which is enough to find it. */
  extentOf(path: JsonPath): Extent {
    const node = this.#nearest(path);
    if (!node) return { start: 0, end: Math.min(1, this.text.length) };
    const start = node.offset;
    const line = this.text.slice(start, start + node.length).search(/[\r\n]/);
    return { start, end: start + (line < 0 ? node.length : line) };
  }

  /** Where the whole of a value stands; null where there is none. */
  wholeExtentOf(path: JsonPath): Extent | null {
    const node = this.#at(path);
    return node ? { start: node.offset, end: node.offset + node.length } : null;
  }

  /** Where the name before a value stands. */
  nameExtentOf(path: JsonPath): Extent {
    const name = this.#at(path)?.parent?.children?.[0];
    return name ? { start: name.offset, end: name.offset + name.length } : this.extentOf(path);
  }

  /** Where names stand that something else in their object is called by behind them, with what they are. */
  duplicates(): readonly (Extent & { readonly name: string })[] {
    const found: (Extent & { name: string })[] = [];
    const nodes = this.#root ? [this.#root] : [];
    for (let node = nodes.pop(); node; node = nodes.pop()) {
      const children = node.children ?? [];
      nodes.push(...children);
      if (node.type !== 'object') continue;
      const last = new Map<string, Node>();
      for (const { children: [name] = [] } of children) {
        if (!name) continue;
        const key = String(name.value);
        const before = last.get(key);
        if (before) found.push({ start: before.offset, end: before.offset + before.length, name: key });
        last.set(key, name);
      }
    }
    return found.sort((a, b) => a.start - b.start);
  }

  #at(path: JsonPath): Node | undefined {
    return this.#root && findNodeAtLocation(this.#root, [...path]);
  }

  #nearest(path: JsonPath): Node | undefined {
    for (let length = path.length; length > 0; length--) {
      const node = this.#at(path.slice(0, length));
      if (node) return node;
    }
    return this.#root;
  }
}
