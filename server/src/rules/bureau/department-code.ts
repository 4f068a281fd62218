import type { Registry } from '../../bureaux/registry.js';
import type { Organisation, Period } from '../../bureaux/types.js';
import { ownTag, sourceRange } from '../../draft/passage.js';
import type { Rule } from '../types.js';
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
    replace: REPLACE,
  },
  check(passage, { registry, circumstances: { period } }, report) {
    const tag = ownTag(passage);
    for (const code of tag?.codes ?? []) {
      const { organisation } = code;
      if (code.state !== 'department' || !organisation) continue;
      const overseers = overseersOf(organisation, registry, period);
      report({
        range: sourceRange(passage, code),
        message: {
          id: overseers.length > 0 ? 'overseen' : 'department',
          args: {
            code: organisation.code,
            name: organisation.nameEn,
            overseers: overseers.map((bureau) => bureau.code),
          },
        },
        suggestions: replacements(passage, code, notIn(tag!, overseers)),
      });
    }
  },
};

/** Who oversees an organisation, or those that took over from one that is no more. */
function overseersOf(organisation: Organisation, registry: Registry, period: Period): Organisation[] {
  const own = registry.overseersOf(organisation, period);
  if (own.length > 0) return own;
  const successors = registry.successorsOf(organisation, period);
  return [...new Set(successors.flatMap((one) => registry.overseersOf(one, period)))];
}
