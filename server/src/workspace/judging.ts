import type { DraftFindings } from '../rules/draft-findings.js';
import { type DraftText, newFindings } from './baseline.js';
import { severitiesOf } from './configuration.js';
import type { FoundConfiguration } from './configurations.js';
import { pathFromFile } from './paths.js';

/** All that is found in a draft under its configuration, whether or not it is accepted. */
export function allFindings({ draft }: Pick<DraftText, 'draft'>, found: FoundConfiguration): DraftFindings {
  return found.readers.linter.lint(draft, severitiesOf(found.configuration));
}

/** What is found in a draft and not accepted by the baseline of its configuration: what everybody is shown. */
export function findingsToShow(uri: string, where: DraftText, found: FoundConfiguration): DraftFindings {
  const all = allFindings(where, found);
  const { baseline } = found;
  const path = baseline?.accepted && pathFromFile(baseline.uri, uri);
  const accepted = path ? baseline.accepted.get(path) : undefined;
  return accepted ? newFindings(all, where, accepted) : all;
}
