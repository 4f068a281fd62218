import Papa from 'papaparse';
import { COLUMNS, type Cell } from './columns.js';
import type { InitiativeRow } from './rows.js';

/** Excel takes a text without it for one of an old code page. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Where spreadsheets compute a cell: a sign first, be it full-width as East Asian keyboards have it, and be it behind
 * what a careless reader drops: white space, quotes.
 */
const FORMULA = /^["'\s]*[=+\-@\t\r\n＝＋－＠﹦﹢﹣﹫−]/;

/** Initiatives as CSV (RFC 4180): UTF-8 with a byte order mark, CRLF. What would be a formula begins with `'`. */
export function writeCsv(rows: readonly InitiativeRow[]): string {
  const titles = COLUMNS.map(({ title }) => title);
  const cells = rows.map((row) => COLUMNS.map(({ cell }) => plain(cell(row))));
  const table = Papa.unparse([titles, ...cells], { newline: '\r\n', escapeFormulae: FORMULA });
  return `${BYTE_ORDER_MARK}${table}\r\n`;
}

function plain(cell: Cell): string | number {
  if (cell === null) return '';
  return typeof cell === 'object' ? cell.day : cell;
}
