import type { InitiativeRow } from './rows.js';

/** Initiatives for scripts, see `docs/export.schema.json`. Fields are added, never taken away. */
export interface ExportedRows {
  readonly version: 1;
  readonly initiatives: readonly InitiativeRow[];
}

/** Initiatives as JSON. */
export function writeJson(rows: readonly InitiativeRow[]): string {
  const exported: ExportedRows = { version: 1, initiatives: rows };
  return `${JSON.stringify(exported, null, 2)}\n`;
}
