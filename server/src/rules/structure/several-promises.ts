import type { Deadline, Quote } from '../../deadlines/types.js';
import { type Initiative, lengthOf, sourceRange } from '../../draft/passage.js';
import { type SplitAt, betweenSplit, partsAt, splitInitiative } from '../../draft/splitting.js';
import { readTag } from '../../draft/tag.js';
import type { PromiseVerbs } from '../promise-verbs.js';
import { beginsWithStep, beginsWithVerb, isAnotherPromise, isPromise } from '../promise-words.js';
import type { Remedy, Rule, RuleContext } from '../types.js';

/** Brackets behind which another sentence begins. */
const BRACKET_INSIDE = /[)）][.。]?\s+(?=["“‘'*_]*\p{Lu})/gu;
/** “publish it”, “report on the findings”, “recruit clerks to run it”: a step of the promise before, which cannot stand alone. */
const STEP =
  /^\W*(?:(?:and|then|also|to|subsequently|thereafter)\s+)*[\p{L}-]+(?:\s+(?:out|up|on|upon|to|with|of|forward|in))?\s+(?:it|them|these|those|this|that|such|the\s+(?:same|results?|findings?|outcomes?|recommendations?|views?\s+(?:collected|received)))(?!\p{L})|\s(?:it|them)\W*$/iu;
/** Longer ago no tag began. */
const LONGEST_TAG = 200;
/** So much is underlined at most. */
const LONGEST_OPENING = 40;
/** Nobody looks for more. */
const MOST_BRACKETS = 20;

/** One item that makes several promises: each deserves a line, a date and bureaux of its own. */
export const severalPromises: Rule = {
  name: 'structure/several-promises',
  severity: 'hint',
  summary: 'One item makes several promises, which can be kept or broken one by one.',
  scope: 'initiative',
  messages: {
    several:
      'Another promise begins here: this item makes {count}. Give each an item of its own, so that each has its date and its bureaux.',
    tags: 'Another promise begins here, with bureaux of its own. Give it an item of its own.',
    split: 'Make {count} items of this',
    splitHere: 'Begin an item of its own here',
  },
  check(initiative, context, report) {
    const behindTag = afterTagInside(initiative, context);
    if (behindTag) {
      const range = sourceRange(initiative, opening(initiative, behindTag.end));
      report({ range, message: { id: 'tags' }, suggestions: apart(initiative, behindTag) });
      return;
    }
    for (const where of ['semicolons', 'sentences'] as const) {
      const parts = promisesAt(initiative, where, context.words.verbs);
      if (parts.length < 2) continue;
      const args = { count: String(parts.length) };
      report({
        range: sourceRange(initiative, opening(initiative, parts[1]!.start)),
        message: { id: 'several', args },
        suggestions: split(initiative, where),
      });
      return;
    }
  },
};

/** The promises of an initiative; fewer than two where it makes but one, or where something in it is no promise. */
function promisesAt(initiative: Initiative, where: SplitAt, verbs: PromiseVerbs): readonly Quote[] {
  const { text, readable, tag, times } = initiative;
  if (where === 'semicolons' ? !/[;；]/.test(text) : times.deadlines.length < 2) return NONE;
  const end = tag?.start ?? text.length;
  const parts = partsAt(text.slice(0, end), readable.slice(0, end), where);
  const [first] = parts;
  if (!first) return NONE;
  const words = ({ start, end: to }: Quote): string => readable.slice(start, to);
  const timesIn = (part: Quote): readonly Deadline[] =>
    times.deadlines.filter(({ start }) => part.start <= start && start < part.end);
  if (where === 'sentences') {
    // A sentence that only tells more of the promise has no date of its own, or does not begin with what is to be done.
    const isOwn = (part: Quote): boolean =>
      beginsWithVerb(words(part), verbs) &&
      timesIn(part).some(({ kind }) => kind !== 'from') &&
      (part === first || !STEP.test(words(part)));
    return parts.every(isOwn) ? parts : NONE;
  }
  // Behind a colon it is the list of what one promise is made of.
  if (/[:：]/.test(words(first))) return NONE;
  // “Sell three plots; invite bids by mid-2026 and tenders by 2027”: by these steps the first is done, which has no other date.
  const isStep = (part: Quote): boolean => timesIn(part).length > 0 && beginsWithStep(words(part), verbs);
  if (timesIn(first).length === 0 && parts.slice(1).every(isStep)) return NONE;
  const isAnother = (part: Quote): boolean => isAnotherPromise(words(part), verbs) && !STEP.test(words(part));
  return isPromise(words(first), verbs) && parts.slice(1).every(isAnother) ? parts : NONE;
}

const NONE: readonly Quote[] = [];

/** The words that follow a tag in the middle, as what stands between the two; null where there is none. */
function afterTagInside(
  { text, readable, tag }: Initiative,
  { registry, words, circumstances: { period } }: RuleContext,
): Quote | null {
  if (!tag) return null;
  let seen = 0;
  for (const { index, 0: written } of readable.slice(0, tag.start).matchAll(BRACKET_INSIDE)) {
    if (seen++ === MOST_BRACKETS) return null;
    const before = readable.slice(Math.max(0, index - LONGEST_TAG), index + 1);
    const inside = readTag(before, registry, period);
    if (!inside?.codes.some(({ organisation }) => organisation !== null)) continue;
    const endsSentence = /[.!?。！？]["”’]?\s*$/.test(before.slice(0, inside.start)) || /[.。]/.test(written);
    const end = index + written.length;
    if (endsSentence && beginsWithVerb(text.slice(end, end + 200), words.verbs)) {
      return { start: index + written.trimEnd().length, end };
    }
  }
  return null;
}

/** The first words of an initiative's text from an offset, up to the next mark; Chinese has no spaces between them. */
function opening({ text }: Initiative, start: number): Quote {
  const from = text.slice(start, start + LONGEST_OPENING);
  const [words] = /^[^\s；，。（]+(?:[^\S\r\n]+[^\s；，。（]+){0,2}/.exec(from) ?? [from.slice(0, 1)];
  return { start, end: start + words.length };
}

/** How the item would read as several; only where all of it stands on a line of its own, so that nothing is lost. */
function split(initiative: Initiative, where: SplitAt): Remedy[] {
  const source = sourceOf(initiative);
  if (source === null) return [];
  const made = splitInitiative(initiative, where, {
    source,
    between: betweenSplit(initiative, source, '', '\n'),
  });
  if (!made) return [];
  const title = { id: 'split', args: { count: String(made.count) } };
  return [{ title, changes: [{ range: made.range, text: made.text }] }];
}

function apart(initiative: Initiative, between: Quote): Remedy[] {
  const source = sourceOf(initiative);
  if (source === null) return [];
  const text = betweenSplit(initiative, source, '', '\n');
  return [{ title: { id: 'splitHere' }, changes: [{ range: sourceRange(initiative, between), text }] }];
}

/** An initiative as it stands in the source; null where that is more than its bullet and the words of one line, or further in. */
function sourceOf(initiative: Initiative): string | null {
  const { bullet, text, lines, inheritedStatus } = initiative;
  const isNested = inheritedStatus !== null || bullet.indent > 0;
  const source = bullet.written + text;
  return lines.length === 1 && !isNested && source.length === lengthOf(initiative) ? source : null;
}
