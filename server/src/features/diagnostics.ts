import * as l10n from '@vscode/l10n';
import { type Diagnostic, DiagnosticSeverity, type Location } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DraftFindings, PlacedFinding } from '../rules/draft-findings.js';
import type { MessageWriter } from '../rules/messages.js';
import { type RelatedPlace, SEVERITIES, type Severity } from '../rules/types.js';
import { type ConfigurationProblem, problemText } from '../workspace/problems.js';
import { toRange } from './ranges.js';

/** The source that diagnostics name. */
export const SOURCE = 'Policy Address';

/** Editors keep about this many problems of a file: the worst are sent, and that there are more. */
const MOST_DIAGNOSTICS = 1000;

const LEVELS: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What diagnostics need beside the findings. */
export interface DiagnosticOptions {
  readonly writer: MessageWriter;
  /** Where the rules' pages are, ending in a slash; null where there are none. */
  readonly documentation: string | null;
  /** Whether the client shows other places that a diagnostic speaks of. */
  readonly relatedPlaces: boolean;
}

/** The diagnostics of findings, in order of the document; at most {@link MOST_DIAGNOSTICS}. */
export function toDiagnostics(
  document: TextDocument,
  findings: DraftFindings,
  options: DiagnosticOptions,
): Diagnostic[] {
  const counts = findings.count();
  const total = SEVERITIES.reduce((sum, severity) => sum + counts[severity], 0);
  const most = { ...counts };
  let room = total <= MOST_DIAGNOSTICS ? total : MOST_DIAGNOSTICS - 1;
  for (const severity of SEVERITIES) {
    most[severity] = Math.min(room, counts[severity]);
    room -= most[severity];
  }
  const shown = findings.first(most).map((finding) => toDiagnostic(document, finding, options));
  if (shown.length === total) return shown;
  const message = l10n.t('Only the {shown} most serious of {total} problems of this draft are shown.', {
    shown: shown.length,
    total,
  });
  const top = { line: 0, character: 0 };
  return [
    { range: { start: top, end: top }, severity: DiagnosticSeverity.Information, source: SOURCE, message },
    ...shown,
  ];
}

/** The diagnostic of one finding. */
export function toDiagnostic(
  document: TextDocument,
  { finding, offset, severity }: PlacedFinding,
  { writer, documentation, relatedPlaces }: DiagnosticOptions,
): Diagnostic {
  const { rule, range, message, related = [] } = finding;
  const diagnostic: Diagnostic = {
    range: toRange(document, range, offset),
    severity: LEVELS[severity],
    source: SOURCE,
    code: rule.name,
    message: writer.write(rule, message),
  };
  if (documentation !== null) diagnostic.codeDescription = { href: `${documentation}${rule.name}.md` };
  if (relatedPlaces && related.length > 0) {
    diagnostic.relatedInformation = related.map((place) => ({
      location: locationOf(place, document, offset),
      message: writer.write(rule, place.message),
    }));
  }
  return diagnostic;
}

function locationOf(place: RelatedPlace, document: TextDocument, offset: number): Location {
  // In another document its range counts from the start.
  const [where, from] = place.document ? [place.document, 0] : [document, offset];
  return { uri: where.uri, range: toRange(where, place.range, from) };
}

/** The diagnostics of a configuration file. */
export function toConfigurationDiagnostics(
  document: TextDocument,
  problems: readonly ConfigurationProblem[],
): Diagnostic[] {
  return problems.map((problem) => ({
    range: toRange(document, problem, 0),
    severity: DiagnosticSeverity.Warning,
    source: SOURCE,
    message: configurationMessage(problem),
  }));
}

/** What is wrong with a setting, in the reader's language. */
export function configurationMessage(problem: ConfigurationProblem): string {
  // scripts/text-tables.mts knows where these texts are.
  return problemText(problem, l10n.t);
}
