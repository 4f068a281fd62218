import path from 'node:path';
import { bureauInFocus } from '../draft/one-bureau.js';
import type { ExportFormat } from '../exports/formats.js';
import { type ExportedDraft, type InitiativeRow, type Selection, initiativeRows } from '../exports/rows.js';
import type { CheckedDraft } from './workbench.js';

/** What is wrong with a choice of initiatives, as a line for the user; null where nothing is. */
export function complaintOf(
  { bureau, from, to }: Selection,
  drafts: readonly CheckedDraft[],
  rows: readonly InitiativeRow[],
): string | null {
  if (from && to && from > to) return `The period ends (${to}) before it starts (${from}).`;
  const isSlip = bureau && rows.length === 0 && drafts.length > 0;
  return isSlip && !drafts.some((draft) => bureauInFocus(draft, bureau)) ? nobodyHas(bureau) : null;
}

/** What is told of a code that nobody has, as a line for the user. */
export function nobodyHas(code: string): string {
  return `Nobody has the code ${code}. \`policy-address bureaux\` lists those there are.`;
}

/** The initiatives of drafts that are chosen, a row each. */
export function rowsOf(
  drafts: readonly CheckedDraft[],
  today: string,
  selection: Selection,
): InitiativeRow[] {
  return initiativeRows(drafts.map(toExported), today, selection);
}

/** The file that holds them, as bytes. */
export async function exported(rows: readonly InitiativeRow[], format: ExportFormat): Promise<Uint8Array> {
  const { writeRows } = await import('../exports/write.js');
  const file = await writeRows(format, rows);
  return typeof file === 'string' ? new TextEncoder().encode(file) : file;
}

/** A draft as it is handed over. */
export function toExported({ name, document, draft, found, registry }: CheckedDraft): ExportedDraft {
  // The same path on every system.
  return { name: name.replaceAll(path.sep, '/'), textDocument: document, draft, findings: found, registry };
}
