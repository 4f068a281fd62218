import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  type SemanticTokensLegend,
} from 'vscode-languageserver';
import type { Position, Range, TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeState } from '../bureaux/types.js';
import type { Quote } from '../deadlines/types.js';
import type { Block, Draft } from '../draft/draft.js';
import { type Passage, type SourceRange, isItem } from '../draft/passage.js';
import { lastAtOrBefore } from '../draft/search.js';

const TYPES = ['bureau', 'deadline', 'vagueTime'] as const;
const MODIFIERS = ['lead', 'supporting', 'unknown', 'retired', 'department', 'approximate'] as const;

type Type = (typeof TYPES)[number];
type Modifier = (typeof MODIFIERS)[number];

/** What the numbers in the tokens stand for. `package.json` says how VS Code colours them. */
export const SEMANTIC_TOKENS_LEGEND: SemanticTokensLegend = {
  tokenTypes: [...TYPES],
  tokenModifiers: [...MODIFIERS],
};

/** A code in force is what is to be expected: only its role is told. */
const MODIFIER_OF_STATE: Readonly<Record<CodeState, Modifier | null>> = {
  inForce: null,
  notInForce: 'retired',
  department: 'department',
  unknown: 'unknown',
};

/** What a token says of its words, in the numbers of the protocol: an index into the types, bits for the modifiers. */
interface Meaning {
  readonly type: number;
  readonly modifiers: number;
}

/** Words on one line and what they mean; offsets count from where their passage, or else their block, starts. */
interface Token extends SourceRange, Meaning {}

/**
 * The semantic tokens of a draft, in order: bureau codes where they are written, deadlines and vague words. With a range
 * only those that share a character with it, and only the blocks in it are looked at.
 */
export function semanticTokens(document: TextDocument, draft: Draft, range?: Range): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  pushTokens(builder, document, draft, range);
  return { data: builder.build().data };
}

/**
 * The semantic tokens of whole documents, which remembers what it last sent of each: then a client is told only what a
 * keystroke changed.
 */
export class SemanticTokensMemory {
  readonly #sent = new Map<string, { readonly resultId: string; readonly builder: SemanticTokensBuilder }>();
  #results = 0;

