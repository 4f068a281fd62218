import type { Registry } from '../../bureaux/registry.js';
import type { Organisation, Period } from '../../bureaux/types.js';
import { type Passage, ownTag, sourceRange } from '../../draft/passage.js';
import type { BureauTag } from '../../draft/tag.js';
import type { Remedy, Rule } from '../types.js';
import { REPLACE, notIn, replacements } from './replacements.js';

/** A department where the bureau that answers for it belongs. */
export const departmentCode: Rule = {
  name: 'bureau/department-code',
  severity: 'warning',
  summary: 'A department stands where the bureau that oversees it belongs.',
  scope: 'passage',
  messages: {
    department: '{code} ({name}) is no bureau. Name the bureau that answers for it.',
    overseen: '{code} ({name}) is no bureau. Name the bureau that answers for it: {overseers}.',
    named:
      '{code} ({name}) is no bureau. Who answers for it stands in the tag already: {overseers}. Take {code} out.',
    remove: 'Take out {code}',
    replace: REPLACE,
  },
  check(passage, { registry, circumstances: { period } }, report) {
    const tag = ownTag(passage);
    for (const [i, code] of tag?.codes.entries() ?? []) {
      const { organisation } = code;
      if (code.state !== 'department' || !organisation) continue;
      const overseers = overseersOf(organisation, registry, period);
      const unnamed = notIn(tag!, overseers);
      const isNamed = overseers.length > 0 && unnamed.length === 0;
      const args = {
        code: organisation.code,
        name: organisation.nameEn,
        overseers: overseers.map((bureau) => bureau.code),
      };
      report({
        range: sourceRange(passage, code),
        message: { id: isNamed ? 'named' : overseers.length > 0 ? 'overseen' : 'department', args },
        suggestions: isNamed ? removal(passage, tag!, i) : replacements(passage, code, unnamed),
      });
    }
  },
};

/** Takes a code out of a tag; nothing where the form is wrong too: the house form comes first. */
function removal(passage: Passage, { codes, slips }: BureauTag, i: number): Remedy[] {
  if (slips.length > 0) return [];
  const [code, before, behind] = [codes[i]!, codes[i - 1], codes[i + 1]];
  const cut = before
    ? { start: before.end, end: code.end }
    : { start: code.start, end: behind?.start ?? code.end };
  const title = { id: 'remove', args: { code: code.organisation!.code } };
  return [{ title, changes: [{ range: sourceRange(passage, cut), text: '' }] }];
}

/** Who oversees an organisation, or those that took over from one that is no more. */
function overseersOf(organisation: Organisation, registry: Registry, period: Period): Organisation[] {
  const own = registry.overseersOf(organisation, period);
  if (own.length > 0) return own;
  const successors = registry.successorsOf(organisation, period);
  return [...new Set(successors.flatMap((one) => registry.overseersOf(one, period)))];
}
