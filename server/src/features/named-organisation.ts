import type { Position } from 'vscode-languageserver-textdocument';
import type { Registry } from '../bureaux/registry.js';
import type { Organisation } from '../bureaux/types.js';
import { codeWordsIn, codeWordsOf } from '../draft/code-words.js';
import type { Draft } from '../draft/draft.js';
import { type SourceRange, sourceRange } from '../draft/passage.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { toRange } from './ranges.js';

/** An organisation and where it is named in the document. */
export interface NamedOrganisation {
  readonly organisation: Organisation;
  readonly range: SourceRange;
}

/** The organisation that a code or a name at a place stands for, wherever that is; null where nobody is named. */
export function organisationNamedAt(known: KnownDraft, position: Position): NamedOrganisation | null {
  const { draft, textDocument, registry } = known;
  return (
    organisationAt(draft, textDocument.offsetAt(position), registry) ??
    organisationInTable(known, position, registry)
  );
}

function organisationAt(draft: Draft, offset: number, registry: Registry): NamedOrganisation | null {
  const { metadata, circumstances } = draft;
  const holds = ({ start, end }: SourceRange): boolean => start <= offset && offset <= end;
  if (metadata.bureau && metadata.bureauRange && holds(metadata.bureauRange)) {
    const found = registry.lookUp(metadata.bureau, circumstances.period);
    return found && { organisation: found.organisation, range: metadata.bureauRange };
  }
  // The last one first: an item that goes on below its nested list holds the text of that list too.
  for (let i = draft.passages.length - 1; i >= 0; i--) {
    if (!holds(draft.extentOf(i))) continue;
    const passage = draft.passages[i]!;
    const codes = codeWordsIn(passage, registry, circumstances.period);
    for (const { organisation, ...quote } of [...codes, ...passage.mentions]) {
      const { start, end } = sourceRange(passage, quote);
      const range = { start: draft.starts[i]! + start, end: draft.starts[i]! + end };
      if (organisation && holds(range)) return { organisation, range };
    }
  }
  return null;
}

/** What a code in a table names: its rows are no passages. */
function organisationInTable(
  { draft, textDocument }: KnownDraft,
  position: Position,
  registry: Registry,
): NamedOrganisation | null {
  const offset = textDocument.offsetAt(position);
  const isInPassage = draft.passages.some((_, i) => {
    const { start, end } = draft.extentOf(i);
    return start <= offset && offset <= end;
  });
  if (isInPassage) return null;
  const from = textDocument.offsetAt({ line: position.line, character: 0 });
  const to = textDocument.offsetAt({ line: position.line + 1, character: 0 });
  const line = textDocument.getText(toRange(textDocument, { start: from, end: to }, 0));
  if (!/^\s*\|/.test(line)) return null;
  for (const { organisation, start, end } of codeWordsOf(line, registry, draft.circumstances.period)) {
    const range = { start: from + start, end: from + end };
    if (range.start <= offset && offset <= range.end) return { organisation, range };
  }
  return null;
}
