import type { Mention } from '../../bureaux/mention.js';
import { isInForce, type Registry } from '../../bureaux/registry.js';
import type { Organisation, Period } from '../../bureaux/types.js';
import { type Passage, sourceRange } from '../../draft/passage.js';
import type { Finding, Remedy, Rule, RuleContext } from '../types.js';
import { isOfOld, quotedIn } from './spoken-of.js';

/** A name in the text that is misspelt, is out of use, or never came into use. */
export const officialName: Rule = {
  name: 'bureau/official-name',
  severity: 'hint',
  summary: 'A bureau’s name in the text is misspelt or out of use, or never came into use.',
  scope: 'passage',
  messages: {
    variant: 'Write the name as “{official}”.',
    retired: 'The {name} existed until {until}.',
    succeeded: 'The {name} existed until {until}. Write {successors} instead.',
    retiredCode: '{code} ({name}) existed until {until}.',
    succeededCode: '{code} ({name}) existed until {until}. Write {successors} instead.',
    neverExisted: 'The “{name}” was planned in {planned}, but never set up.',
    neverExistedHeld: 'The “{name}” was planned in {planned}, but never set up. Write {successors} instead.',
    rewrite: 'Write “{official}”',
    replace: 'Replace by “{name}”',
  },
  check(passage, context, report) {
    const wrong = passage.mentions.filter(({ fault }) => fault !== null && fault !== 'notYet');
    if (wrong.length === 0) return;
    const quoted = quotedIn(passage);
    for (const mention of wrong) {
      const { fault } = mention;
      if (quoted.contains(mention)) continue;
      if (fault !== 'variant' && (mention.isPart || isOfOld(passage, mention))) continue;
      const finding = fault === 'variant' ? misspelt(passage, mention) : outOfUse(passage, mention, context);
      if (finding) report({ range: sourceRange(passage, mention), ...finding });
    }
  },
};

/** How far around a name the words are that tell its subject; the most that are suggested. */
const REACH = 400;
const MOST_SUGGESTED = 3;

type Told = Omit<Finding, 'rule' | 'range'>;

/** The spelling alone is wrong, so it can be put right at once; not so where marks or other letters stand in the name. */
function misspelt(passage: Passage, mention: Mention): Told {
  const { start, end, official } = mention;
  const args = { official };
  const isPlain = passage.text.slice(start, end) === passage.readable.slice(start, end);
  const changes = [{ range: sourceRange(passage, mention), text: official }];
  return {
    message: { id: 'variant', args },
    ...(isPlain && { fix: { title: { id: 'rewrite', args }, changes } }),
  };
}

function outOfUse(
  passage: Passage,
  mention: Mention,
  { registry, circumstances: { period } }: RuleContext,
): Told | null {
  const { organisation, plan, isCode } = mention;
  // The words of the name itself say nothing of the subject.
  const { readable } = passage;
  const words = `${readable.slice(Math.max(0, mention.start - REACH), mention.start)} ${readable.slice(mention.end, mention.end + REACH)}`;
  const inForm = (one: Organisation): string =>
    isCode ? one.code : isChinese(mention.official) ? one.nameZhHant : one.nameEn;
  const told = (
    id: string,
    withNext: string,
    args: Record<string, string | { day: string }>,
    next: Organisation[],
  ): Told => ({
    message: { id: next.length > 0 ? withNext : id, args: { ...args, successors: next.map(inForm) } },
    suggestions: next.map((one): Remedy => {
      const changes = [{ range: sourceRange(passage, mention), text: inForm(one) }];
      const name = isCode ? `${one.code} (${one.nameEn})` : inForm(one);
      return { title: { id: 'replace', args: { name } }, changes };
    }),
  });
  if (plan) {
    const holders = holdersOf(plan.heldBy, registry, period, words);
    return told('neverExisted', 'neverExistedHeld', { name: plan.nameEn, planned: plan.planned }, holders);
  }
  // What is not sure is not judged by.
  if (!organisation?.validTo || organisation.confidence === 'low') return null;
  const until = { day: organisation.validTo };
  const successors = likeliestFirst(registry.successorsOf(organisation, period, words), mention);
  if (!isCode) return told('retired', 'succeeded', { name: mention.official, until }, successors);
  const { code, nameEn: name } = organisation;
  return told('retiredCode', 'succeededCode', { code, name, until }, successors);
}

/** The first few of those that took over; before all others the one that is often called by the old name. */
function likeliestFirst(successors: readonly Organisation[], { official, isCode }: Mention): Organisation[] {
  const called = isCode ? [] : successors.filter((one) => one.commonWrongForms.includes(official));
  return [...new Set([...called, ...successors])].slice(0, MOST_SUGGESTED);
}

/** Those in force of the organisations with these codes, or else those that took over from them. */
function holdersOf(
  codes: readonly string[],
  registry: Registry,
  period: Period,
  words: string,
): Organisation[] {
  const holders = codes.flatMap((code) => registry.lookUp(code, period)?.organisation ?? []);
  const live = holders.filter((one) => isInForce(one, period));
  return live.length > 0
    ? live
    : [...new Set(holders.flatMap((one) => registry.successorsOf(one, period, words)))];
}

function isChinese(name: string): boolean {
  return /\p{Script=Han}/u.test(name);
}
