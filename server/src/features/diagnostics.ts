import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { PlacedFinding } from '../rules/linter.js';
import type { MessageWriter } from '../rules/messages.js';
import { SEVERITIES, type Severity } from '../rules/types.js';
import type { ConfigurationProblem } from '../workspace/configuration.js';
import { toRange } from './ranges.js';

/** The source that diagnostics name. */
export const SOURCE = 'Policy Address';

/** Editors keep about this many problems of a file: the worst are sent, and that there are more. */
export const MOST_DIAGNOSTICS = 1000;

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
}

/** The diagnostics of findings, in order of the document; at most {@link MOST_DIAGNOSTICS}. */
export function toDiagnostics(
  document: TextDocument,
  findings: readonly PlacedFinding[],
  options: DiagnosticOptions,
): Diagnostic[] {
  if (findings.length <= MOST_DIAGNOSTICS) return findings.map((f) => toDiagnostic(document, f, options));
  const shown = worst(findings, MOST_DIAGNOSTICS - 1).map((f) => toDiagnostic(document, f, options));
  const message = `Only the ${shown.length} most serious of ${findings.length} problems of this draft are shown.`;
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
  { writer, documentation }: DiagnosticOptions,
): Diagnostic {
  const { rule, range, message } = finding;
  const diagnostic: Diagnostic = {
    range: toRange(document, range, offset),
    severity: LEVELS[severity],
    source: SOURCE,
    code: rule.name,
    message: writer.write(rule, message),
  };
  if (documentation !== null) diagnostic.codeDescription = { href: `${documentation}${rule.name}.md` };
  return diagnostic;
}

/** The diagnostics of a configuration file. */
export function toConfigurationDiagnostics(
  document: TextDocument,
  problems: readonly ConfigurationProblem[],
): Diagnostic[] {
  return problems.map(({ start, end, message }) => ({
    range: toRange(document, { start, end }, 0),
    severity: DiagnosticSeverity.Warning,
    source: SOURCE,
    message,
  }));
}

/** The `count` heaviest findings, still in order of the document. */
function worst(findings: readonly PlacedFinding[], count: number): PlacedFinding[] {
  const places = new Map<Severity, number>(SEVERITIES.map((severity) => [severity, 0]));
  for (const { severity } of findings) places.set(severity, places.get(severity)! + 1);
  let left = count;
  for (const severity of SEVERITIES) {
    const given = Math.min(left, places.get(severity)!);
    places.set(severity, given);
    left -= given;
  }
  return findings.filter(({ severity }) => {
    const place = places.get(severity)!;
    places.set(severity, place - 1);
    return place > 0;
  });
}