  /** All tokens of a draft. */
  full(document: TextDocument, draft: Draft): SemanticTokens {
    const builder = new SemanticTokensBuilder();
    pushTokens(builder, document, draft);
    return { ...builder.build(), resultId: this.#remember(document, builder) };
  }

  /** What is different since the result that the client says it has; all where another one was sent last. */
  delta(
    document: TextDocument,
    draft: Draft,
    previousResultId: string,
  ): SemanticTokens | SemanticTokensDelta {
    const sent = this.#sent.get(document.uri);
    if (!sent || sent.resultId !== previousResultId) return this.full(document, draft);
    const { builder } = sent;
    builder.previousResult(builder.id);
    pushTokens(builder, document, draft);
    return { ...builder.buildEdits(), resultId: this.#remember(document, builder) };
  }

  /** Forgets a document that is closed. */
  forget(uri: string): void {
    this.#sent.delete(uri);
  }

  /** The builder's own ids are times, and two results can be of the same millisecond: so here they are counted. */
  #remember({ uri }: TextDocument, builder: SemanticTokensBuilder): string {
    const resultId = String(++this.#results);
    this.#sent.set(uri, { resultId, builder });
    return resultId;
  }
}

function pushTokens(
  builder: SemanticTokensBuilder,
  document: TextDocument,
  { blocks }: Draft,
  range?: Range,
): void {
  const from = range ? document.offsetAt(range.start) : 0;
  const to = range ? document.offsetAt(range.end) : Infinity;
  const positionOf = positionsFrom(document, from);
  const first = lastAtOrBefore(blocks.length, (i) => blocks[i]!.from, from);
  for (let i = Math.max(first, 0); i < blocks.length && blocks[i]!.from < to; i++) {
    const block = blocks[i]!;
    const tokens = tokensOfBlock(block.content);
    const start = lastAtOrBefore(tokens.length, (j) => block.from + tokens[j]!.start, from);
    for (let j = Math.max(start, 0); j < tokens.length; j++) {
      const { start, end, type, modifiers } = tokens[j]!;
      if (block.from + start >= to) break;
      if (block.from + end <= from) continue;
      const { line, character } = positionOf(block.from + start);
      builder.push(line, character, end - start, type, modifiers);
    }
  }
}

const ofBlocks = new WeakMap<Block, readonly Token[]>();
const ofPassages = new WeakMap<Passage, readonly Token[]>();
const NONE: readonly Token[] = [];

/** The tokens of a block, sorted and apart from each other. */
function tokensOfBlock(block: Block): readonly Token[] {
  let tokens = ofBlocks.get(block);
  if (!tokens) ofBlocks.set(block, (tokens = placeTokens(block)));
  return tokens;
}

function placeTokens({ passages, offsets }: Block): readonly Token[] {
  const tokens: Token[] = [];
  passages.forEach((passage, i) => {
    const offset = offsets[i]!;
    for (const { start, end, type, modifiers } of tokensOfPassage(passage)) {
      tokens.push({ start: offset + start, end: offset + end, type, modifiers });
    }
  });
  // An item that goes on below its nested list has words behind those of the items in it.
  tokens.sort((a, b) => a.start - b.start);
  let past = 0;
  return tokens.filter(({ start, end }) => {
    const isFree = start >= past;
    if (isFree) past = end;
    return isFree;
  });
}

function tokensOfPassage(passage: Passage): readonly Token[] {
  if (!isItem(passage)) return NONE;
  let tokens = ofPassages.get(passage);
  if (!tokens) {
    const { tag, times } = passage;
    tokens = [
      ...(tag?.codes ?? []).flatMap((code, i) =>
        onLines(
          passage,
          code,
          meaningOf('bureau', i === 0 ? 'lead' : 'supporting', MODIFIER_OF_STATE[code.state]),
        ),
      ),
      ...times.deadlines.flatMap((deadline) =>
        onLines(passage, deadline, meaningOf('deadline', deadline.approximate ? 'approximate' : null)),
      ),
      ...times.vague.flatMap((quote) => onLines(passage, quote, meaningOf('vagueTime'))),
    ];
    ofPassages.set(passage, tokens);
  }
  return tokens;
}

function meaningOf(type: Type, ...modifiers: readonly (Modifier | null)[]): Meaning {
  const bits = modifiers.map((modifier) => (modifier ? 1 << MODIFIERS.indexOf(modifier) : 0));
  return { type: TYPES.indexOf(type), modifiers: bits.reduce((all, bit) => all | bit, 0) };
}

/** A token of a quote for each line that it stands on: editors do not take one that goes over the end of a line. */
function onLines({ text, lines }: Passage, quote: Quote, { type, modifiers }: Meaning): Token[] {
  const tokens: Token[] = [];
  let i = lastAtOrBefore(lines.length, (line) => lines[line]!.text, quote.start);
  for (; i < lines.length && lines[i]!.text < quote.end; i++) {
    const line = lines[i]!;
    const from = Math.max(quote.start, line.text);
    const words = text.slice(from, Math.min(quote.end, lines[i + 1]?.text ?? text.length));
    const length = words.trim().length;
    if (length === 0) continue;
    const start = line.source + from - line.text + words.length - words.trimStart().length;
    tokens.push({ start, end: start + length, type, modifiers });
  }
  return tokens;
}

/** Positions of offsets that ascend, none on a line before that of `from`: walking on is cheaper than searching. */
function positionsFrom(document: TextDocument, from: number): (offset: number) => Position {
  let { line } = document.positionAt(from);
  const startOf = (line: number): number => document.offsetAt({ line, character: 0 });
  return (offset) => {
    while (line + 1 < document.lineCount && startOf(line + 1) <= offset) line++;
    return { line, character: offset - startOf(line) };
  };
}
