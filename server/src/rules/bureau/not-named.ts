import type { Registry } from '../../bureaux/registry.js';
import type { Organisation, Period } from '../../bureaux/types.js';
import { type Initiative, sourceRange, tagOf } from '../../draft/passage.js';
import type { BureauTag } from '../../draft/tag.js';
import type { Remedy, Rule } from '../types.js';
import { isOfOld, quotedIn } from './spoken-of.js';

/** The kinds that are parts of the Government, but answered for by a bureau. */
const DEPARTMENT_KINDS = new Set(['department', 'agency', 'dedicated office']);

/** A bureau that the text names, or whose department it names, but not the tag. */
export const notNamed: Rule = {
  name: 'bureau/not-named',
  severity: 'hint',
  summary: 'The text names a bureau, or a department of one, that is not in the tag.',
  scope: 'initiative',
  messages: {
    bureau: 'The text names “{name}”, but the tag does not. Add {code} if it takes part.',
    department:
      'The text names “{name}”, but the tag does not name its bureau. Add {codes} if it takes part.',
    add: 'Add {code} ({name}) to the tag',
  },
  check(initiative, { registry, circumstances: { period } }, report) {
    const tag = tagOf(initiative);
    // “Relevant bureaux” are all that the text may name.
    if (!tag || tag.andRelevantBureaux || initiative.mentions.length === 0) return;
    const named = namedBy(tag, registry, period);
    const quoted = quotedIn(initiative);
    for (const mention of initiative.mentions) {
      const { organisation, fault, isPart } = mention;
      if (!organisation || fault !== null || isPart || organisation.confidence === 'low') continue;
      const answering = answeringFor(organisation, registry, period);
      if (answering.length === 0 || [organisation, ...answering].some((one) => named.has(one))) continue;
      if (quoted.contains(mention) || isOfOld(initiative, mention)) continue;
      // Each bureau is told once, where it is named first.
      for (const one of [organisation, ...answering]) named.add(one);
      const isBureau = answering[0] === organisation;
      const name = mention.isCode ? organisation.nameEn : mention.official;
      report({
        range: sourceRange(initiative, mention),
        message: isBureau
          ? { id: 'bureau', args: { name, code: organisation.code } }
          : { id: 'department', args: { name, codes: answering.map(({ code }) => code) } },
        suggestions: additions(initiative, answering, registry),
      });
    }
  },
};

/** Whom a tag names, and whom it probably means where a code in it is wrong: that is told by other rules. */
function namedBy(tag: BureauTag, registry: Registry, period: Period): Set<Organisation> {
  const named = new Set<Organisation>();
  for (const { organisation, state, written } of tag.codes) {
    if (!organisation) for (const one of registry.suggestionsFor(written, period)) named.add(one);
    else {
      named.add(organisation);
      if (state === 'notInForce')
        for (const one of registry.successorsOf(organisation, period)) named.add(one);
      if (state === 'department')
        for (const one of registry.overseersOf(organisation, period)) named.add(one);
    }
  }
  return named;
}

/**
 * Who would stand in the tag for an organisation: itself, or those that oversee it; none for companies and councils. An office
 * that is overseen stands for itself, or its overseers for it.
 */
function answeringFor(
  organisation: Organisation,
  registry: Registry,
  period: Period,
): readonly Organisation[] {
  const { kind } = organisation;
  if (kind === 'bureau') return [organisation];
  if (kind === 'office') return [organisation, ...registry.overseersOf(organisation, period)];
  return DEPARTMENT_KINDS.has(kind) ? registry.overseersOf(organisation, period) : [];
}

/** One suggestion for each bureau that could be added behind the last code; none where the tag stands elsewhere. */
function additions(
  initiative: Initiative,
  organisations: readonly Organisation[],
  { tagGrammar }: Registry,
): Remedy[] {
  const last = initiative.tag?.codes.at(-1);
  if (!last) return [];
  return organisations.map(({ code, nameEn }) => ({
    title: { id: 'add', args: { code, name: nameEn } },
    changes: [
      {
        range: sourceRange(initiative, { start: last.end, end: last.end }),
        text: `${tagGrammar.separator} ${code}`,
      },
    ],
  }));
}
