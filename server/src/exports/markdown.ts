import { byBureau } from './by-bureau.js';
import { cutOff, deadlineInWords } from './columns.js';
import { escaped, markdownTable } from './markdown-text.js';
import type { InitiativeRow } from './rows.js';

/** Nobody reads more of it in a table. */
const LONGEST_TEXT = 4000;

/** Initiatives as Markdown: a table for each lead bureau, each initiative once. */
export function writeMarkdown(rows: readonly InitiativeRow[]): string {
  const sections = byBureau(rows)
    .filter(({ leads }) => leads.length > 0)
    .map(({ party, leads }) => {
      const title = party ? [party.code, ...(party.name ? [party.name] : [])].join(' · ') : 'No lead bureau';
      return `## ${escaped(title)}\n\n${numbered(leads.length)}.\n\n${table(leads)}`;
    });
  return [`# Initiatives\n\n${numbered(rows.length)}.\n`, ...sections].join('\n');
}

function numbered(n: number): string {
  return n === 1 ? '1 initiative' : `${n} initiatives`;
}

const HEADINGS = ['Initiative', 'Supporting', 'Deadlines', 'Status', 'Section', 'Draft'];

function table(rows: readonly InitiativeRow[]): string {
  return markdownTable(
    HEADINGS,
    rows.map((row) => [
      cutOff(row.text, LONGEST_TEXT),
      [...row.supporting.map(({ code }) => code), ...(row.relevantBureaux ? ['relevant bureaux'] : [])].join(
        ', ',
      ),
      row.deadlines.length > 0 ? row.deadlines.map(deadlineInWords).join('; ') : row.vague.join('; '),
      row.status,
      row.sections.join(' › '),
      `${row.draft}, line ${row.line}`,
    ]),
  );
}
