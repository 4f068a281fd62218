import type { Mention } from '../../bureaux/mention.js';
import { isInForce, type Registry } from '../../bureaux/registry.js';
import type { Organisation, Period } from '../../bureaux/types.js';
import { type Passage, sourceRange } from '../../draft/passage.js';
import type { Finding, Remedy, Rule, RuleContext } from '../types.js';
import { REPLACE } from './replacements.js';
import { isOfOld, isToCome, quotedIn } from './spoken-of.js';

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
    neverExisted: 'The “{name}” was never set up, only planned in {planned}.',
    neverExistedHeld: 'The “{name}” was never set up, only planned in {planned}. Write {successors} instead.',
    rewrite: 'Write “{official}”',
    replace: 'Replace by “{name}”',
    replaceCode: REPLACE,
  },
  check(passage, context, report) {
    const wrong = passage.mentions.filter(({ fault }) => fault !== null && fault !== 'notYet');
    if (wrong.length === 0) return;
    const quoted = quotedIn(passage);
    for (const mention of wrong) {
      const { fault } = mention;
      if (quoted.contains(mention)) continue;
      if (fault !== 'variant' && (mention.isPart || isOfOld(passage, mention))) continue;
      if (fault === 'retired' && isToCome(passage, mention)) continue;
      const finding = fault === 'variant' ? misspelt(passage, mention) : outOfUse(passage, mention, context);
      if (finding) report({ range: sourceRange(passage, mention), ...finding });
    }
  },
};

/** How far around a name the words are that tell its subject; the most that are suggested. */
const REACH = 400;
const MOST_SUGGESTED = 3;

type Told = Omit<Finding, 'rule' | 'range'>;

/** The spelling alone is wrong, so it can be put right at once. */
function misspelt(passage: Passage, mention: Mention): Told {
  const { official } = mention;
  const args = { official };
  const changes = [{ range: sourceRange(passage, mention), text: official }];
  return {
    message: { id: 'variant', args },
    ...(isPlain(passage, mention) && { fix: { title: { id: 'rewrite', args }, changes } }),
  };
}

/** Whether nothing but the name would be replaced with it: no marks of emphasis, no letters of other scripts. */
function isPlain({ text, readable }: Passage, { start, end }: Mention): boolean {
  return text.slice(start, end) === readable.slice(start, end);
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
    suggestions: (isPlain(passage, mention) ? next : []).map((one): Remedy => {
      const changes = [{ range: sourceRange(passage, mention), text: inForm(one) }];
      const { code, nameEn: name } = one;
      const title = isCode
        ? { id: 'replaceCode', args: { code, name } }
        : { id: 'replace', args: { name: inForm(one) } };
      return { title, changes };
    }),
  });
  if (plan) {
    // While the plan was made its names were as good as any.
    if (period[1].slice(0, 4) <= plan.planned) return null;
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
