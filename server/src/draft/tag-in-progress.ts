import { foldHan } from '../bureaux/folding.js';
import type { Registry } from '../bureaux/registry.js';
import type { Organisation, Period, TagGrammar } from '../bureaux/types.js';
import { bracketFinderFor } from './tag-brackets.js';
import { CODE_SHAPE, separatorMarks } from './tag-content.js';
import type { BureauTag } from './tag.js';

/** A stretch of the text that was read (UTF-16 code units). */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A tag while it is being written: finished or not, closed or not, and where in it the cursor stands. */
export interface TagInProgress {
  /** Where its bracket opens. */
  readonly start: number;
  /** The party that the cursor is in, as far as it is written; empty where a new one may begin. */
  readonly party: Stretch;
  /** The parties before and behind it. */
  readonly previous: Stretch | null;
  readonly next: Stretch | null;
  /** The organisations that its other parties are. */
  readonly others: readonly Organisation[];
  /** Whether one of the others is a party without a code ("relevant bureaux"), and whether it stands before. */
  readonly open: 'before' | 'behind' | null;
  /** The bracket that is missing at its end; empty where it is there. */
  readonly closing: string;
}

/** What may follow a tag: marks, spaces, other tags' brackets and references of footnotes. */
const BEHIND_TAG = /^(?:[\s\u00a0.,;:。；，)）\]］】〕}]|\[\^[^\]\s]{1,20}\])*$/;
/** More than this, in characters, a tag does not hold, and cannot follow one. */
const LONGEST = 240;

/**
 * The tag that the cursor is in, `at` in a text that ends an item; null where it is in none. `tag` is the one that the
 * text ends in, where it is one already. Brackets that hold anything else but parties, or do not end the text, are none.
 */
export function tagAround(
  text: string,
  at: number,
  tag: BureauTag | null,
  registry: Registry,
  period: Period,
): TagInProgress | null {
  const finder = bracketFinderFor(registry.tagGrammar);
  const inner = finder.openedBefore(text, at);
  if (inner === null) return null;
  // The bracket of a branch, "DEVB(W", is in that of the tag.
  const isBranch = /[A-Za-z]/.test(text.charAt(inner - 1));
  const start = (isBranch ? finder.openedBefore(text, inner) : null) ?? inner;
  const close = finder.closedAfter(text, start + 1);
  const end = close ?? Math.max(at, text.trimEnd().length);
  if (end < at || end - start > LONGEST || !endsText(text, start, close, tag)) return null;
  const parties = partiesIn(text, start + 1, end, registry, period);
  const begun = parties.findLast(({ start }) => start <= at);
  const isNew = !begun || !isAtCursor(text, begun, at, registry, period);
  const party = isNew ? { start: at, end: at } : { start: begun.start, end: Math.max(begun.end, at) };
  const others = parties.filter((other) => isNew || other !== begun);
  if (!others.every((other) => isParty(text, other, registry, period))) return null;
  const previous = others.findLast((other) => other.end <= party.start) ?? null;
  const next = others.find((other) => other.start >= party.end) ?? null;
  const mayBeParty = (stretch: Stretch): boolean =>
    !/\s/.test(wordsOf(text, stretch)) || isNameBeginning(wordsOf(text, stretch), registry, period);
  if (!mayBeParty(party)) return null;
  const open = others.find((other) => isOpenParty(wordsOf(text, other), registry));
  return {
    start,
    party,
    previous,
    next,
    others: others.flatMap((other) => organisationOf(text, other, registry, period) ?? []),
    open: open ? (open.end <= party.start ? 'before' : 'behind') : null,
    closing: close === null ? finder.closingFor(text.charAt(start)) : '',
  };
}

/** Whether it is a party that the cursor goes on from: one that it is in, or a name of which it is behind a blank. */
function isAtCursor(text: string, party: Stretch, at: number, registry: Registry, period: Period): boolean {
  if (party.start === at || at > party.end) {
    if (isKnown(text, party, registry, period)) return false;
  }
  if (at <= party.end) return true;
  return (
    /^\s*$/.test(text.slice(party.end, at)) && isNameBeginning(text.slice(party.start, at), registry, period)
  );
}

/** Whether nothing but the end of the text is behind the brackets; without a closing one that is for their content to tell. */
function endsText(text: string, start: number, close: number | null, tag: BureauTag | null): boolean {
  if (close === null) return true;
  if (tag && tag.start <= start && close < tag.end) return true;
  return text.length - close <= LONGEST && BEHIND_TAG.test(text.slice(close + 1));
}

const separators = new WeakMap<TagGrammar, RegExp>();

function separatorsOf(grammar: TagGrammar): RegExp {
  let marks = separators.get(grammar);
  if (!marks) separators.set(grammar, (marks = separatorMarks(grammar)));
  return marks;
}

/** The parties from `from` to before `to`, whatever they are. A name may hold commas and "and". */
function partiesIn(text: string, from: number, to: number, registry: Registry, period: Period): Stretch[] {
  const marks = separatorsOf(registry.tagGrammar);
  const parties: Stretch[] = [];
  let start = from;
  const close = (end: number): void => {
    const written = text.slice(start, end);
    const first = start + written.length - written.trimStart().length;
    if (written.trim() !== '') parties.push({ start: first, end: start + written.trimEnd().length });
  };
  for (let at = from; at < to;) {
    marks.lastIndex = at;
    const mark = marks.exec(text)?.[0] ?? '';
    const isWord = /^[A-Za-z]/.test(mark) && /[A-Za-z]/.test(text.charAt(at - 1));
    const joint = text.slice(start, Math.min(at + mark.length, to)).trimStart();
    if (mark === '' || isWord || (at > start && isNameBeginning(joint, registry, period))) {
      at++;
      continue;
    }
    close(at);
    start = at = at + mark.length;
  }
  if (start < to) close(to);
  return parties;
}

function wordsOf(text: string, { start, end }: Stretch): string {
  return text.slice(start, end);
}

function organisationOf(
  text: string,
  stretch: Stretch,
  registry: Registry,
  period: Period,
): Organisation | null {
  const written = wordsOf(text, stretch);
  const found =
    registry.lookUp(written, period) ??
    registry.lookUp(written.replace(/\s*\([A-Za-z]+\)$/, ''), period) ??
    registry.lookUpName(written, period);
  return found?.organisation ?? null;
}

function isKnown(text: string, stretch: Stretch, registry: Registry, period: Period): boolean {
  return (
    organisationOf(text, stretch, registry, period) !== null || isOpenParty(wordsOf(text, stretch), registry)
  );
}

/** Whether a stretch is a party, or what was meant as one. */
function isParty(text: string, stretch: Stretch, registry: Registry, period: Period): boolean {
  return isKnown(text, stretch, registry, period) || CODE_SHAPE.test(wordsOf(text, stretch));
}

function isOpenParty(written: string, { openParties }: Registry): boolean {
  const words = written
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^(?:(?:the|all|other) )*/, '');
  return openParties.some((party) => [words, written.toLowerCase()].includes(party.toLowerCase()));
}

/** Whether a name of somebody in force, or of those without a code, begins so. */
function isNameBeginning(written: string, registry: Registry, period: Period): boolean {
  const words = folded(written);
  return (
    registry.openParties.some((party) => folded(party).startsWith(words)) ||
    registry
      .answerableIn(period)
      .some((o) => [o.nameEn, o.nameZhHant, ...o.shortZhHant].some((name) => folded(name).startsWith(words)))
  );
}

function folded(words: string): string {
  return foldHan(words.toLowerCase().replace(/\s+/g, ' ').replace(/^the /, ''));
}
