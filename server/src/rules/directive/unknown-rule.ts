import { nearNames } from '../near-names.js';
import type { Rule } from '../types.js';

/** To look for near names takes its time, and nobody reads on after so many slips. */
const MOST_COMPARED = 50;

/** A name in a directive that no rule has: it silences nothing. */
export const unknownRule: Rule = {
  name: 'directive/unknown-rule',
  severity: 'warning',
  summary: 'A comment is to silence a rule that there is not.',
  scope: 'directives',
  messages: {
    unknown: 'There is no rule “{name}”, so nothing is silenced by it.',
    near: 'There is no rule “{name}”. Did you mean {near}?',
    replace: 'Replace by {name}',
  },
  check({ judged, ruleNames }, _context, report) {
    let left = MOST_COMPARED;
    for (const { placed, unknown } of judged) {
      const { offset, directive } = placed;
      const named = new Set(directive.rules.map(({ name }) => name));
      for (const { name, start, end } of unknown) {
        const range = { start: offset + start, end: offset + end };
        const others = left-- > 0 ? ruleNames.filter((known) => !named.has(known)) : [];
        const near = nearNames(name, others);
        report({
          range,
          message: near.length > 0 ? { id: 'near', args: { name, near } } : { id: 'unknown', args: { name } },
          suggestions: near.map((other) => ({
            title: { id: 'replace', args: { name: other } },
            changes: [{ range, text: other }],
          })),
        });
      }
    }
  },
};
