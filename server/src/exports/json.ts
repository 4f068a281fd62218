import { type Rest, inPortions } from './portions.js';
import type { InitiativeRow } from './rows.js';

/** Initiatives for scripts, see `docs/export.schema.json`. Fields are added, never taken away. */
export interface ExportedRows {
  readonly version: 1;
  readonly initiatives: readonly InitiativeRow[];
}

/** Initiatives as JSON. */
export async function writeJson(rows: readonly InitiativeRow[], rest: Rest): Promise<string> {
  const frame: ExportedRows = { version: 1, initiatives: [] };
  const [head, tail] = JSON.stringify(frame, null, 2).split('[]') as [string, string];
  if (rows.length === 0) return `${head}[]${tail}\n`;
  // No text has a line break in JSON, so each of its lines may move to the right.
  const portions = await inPortions(rows, rest, (portion) =>
    portion.map((row) => JSON.stringify(row, null, 2).replace(/^/gm, '    ')).join(',\n'),
  );
  return `${head}[\n${portions.join(',\n')}\n  ]${tail}\n`;
}
