import type { Severity } from '../../rules/types.js';
import { messageWithPlaces } from '../told-places.js';
import type { CheckedFinding } from '../workbench.js';
import type { Formatter } from './formatter.js';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands of GitHub: what is found stands beside the lines of a pull request. */
export const github: Formatter = ({ drafts, errors }) =>
  [
    ...drafts.flatMap(({ name, findings }) => findings.map((finding) => command(name, finding))),
    ...errors.map((error) => `::error title=policy-address::${data(error)}\n`),
  ].join('');

function command(file: string, finding: CheckedFinding): string {
  const { line, column, endLine, endColumn, severity, rule } = finding;
  const properties: (readonly [string, string | number])[] = [
    ['file', file],
    ['line', line],
    // Columns are taken where they are of one line alone.
    ...(line === endLine ? ([['col', column]] as const) : []),
    ['endLine', endLine],
    ...(line === endLine ? ([['endColumn', endColumn]] as const) : []),
    ['title', rule],
  ];
  const written = properties.map(([name, value]) => `${name}=${property(String(value))}`).join(',');
  return `::${COMMANDS[severity]} ${written}::${data(messageWithPlaces(file, finding))}\n`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
