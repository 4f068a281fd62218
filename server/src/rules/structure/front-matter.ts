import { KINDS, LANGUAGES } from '../../draft/metadata.js';
import type { Rule } from '../types.js';

/** Front matter that says something of the draft which cannot be read. */
export const frontMatter: Rule = {
  name: 'structure/front-matter',
  severity: 'warning',
  summary: 'The lines between “---” at the top hold something that cannot be read.',
  scope: 'draft',
  messages: {
    syntax:
      'These lines cannot be read. Write each as “name: value”, indented by two spaces under “policyAddress:”.',
    shape:
      'Write what is said of the draft below “policyAddress:”, each on a line of its own, indented by two spaces.',
    unknownKey: '“{key}” is not known here. Known are kind, publicationDate, language and bureau.',
    kind: '“{value}” is no kind of draft. Write {kinds}.',
    date: '“{value}” is no date. Write year, month and day, for example 2025-09-17.',
    bureau: 'No bureau has the code “{value}”.',
    language: '“{value}” is not a language that can be checked. Write {languages}.',
  },
  check(draft, { registry, circumstances }, report) {
    const { bureau, bureauRange, problems } = draft.metadata;
    for (const { id, start, end, args } of problems) {
      report({
        range: { start, end },
        message: { id, args: { ...args, kinds: KINDS, languages: LANGUAGES } },
      });
    }
    if (bureau && bureauRange && !registry.lookUp(bureau, circumstances.period)) {
      report({ range: bureauRange, message: { id: 'bureau', args: { value: bureau } } });
    }
  },
};
