import type { Draft } from '../draft/draft.js';
import { type Layout, lineAt } from '../draft/layout.js';
import type { PlacedFinding } from '../rules/draft-findings.js';
import type { Remedy } from '../rules/types.js';
import type { Group } from './groups.js';

/** A draft that is to be brought into the house form. */
export interface Subject {
  readonly text: string;
  readonly draft: Draft;
  readonly layout: Layout;
  /** What is found in it. Rules that are off, or silenced where they stand, find nothing to bring into form. */
  readonly findings: readonly PlacedFinding[];
}

/** One thing that formatting sees to: what it would change. */
export type Concern = (subject: Subject) => Group[];

/** The safe fixes of the findings of a rule, but for those in what Markdown takes for code. */
export function fixesOf({ layout, findings }: Subject, rule: string): Group[] {
  return findings.flatMap(({ finding, offset }) =>
    finding.rule.name === rule &&
    finding.fix &&
    lineAt(layout, offset + finding.range.start).kind !== 'indented'
      ? [changesFor(finding.fix, offset)]
      : [],
  );
}

/** The changes of a fix, of which the finding counts from `offset`. */
export function changesFor({ changes }: Remedy, offset: number): Group {
  return changes.map(({ range, text }) => ({ start: offset + range.start, end: offset + range.end, text }));
}
