import Papa from 'papaparse';
import { COLUMNS, type Cell } from './columns.js';
import { type Rest, inPortions } from './portions.js';
import type { InitiativeRow } from './rows.js';

/** Excel takes a text without it for one of an old code page. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Where spreadsheets compute a cell: a sign first, be it full-width as East Asian keyboards have it, and be it behind
 * what a careless reader drops: white space, quotes.
 */
const FORMULA = /^["'\s]*[=+\-@\t\r\n＝＋－＠﹦﹢﹣﹫−]/;

/** Initiatives as CSV (RFC 4180): UTF-8 with a byte order mark, CRLF. What would be a formula begins with `'`. */
export async function writeCsv(rows: readonly InitiativeRow[], rest: Rest): Promise<string> {
  const titles = COLUMNS.map(({ title }) => title);
  const tables = await inPortions(rows, rest, (portion) =>
    toTable(portion.map((row) => COLUMNS.map(({ cell }) => plain(cell(row))))),
  );
  return [BYTE_ORDER_MARK, toTable([titles]), ...tables].join('');
}

function toTable(cells: (string | number)[][]): string {
  return `${Papa.unparse(cells, { newline: '\r\n', escapeFormulae: FORMULA })}\r\n`;
}

function plain(cell: Cell): string | number {
  if (cell === null) return '';
  return typeof cell === 'object' ? cell.day : cell;
}
