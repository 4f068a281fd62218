import type { DeadlineInRow, InitiativeRow } from './rows.js';

/** What a cell holds: a text, a number, or a day. */
export type Cell = string | number | { readonly day: string } | null;

/** A column of a table of initiatives, or of other rows. */
export interface Column<Row = InitiativeRow> {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  /** Whether its cells are days, or empty. */
  readonly isDay?: true;
  readonly cell: (row: Row) => Cell;
}

/** The columns of all tables, one row an initiative. English: the tables go to readers who may have no editor. */
export const COLUMNS: readonly Column[] = [
  { title: 'Draft', width: 24, cell: (row) => row.draft },
  { title: 'Id', width: 16, cell: (row) => row.id },
  { title: 'Section', width: 30, cell: (row) => row.sections.join(' › ') },
  { title: 'Initiative', width: 70, cell: (row) => row.text },
  { title: 'Tag', width: 18, cell: (row) => row.tag },
  { title: 'Lead bureau', width: 12, cell: (row) => row.lead?.code ?? null },
  {
    title: 'Supporting bureaux',
    width: 18,
    cell: (row) => row.supporting.map(({ code }) => code).join(', '),
  },
  { title: 'Relevant bureaux', width: 10, cell: (row) => (row.relevantBureaux ? 'yes' : 'no') },
  { title: 'Status', width: 10, cell: (row) => row.status },
  { title: 'First start', width: 12, isDay: true, cell: (row) => dayCell(row.firstStart) },
  { title: 'Last end', width: 12, isDay: true, cell: (row) => dayCell(row.lastEnd) },
  { title: 'Deadlines', width: 36, cell: (row) => row.deadlines.map(deadlineInWords).join('; ') },
  { title: 'Vague words', width: 20, cell: (row) => row.vague.join('; ') },
  {
    title: 'Problems',
    width: 40,
    cell: (row) => row.problems.map(({ message }) => message).join(' '),
  },
  { title: 'Line', width: 8, cell: (row) => row.line },
];

/** A deadline as written, with its days. */
export function deadlineInWords({ words, start, end }: DeadlineInRow): string {
  return `${words} (${daysInWords(start, end)})`;
}

function daysInWords(start: string | null, end: string | null): string {
  if (start === null) return end === null ? 'no date' : `until ${end}`;
  if (end === null) return `from ${start}`;
  return start === end ? start : `${start} to ${end}`;
}

/** A text cut off at the end where it is longer than `most` (UTF-16 code units), never within a character. */
export function cutOff(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function dayCell(day: string | null): Cell {
  return day === null ? null : { day };
}
