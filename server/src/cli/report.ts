import type { ExportedDraft } from '../exports/rows.js';
import { writeReport } from '../reports/markdown.js';
import { bureauInFocus, concerning } from '../draft/one-bureau.js';
import { nobodyHas, toExported } from './export.js';
import type { CheckedDraft } from './workbench.js';

/**
 * The report on drafts, as Markdown: on all of their initiatives, or on those that concern the bureau with a code. What is
 * wrong with the code as a line for the user, where nobody has it.
 */
export function reportOnDrafts(
  checked: readonly CheckedDraft[],
  today: string,
  code: string | undefined,
): { readonly report: string } | { readonly problem: string } {
  const drafts: readonly ExportedDraft[] = checked.map(toExported);
  if (code === undefined) return { report: writeReport({ drafts, today, narrowed: null }) };
  const bureau = drafts.map((draft) => bureauInFocus(draft, code)).find(Boolean);
  if (!bureau && drafts.length > 0) {
    return { problem: nobodyHas(code) };
  }
  const name = bureau && { code: bureau.code, name: bureau.nameEn };
  const choice = {
    bureau: name ?? { code, name: 'unknown' },
    bureaux: [],
    words: '',
    statuses: [],
    from: null,
    to: null,
  };
  return { report: writeReport({ drafts, today, narrowed: { choice, counted: concerning(code) } }) };
}
