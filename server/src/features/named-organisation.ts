import type { Organisation } from '../bureaux/types.js';
import { codeWordsIn, codeWordsOf } from '../draft/code-words.js';
import type { SourceRange } from '../draft/passage.js';
import { holds, passagesAt, rangeIn } from '../draft/places.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { lineAt } from './lines.js';

/** An organisation and where it is named in the document. */
export interface NamedOrganisation {
  readonly organisation: Organisation;
  readonly range: SourceRange;
}

/** The organisation that a code or a name at an offset stands for, wherever that is; null where nobody is named. */
export function organisationNamedAt(known: KnownDraft, offset: number): NamedOrganisation | null {
  return organisationAt(known, offset) ?? organisationInTable(known, offset);
}

function organisationAt({ draft, registry }: KnownDraft, offset: number): NamedOrganisation | null {
  const { metadata, circumstances } = draft;
  if (metadata.bureau && metadata.bureauRange && holds(metadata.bureauRange, offset)) {
    const found = registry.lookUp(metadata.bureau, circumstances.period);
    return found && { organisation: found.organisation, range: metadata.bureauRange };
  }
  for (const placed of passagesAt(draft, offset)) {
    const codes = codeWordsIn(placed.passage, registry, circumstances.period);
    for (const { organisation, ...quote } of [...codes, ...placed.passage.mentions]) {
      const range = rangeIn(placed, quote);
      if (organisation && holds(range, offset)) return { organisation, range };
    }
  }
  return null;
}

/** What a code in a table names: its rows are no passages. */
function organisationInTable(
  { draft, textDocument, registry }: KnownDraft,
  offset: number,
): NamedOrganisation | null {
  if (passagesAt(draft, offset).length > 0) return null;
  const { start: from, text } = lineAt(textDocument, textDocument.positionAt(offset).line);
  if (!/^\s*\|/.test(text)) return null;
  for (const { organisation, start, end } of codeWordsOf(text, registry, draft.circumstances.period)) {
    const range = { start: from + start, end: from + end };
    if (holds(range, offset)) return { organisation, range };
  }
  return null;
}
