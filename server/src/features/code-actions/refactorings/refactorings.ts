import type { CodeAction } from 'vscode-languageserver-types';
import { type PlacedPassage, passagesTouching } from '../../../draft/places.js';
import type { CodeActionRequest } from '../context.js';
import { absoluteDates } from './absolute-dates.js';
import { splitInitiatives } from './split-initiative.js';
import { tagsToTheirPlace } from './tag-to-its-place.js';

/** What can be written anew in the items on the lines of a range. */
export function refactorings(request: CodeActionRequest): CodeAction[] {
  const passages = passagesOnLines(request);
  return [
    ...tagsToTheirPlace(request, passages),
    ...splitInitiatives(request, passages),
    ...absoluteDates(request, passages),
  ];
}

function passagesOnLines({ known: { draft, textDocument }, range }: CodeActionRequest): PlacedPassage[] {
  const { start, end } = range;
  // Who selects whole lines stops at the start of the one behind.
  const isWhole = end.character === 0 && end.line > start.line;
  const lastLine = isWhole ? end.line - 1 : end.line;
  return passagesTouching(draft, {
    start: textDocument.offsetAt({ line: start.line, character: 0 }),
    end: textDocument.offsetAt({ line: lastLine, character: Number.MAX_SAFE_INTEGER }),
  });
}
