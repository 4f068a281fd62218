import type { InitiativeRow } from './rows.js';

/** Initiatives as JSON for scripts: see `docs/export.schema.json`. Fields are added, never taken away. */
export function writeJson(rows: readonly InitiativeRow[]): string {
  return `${JSON.stringify({ version: 1, initiatives: rows }, null, 2)}\n`;
}
