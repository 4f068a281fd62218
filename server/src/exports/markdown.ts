import { byBureau } from './by-bureau.js';
import { cutOff, deadlineInWords } from './columns.js';
import { escaped } from './markdown-text.js';
import { type Rest, inPortions } from './portions.js';
import type { InitiativeRow } from './rows.js';

/** Nobody reads more of it in a table. */
const LONGEST_TEXT = 4000;

/** Initiatives as Markdown: a table for each lead bureau, each initiative once. */
export async function writeMarkdown(rows: readonly InitiativeRow[], rest: Rest): Promise<string> {
  const parts = [`# Initiatives\n\n${numbered(rows.length)}.\n`];
  for (const { party, leads } of byBureau(rows)) {
    if (leads.length === 0) continue;
    const title = party ? [party.code, ...(party.name ? [party.name] : [])].join(' · ') : 'No lead bureau';
    const lines = await inPortions(leads, rest, (portion) => portion.map(lineOf).join(''));
    parts.push(`## ${escaped(title)}\n\n${numbered(leads.length)}.\n\n${[HEAD, ...lines].join('')}`);
  }
  return parts.join('\n');
}

function numbered(n: number): string {
  return n === 1 ? '1 initiative' : `${n} initiatives`;
}

const HEADINGS = ['Initiative', 'Supporting', 'Deadlines', 'Status', 'Section', 'Draft'];

const HEAD = [HEADINGS, HEADINGS.map(() => '---')].map(toLine).join('');

function lineOf(row: InitiativeRow): string {
  const cells = [
    cutOff(row.text, LONGEST_TEXT),
    [...row.supporting.map(({ code }) => code), ...(row.relevantBureaux ? ['relevant bureaux'] : [])].join(
      ', ',
    ),
    row.deadlines.length > 0 ? row.deadlines.map(deadlineInWords).join('; ') : row.vague.join('; '),
    row.status,
    row.sections.join(' › '),
    `${row.draft}, line ${row.line}`,
  ];
  return toLine(cells.map(escaped));
}

function toLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}
