import type { Tree } from '@lezer/common';
import type { TopBlock } from './blocks.js';
import { commentsIn } from './comments.js';
import { detached } from './detached.js';
import { type Removal, removalOf } from './directive-removal.js';
import { lineEnd } from './markdown.js';
import type { SourceRange } from './passage.js';

/** What a comment in the draft can say to have findings silenced: `<!-- policy-address-disable-next-line RULE -->`. */
export const DIRECTIVES = ['disable-next-line', 'disable-line', 'disable', 'enable', 'disable-file'] as const;

/** One of {@link DIRECTIVES}. */
export type DirectiveName = (typeof DIRECTIVES)[number];

/** What stands before the name of a directive. */
export const DIRECTIVE_PREFIX = 'policy-address-';

/** The name of a rule in a directive, as written: there need be no such rule. */
export interface NamedRule extends SourceRange {
  readonly name: string;
}

/** A comment that silences findings. Its offsets count from where its block starts, in UTF-16 code units. */
export interface Directive extends SourceRange {
  readonly name: DirectiveName;
  /** Whether its comment is a block of its own, and not among the words of another. */
  readonly isBlock: boolean;
  /** Where its name stands, with what is before it. */
  readonly keyword: SourceRange;
  /** The rules that it speaks of; none named are all of them. */
  readonly rules: readonly NamedRule[];
}

/** A directive and the lines that it bears on; `offset` is what its own offsets count from. */
export interface PlacedDirective {
  readonly directive: Directive;
  readonly offset: number;
  /** From where the first line of the comment starts to where its last one ends, in the document. */
  readonly lines: SourceRange;
  /** The line below, without its break; null where there is none. */
  readonly below: SourceRange | null;
  /** How to take it out. */
  readonly removal: Removal;
}

const COMMENT = new RegExp(`^<!--\\s*${DIRECTIVE_PREFIX}(${DIRECTIVES.join('|')})(?!\\w|-(?!->))`);
/** What stands before the reason; a word processor makes one dash of two. */
const REASON = /(?:^|\s)(?:-{2,}|[–—]+)(?:\s|$)/;
const NONE: readonly Directive[] = [];
/** Blocks whose words are read; others, such as code, quotations and tables, say nothing. */
const WITH_WORDS = /^(?:Paragraph|Task|Comment|ATXHeading\d)$/;
const WITH_BLOCKS = /^(?:BulletList|OrderedList|ListItem|Document)$/;

/** The directives in a block at the top level, in order. */
export function directivesIn(text: string, tree: Tree, block: TopBlock): readonly Directive[] {
  if (!text.slice(block.from, block.to).includes(DIRECTIVE_PREFIX)) return NONE;
  const directives: Directive[] = [];
  tree.iterate({
    from: block.from,
    to: block.to,
    enter: ({ name, from, to }) => {
      if (WITH_WORDS.test(name) && from >= block.from && to <= block.to) {
        const words = text.slice(from, to);
        for (const { start, end } of commentsIn(words)) {
          const directive = directiveOf(
            words.slice(start, end),
            from + start - block.from,
            name === 'Comment',
          );
          if (directive) directives.push(directive);
        }
        return false;
      }
      return WITH_BLOCKS.test(name);
    },
  });
  return directives.length > 0 ? directives : NONE;
}

/** What a whole comment says, if it is a directive; `start` is where it stands. */
function directiveOf(comment: string, start: number, isBlock: boolean): Directive | null {
  const opening = COMMENT.exec(comment);
  // A comment that another one begins in was never finished.
  if (!opening || comment.includes('<!--', 4)) return null;
  const from = opening[0].length;
  const said = comment.slice(from, -'-->'.length);
  const reason = said.search(REASON);
  const names = reason < 0 ? said : said.slice(0, reason);
  const rules = [...names.matchAll(/[^\s,，、;；:：]+/g)].map(({ index, 0: name }) => ({
    name: detached(name),
    start: start + from + index,
    end: start + from + index + name.length,
  }));
  const keyword = { start: start + opening[0].indexOf(DIRECTIVE_PREFIX), end: start + from };
  return { name: opening[1] as DirectiveName, isBlock, keyword, rules, start, end: start + comment.length };
}

/** The directives of a document with the lines that they bear on, from those of its blocks. */
export function placedDirectives(
  text: string,
  blocks: readonly {
    readonly from: number;
    readonly content: { readonly directives: readonly Directive[] };
  }[],
): readonly PlacedDirective[] {
  let placed: PlacedDirective[] | undefined;
  let lastLine: SourceRange = { start: 0, end: -1 };
  for (const { from, content } of blocks) {
    for (const directive of content.directives) {
      // Many may stand on one line: it is looked for once.
      const isFirstOnLine = from + directive.start > lastLine.end;
      const start = lineStart(text, from + directive.start, lastLine);
      const end = from + directive.end;
      if (end > lastLine.end) lastLine = { start: lineStart(text, end, lastLine), end: lineEnd(text, end) };
      const next = lastLine.end + 1;
      const lines = { start, end: lastLine.end };
      (placed ??= []).push({
        directive,
        offset: from,
        lines,
        removal: removalOf(text, { start: from + directive.start, end }, lines, {
          isFirstOnLine,
          isBlock: directive.isBlock,
        }),
        below: next > text.length ? null : { start: next, end: lineEnd(text, next) },
      });
    }
  }
  return placed ?? NOTHING_PLACED;
}

const NOTHING_PLACED: readonly PlacedDirective[] = [];

/** Where the line that holds an offset starts; that of an offset on the line `known` is known. */
function lineStart(text: string, offset: number, known: SourceRange): number {
  if (offset >= known.start && offset <= known.end) return known.start;
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}
