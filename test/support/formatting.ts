import type { SourceRange } from '../../server/src/draft/passage.js';
import { type Change, applied } from '../../server/src/draft/changes.js';
import { formattingOf } from '../../server/src/formatting/formatter.js';
import type { PlacedFinding } from '../../server/src/rules/draft-findings.js';
import { linter, parser } from './reading.js';

const SURROUNDINGS = { today: '2026-01-15', publicationDate: '2025-09-17' };

/** What formatting changes; `off` names rules that are off. */
export function changesOf(text: string, off: readonly string[] = [], stretch?: SourceRange): Change[] {
  return formattingOf(
    parser.parse(text, SURROUNDINGS),
    {
      read: (before, after, change) => parser.update(before, after, [change], SURROUNDINGS),
      findings: ({ draft }): PlacedFinding[] =>
        [...linter.lint(draft)].filter(({ finding }) => !off.includes(finding.rule.name)),
    },
    stretch,
  );
}

/** A text as it is after formatting. */
export function formatted(text: string, off?: readonly string[], stretch?: SourceRange): string {
  return applied(text, changesOf(text, off, stretch));
}
