import { type Cell as ExcelCell, type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { type RowsOfBureau, byBureau } from './by-bureau.js';
import { COLUMNS, type Cell, type Column, cutOff } from './columns.js';
import { type Rest, inPortions } from './portions.js';
import type { InitiativeRow } from './rows.js';

/** The most that a cell may hold, in UTF-16 code units: with more Excel calls the file broken. */
const LONGEST_CELL = 32_767;
/** The most letters that the name of a sheet may have. */
const LONGEST_NAME = 31;
/** More sheets than these nobody leafs through; whoever has none stands in the summary and among all. */
const MOST_SHEETS = 200;
/** Empty, for whoever follows the initiatives up. */
const PROGRESS: Column = { title: 'Progress', width: 40, cell: () => null };
const HEADER = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7E6E6' } },
  alignment: { wrapText: true, vertical: 'top' },
} as const;
const DAY_FORMAT = 'yyyy-mm-dd';

/** Initiatives as an Excel workbook: a summary, all of them, and a sheet for each bureau that leads or supports some. */
export async function writeExcel(rows: readonly InitiativeRow[], rest: Rest): Promise<Uint8Array> {
  const groups = byBureau(rows);
  const names = new SheetNames();
  const sheets = [
    await sheet(rest, names.take('Summary'), SUMMARY_COLUMNS, groups, [totals(groups, rows)]),
    await sheet(rest, names.take('Initiatives'), [...COLUMNS, PROGRESS], rows),
  ];
  const own = groups.filter(({ party }) => party === null || party.name !== null).slice(0, MOST_SHEETS);
  for (const group of own) sheets.push(await sheetOf(rest, group, names));
  // The tools that read it show these; days of their own would make each file another.
  return writeXlsx({
    sheets,
    namedRanges: sheets.map(filterOf),
    properties: { creator: 'Policy Address', created: EPOCH, modified: EPOCH },
  });
}

const EPOCH = new Date('2000-01-01T00:00:00Z');

function sheetOf(
  rest: Rest,
  { party, leads, supports }: RowsOfBureau,
  names: SheetNames,
): Promise<WriteSheet> {
  const leading = new Set(leads);
  const role: Column = {
    title: 'Role',
    width: 12,
    cell: (row) => (party === null ? null : leading.has(row) ? 'lead' : 'supporting'),
  };
  const columns = [role, ...COLUMNS, PROGRESS];
  return sheet(rest, names.take(party?.code ?? 'No lead bureau'), columns, [...leads, ...supports]);
}

const withStatus =
  (status: InitiativeRow['status']) =>
  ({ leads }: RowsOfBureau): number =>
    leads.filter((row) => row.status === status).length;

/** Statuses are counted where a bureau leads, so that each initiative counts once. */
const SUMMARY_COLUMNS: readonly Column<RowsOfBureau>[] = [
  { title: 'Bureau', width: 16, cell: ({ party }) => party?.code ?? 'No lead bureau' },
  { title: 'Name', width: 50, cell: ({ party }) => party?.name ?? null },
  { title: 'Leads', width: 10, cell: ({ leads }) => leads.length },
  { title: 'Supports', width: 10, cell: ({ supports }) => supports.length },
  { title: 'Dated', width: 10, cell: withStatus('dated') },
  { title: 'Vague', width: 10, cell: withStatus('vague') },
  { title: 'Ongoing', width: 10, cell: withStatus('ongoing') },
  { title: 'Missing', width: 10, cell: withStatus('missing') },
  {
    title: 'Problems',
    width: 10,
    cell: ({ leads }) => leads.reduce((sum, { problems }) => sum + problems.length, 0),
  },
];

function totals(groups: readonly RowsOfBureau[], rows: readonly InitiativeRow[]): Cell[] {
  const all: RowsOfBureau = { party: null, leads: rows, supports: groups.flatMap((group) => group.supports) };
  return SUMMARY_COLUMNS.map(({ cell }, i) => (i === 0 ? 'Total' : cell(all)));
}

/** A sheet with a frozen header and filters; what is `below` the table is not filtered. */
async function sheet<Row>(
  rest: Rest,
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  below: readonly Cell[][] = [],
): Promise<WriteSheet> {
  const titles = columns.map(({ title }) => title);
  const cells = await inPortions(rows, rest, (portion) =>
    portion.map((row) => columns.map(({ cell }) => toValue(cell(row)))),
  );
  const header = titles.map((_, column): [string, Partial<ExcelCell>] => [`0,${column}`, { style: HEADER }]);
  return {
    name,
    columns: columns.map(({ width, isDay }) => ({ width, style: isDay ? DAY : WRAPPED })),
    rows: [titles, ...cells.flat(), ...below.map((row) => row.map(toValue))],
    cells: new Map(header),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${letterOf(columns.length)}${rows.length + 1}` },
  };
}

type FilterName = NonNullable<Parameters<typeof writeXlsx>[0]['namedRanges']>[number];

/** LibreOffice shows the filters of a sheet only where its table has this name of Excel’s own, too. */
function filterOf({ name, autoFilter }: WriteSheet): FilterName {
  const range = autoFilter!.range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
  return { name: '_xlnm._FilterDatabase', range: `'${name.replaceAll("'", "''")}'!${range}`, scope: name };
}

const WRAPPED = { alignment: { wrapText: true, vertical: 'top' } } as const;
/** A style of the column, not of its cells: there may be millions of those. */
const DAY = { ...WRAPPED, numFmt: DAY_FORMAT } as const;

/** The name of the nth column, from 1; there are no more than 26. */
function letterOf(n: number): string {
  return String.fromCharCode(64 + n);
}

function toValue(cell: Cell): CellValue {
  if (cell === null || typeof cell === 'number') return cell;
  return typeof cell === 'object' ? new Date(`${cell.day}T00:00:00Z`) : toText(cell);
}

/** What the library takes for a value that could not be computed. */
const ERROR = /^#(?=(?:VALUE!|REF!|N\/A|NAME\?|NULL!|DIV\/0!|NUM!|GETTING_DATA|SPILL!|CALC!)$)/;

/** Excel reads "_x0041_" as the character with that number: its underscore is written in the same way. */
function toText(text: string): string {
  return cutOff(text, LONGEST_CELL)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(ERROR, '_x0023_');
}

/** Names of sheets that Excel takes, each once. */
class SheetNames {
  readonly #taken = new Set<string>(['history']);

  /** A name like `wanted`. */
  take(wanted: string): string {
    const fit = wanted.replace(/[\\/?*[\]:]/g, ' ').replace(/^[\s']+|[\s']+$/g, '') || 'Sheet';
    let name = cutOff(fit, LONGEST_NAME);
    for (let n = 2; this.#taken.has(name.toLowerCase()); n++) {
      const suffix = ` (${n})`;
      name = `${cutOff(fit, LONGEST_NAME - suffix.length)}${suffix}`;
    }
    this.#taken.add(name.toLowerCase());
    return name;
  }
}
