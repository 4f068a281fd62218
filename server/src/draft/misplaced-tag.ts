import type { Mention } from '../bureaux/mention.js';
import type { Registry } from '../bureaux/registry.js';
import type { Period, TagGrammar } from '../bureaux/types.js';
import type { Rewording } from '../deadlines/types.js';
import { inClass } from './tag-brackets.js';
import { type BureauTag, readTag } from './tag.js';

/** A text that ends in no tag, and what is known of it. */
interface Untagged {
  /** As written. */
  readonly text: string;
  readonly readable: string;
  readonly mentions: readonly Mention[];
}

/** In a text with more brackets nobody looks for a tag. */
const MOST_BRACKETS = 20;
/** Behind these, brackets say who is meant: “the bureaux concerned (SB, DEVB)”. */
const PARTIES =
  /\b(?:agenc(?:y|ies)|authorit(?:y|ies)|bureaux?|commissions?|councils?|departments?|offices?|parties|secretar(?:y|ies)|services?|units?)(?: concerned)?\s*$/i;

const brackets = new WeakMap<TagGrammar, RegExp>();

/**
 * The one bracket in the middle of a text that is a bureau tag: “Build a pool (SB, DEVB) by end-2026.” All that it names
 * is in force and written in the house form, and it is no abbreviation of a name before it. Null where there is none, or
 * more than one.
 */
export function misplacedTagIn(
  { text, readable, mentions }: Untagged,
  registry: Registry,
  period: Period,
): BureauTag | null {
  let found: BureauTag | null = null;
  let seen = 0;
  for (const { index, 0: written } of readable.matchAll(bracketsOf(registry.tagGrammar))) {
    if (seen++ === MOST_BRACKETS) return null;
    const end = index + written.length;
    const before = readable.slice(Math.max(0, index - 40), index);
    const isWords = text.slice(index, end) === written && !/[*_`[\]]/.test(around(text, index, end));
    if (!isWords || PARTIES.test(before) || /^(?:[\p{L}\p{N}]|['’]s)/u.test(readable.slice(end, end + 3)))
      continue;
    if (mentions.some((mention) => mention.end <= index && mention.end >= index - 2)) continue;
    const tag = readTag(readable.slice(0, end), registry, period);
    if (tag?.start !== index || tag.slips.length > 0 || tag.codes.length === 0) continue;
    if (tag.codes.some(({ state }) => state !== 'inForce')) continue;
    if (found) return null;
    found = tag;
  }
  return found;
}

/** What moves a tag from the middle of a text to its end, behind a full stop. */
export function movedToEnd(text: string, tag: BureauTag): Rewording[] {
  const words = text.trimEnd();
  const last = words.charAt(words.length - 1);
  const written = text.slice(tag.start, tag.end);
  const stop = /\p{Script=Han}/u.test(last) ? '。' : '.';
  const isLoose = /[,;:，；：、]/.test(last);
  const isEnded = /[.!?。！？…][”"'’»)）*_]*$/.test(words.slice(-8));
  return [
    { ...removal(text, tag), text: '' },
    {
      start: words.length - (isLoose ? 1 : 0),
      end: words.length,
      text: `${isEnded ? '' : stop} ${written}`,
    },
  ];
}

/** The tag with the spaces on one side of it; with its line where nothing else stands there. */
function removal(text: string, tag: BureauTag): { start: number; end: number } {
  let { start, end } = tag;
  while (/[^\S\r\n]/.test(text.charAt(start - 1))) start--;
  if (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) return { start, end };
  const behind = /^[^\S\r\n]*(?:\r\n|\r|\n)?/.exec(text.slice(end, end + 80))!;
  end += behind[0].length;
  return { start, end };
}

/** The characters beside a stretch. */
function around(text: string, start: number, end: number): string {
  return text.slice(Math.max(0, start - 1), start) + text.slice(end, end + 1);
}

/** The house's brackets with what may be codes in them, and something behind. */
function bracketsOf(grammar: TagGrammar): RegExp {
  let pattern = brackets.get(grammar);
  if (!pattern) {
    const [open, close] = [...grammar.brackets].map(inClass);
    pattern = new RegExp(`[${open}][^${open}${close}\\r\\n]{2,200}[${close}](?=[^]*[\\p{L}\\p{N}])`, 'gu');
    brackets.set(grammar, pattern);
  }
  return pattern;
}
