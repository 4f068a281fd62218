import type { Surroundings } from '../draft/circumstances.js';
import type { ParsedDraft } from '../draft/parser.js';
import type { SourceRange } from '../draft/passage.js';
import type { Change } from '../draft/changes.js';
import { formattingOf } from '../formatting/formatter.js';
import { severitiesOf } from './configuration.js';
import type { FoundConfiguration } from './configurations.js';

/** What brings a draft into the house form, by its configuration; only what lies in `stretch`, where that is given. */
export function formattingBy(
  { readers: { parser, linter }, configuration }: FoundConfiguration,
  surroundings: Surroundings,
  parsed: ParsedDraft,
  stretch?: SourceRange,
): Change[] {
  const severities = severitiesOf(configuration);
  return formattingOf(
    parsed,
    {
      read: (before, text, change) => parser.update(before, text, [change], surroundings),
      findings: ({ draft }) => linter.lint(draft, severities).where(() => true),
    },
    stretch,
  );
}
