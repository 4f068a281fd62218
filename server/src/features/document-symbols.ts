import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Draft, type Section, sectionTitles } from '../draft/draft.js';
import { labelOf, shortened } from './labels.js';
import { toRange } from './ranges.js';

/** The outline of a draft as a tree: sections, and in them initiatives. */
export function documentSymbols(document: TextDocument, draft: Draft): DocumentSymbol[] {
  const symbols: DocumentSymbol[] = [];
  const place = (from: number, to: number, sections: readonly Section[], into: DocumentSymbol[]): void => {
    let next = 0;
    for (let i = from; i < to; i++) {
      const section = sections[next];
      if (section?.index === i) {
        const symbol = sectionSymbol(document, draft, section);
        into.push(symbol);
        place(i + 1, section.end, section.children, symbol.children!);
        i = section.end - 1;
        next++;
      } else if (draft.passages[i]!.kind === 'initiative') into.push(initiativeSymbol(document, draft, i));
    }
  };
  place(0, draft.passages.length, draft.sections, symbols);
  return symbols;
}

/** The outline as initiatives alone, the section as detail: for Markdown files, whose headings the editor lists itself. */
export function flatDocumentSymbols(document: TextDocument, draft: Draft): DocumentSymbol[] {
  const titlesOf = sectionTitles(draft);
  return draft.initiatives.map((index) => initiativeSymbol(document, draft, index, titlesOf(index).at(-1)));
}

function sectionSymbol(
  document: TextDocument,
  draft: Draft,
  { index, heading, end }: Section,
): DocumentSymbol {
  const own = draft.extentOf(index);
  const last = draft.extentOf(end - 1);
  return {
    name: shortened(heading.title),
    kind: SymbolKind.String,
    range: toRange(document, { start: own.start, end: Math.max(own.end, last.end) }, 0),
    selectionRange: toRange(document, own, 0),
    children: [],
  };
}

function initiativeSymbol(
  document: TextDocument,
  draft: Draft,
  index: number,
  section?: string,
): DocumentSymbol {
  const { name, bureaux, deadlines } = labelOf(draft.initiative(index));
  const detail = [bureaux.join(', '), deadlines.join(', '), section].filter(Boolean).join(' · ');
  const extent = toRange(document, draft.extentOf(index), 0);
  return {
    name,
    detail,
    kind: SymbolKind.Event,
    range: extent,
    selectionRange: extent,
  };
}
