import { styleText } from 'node:util';
import type { Severity } from '../../rules/types.js';
import { count, plural } from '../counting.js';
import { messageWithPlaces } from '../told-places.js';
import type { CheckedDraft } from '../workbench.js';
import type { Formatter } from './formatter.js';

type Style = Parameters<typeof styleText>[0];
const STYLES: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'dim',
};

/** Findings as ESLint prints its own: a block a file, a line a finding, and a count at the end. */
export const stylish: Formatter = ({ drafts }, { colours }) => {
  // Whether there are to be colours is known better here: this need not be what goes to a terminal.
  const paint = (style: Style, text: string): string =>
    colours ? styleText(style, text, { validateStream: false }) : text;
  const blocks = drafts.filter(({ findings }) => findings.length > 0).map((draft) => block(draft, paint));
  const all = drafts.flatMap(({ findings }) => findings);
  if (all.length === 0) return '';
  const counts = [
    plural(count(all, 'error'), 'error'),
    plural(count(all, 'warning'), 'warning'),
    `${count(all, 'information')} information`,
    plural(count(all, 'hint'), 'hint'),
  ];
  const summary = `✖ ${plural(all.length, 'problem')} (${counts.join(', ')})`;
  return `${blocks.join('\n')}\n${paint(count(all, 'error') > 0 ? 'red' : 'yellow', summary)}\n`;
};

function block({ name, findings }: CheckedDraft, paint: (style: Style, text: string) => string): string {
  const rows = findings.map(
    (f) => [`${f.line}:${f.column}`, f.severity, messageWithPlaces(name, f), f.rule] as const,
  );
  const width = (column: 0 | 1 | 2): number => Math.max(...rows.map((row) => row[column].length));
  const [places, severities, messages] = [width(0), width(1), Math.min(width(2), 100)];
  const lines = rows.map(([place, severity, message, rule]) => {
    const painted = paint(STYLES[severity], severity.padEnd(severities));
    return `  ${paint('dim', place.padStart(places))}  ${painted}  ${message.padEnd(messages)}  ${paint('dim', rule)}`;
  });
  return `\n${paint('underline', name)}\n${lines.join('\n')}\n`;
}
