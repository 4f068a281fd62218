import * as l10n from '@vscode/l10n';
import type { CodeAction, TextEdit } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Initiative, lengthOf } from '../../../draft/passage.js';
import type { PlacedPassage } from '../../../draft/places.js';
import { type SplitAt, betweenSplit, splitInitiative } from '../../../draft/splitting.js';
import { lineBreakOf, textBefore } from '../../lines.js';
import { toRange } from '../../ranges.js';
import { type CodeActionRequest, REWRITE } from '../context.js';

/** The actions that make several initiatives of one: each with its bullet and its tag. */
export function splitInitiatives(
  { known: { textDocument }, toWorkspaceEdit }: CodeActionRequest,
  passages: readonly PlacedPassage[],
): CodeAction[] {
  const action = (title: string, edit: TextEdit): CodeAction => ({
    title,
    kind: REWRITE,
    edit: toWorkspaceEdit([edit]),
  });
  return passages.flatMap(({ passage, start }) => {
    if (passage.kind !== 'initiative') return [];
    const bySemicolons = split(textDocument, passage, start, 'semicolons');
    const bySentences = split(textDocument, passage, start, 'sentences');
    return [
      ...(bySemicolons
        ? [
            action(
              l10n.t('Split into {count} initiatives at the semicolons', { count: bySemicolons.count }),
              bySemicolons.edit,
            ),
          ]
        : []),
      ...(bySentences
        ? [
            action(
              l10n.t('Split into {count} initiatives at the sentences', { count: bySentences.count }),
              bySentences.edit,
            ),
          ]
        : []),
    ];
  });
}

function split(
  document: TextDocument,
  initiative: Initiative,
  start: number,
  where: SplitAt,
): { count: number; edit: TextEdit } | null {
  const source = document.getText(toRange(document, { start: 0, end: lengthOf(initiative) }, start));
  const eol = lineBreakOf(document, document.positionAt(start).line);
  const between = betweenSplit(initiative, source, lineBefore(document, start), eol);
  const made = splitInitiative(initiative, where, { source, between });
  return (
    made && { count: made.count, edit: { range: toRange(document, made.range, start), newText: made.text } }
  );
}

/** What stands before the bullet on its line; where that is more than white space, as wide a space. */
function lineBefore(document: TextDocument, start: number): string {
  const before = textBefore(document, document.positionAt(start));
  return before.replace(/^\ufeff/, '').replace(/[^\t]/gu, ' ');
}
