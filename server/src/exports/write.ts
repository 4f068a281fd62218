/**
 * What writes initiatives in each format, with the libraries for it. A bundle of its own (scripts/build.mjs): imported
 * with `import()` by whoever hands over, so that nobody else loads it.
 */
import { writeCalendar } from './calendar.js';
import { writeCsv } from './csv.js';
import { writeExcel } from './excel.js';
import type { ExportFormat } from './formats.js';
import { writeJson } from './json.js';
import { writeMarkdown } from './markdown.js';
import type { Rest } from './portions.js';
import type { InitiativeRow } from './rows.js';

type Writer = (rows: readonly InitiativeRow[], rest: Rest) => Promise<string | Uint8Array>;

const WRITERS: Readonly<Record<ExportFormat, Writer>> = {
  csv: writeCsv,
  xlsx: writeExcel,
  ics: writeCalendar,
  json: writeJson,
  md: writeMarkdown,
};

/** The file that holds initiatives in a format: a text, or bytes for Excel. Between its parts it rests. */
export async function writeRows(
  format: ExportFormat,
  rows: readonly InitiativeRow[],
  rest: Rest = async () => {},
): Promise<string | Uint8Array> {
  return WRITERS[format](rows, rest);
}
