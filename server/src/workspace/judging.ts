import type { DraftFindings } from '../rules/draft-findings.js';
import type { PromisingDraft } from '../rules/likeness/indexed-draft.js';
import type { Repetition } from '../rules/likeness/repetition.js';
import type { RepetitionIndex } from '../rules/likeness/repetition-index.js';
import { type DraftText, newFindings } from './baseline.js';
import { severitiesOf } from './configuration.js';
import type { FoundConfiguration } from './configurations.js';
import { pathFromFile } from './paths.js';

/** A draft to judge, and what it promises again as far as other drafts are known; null: it is judged by itself. */
export interface ToJudge extends Pick<DraftText, 'draft'> {
  readonly repetitions: readonly Repetition[] | null;
}

/** All that is found in a draft under its configuration, whether or not it is accepted. */
export function allFindings({ draft, repetitions }: ToJudge, found: FoundConfiguration): DraftFindings {
  return found.readers.linter.lint(draft, severitiesOf(found.configuration), repetitions);
}

/** Has a draft held against others, under a key of its own: only where its configuration has a rule for that. */
export function holdAgainstOthers(
  index: RepetitionIndex,
  key: string,
  { draft, document }: Pick<PromisingDraft, 'draft' | 'document'>,
  { readers, configuration }: FoundConfiguration,
): void {
  const { linter, registry } = readers;
  if (linter.looksAround(severitiesOf(configuration))) index.update(key, { draft, document, registry });
  else index.remove(key);
}

/** What is found in a draft and not accepted by the baseline of its configuration: what everybody is shown. */
export function findingsToShow(
  uri: string,
  where: DraftText & ToJudge,
  found: FoundConfiguration,
): DraftFindings {
  const all = allFindings(where, found);
  const { baseline } = found;
  const path = baseline?.accepted && pathFromFile(baseline.uri, uri);
  const accepted = path ? baseline.accepted.get(path) : undefined;
  return accepted ? newFindings(all, where, accepted) : all;
}
