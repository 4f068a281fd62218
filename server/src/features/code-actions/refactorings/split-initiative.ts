import * as l10n from '@vscode/l10n';
import type { CodeAction, TextEdit } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Initiative, lengthOf, sourceRange } from '../../../draft/passage.js';
import type { PlacedPassage } from '../../../draft/places.js';
import { type SplitAt, asInitiative, partsAt } from '../../../draft/splitting.js';
import { behindWords } from '../../../draft/tag.js';
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
  const { text, readable, tag, bullet } = initiative;
  // Where it goes on from another without a bullet, what is put on lines of their own would go on too.
  if (bullet.kind === 'none' && !bullet.standsApart) return null;
  const end = tag?.start ?? text.length;
  const parts = partsAt(text.slice(0, end), readable.slice(0, end), where);
  if (parts.length < 2) return null;
  const source = document.getText(toRange(document, { start: 0, end: lengthOf(initiative) }, start));
  const tagInSource = tag && sourceRange(initiative, tag);
  const written = tagInSource ? behindWords(source.slice(tagInSource.start, tagInSource.end)) : '';
  // Of what follows the tag, only marks that end it are dropped.
  const behind = tagInSource ? source.slice(tagInSource.end).replace(/^[\s.,;:。；，]+$/, '') : '';
  const { line } = document.positionAt(start);
  const eol = lineBreakOf(document, line);
  const between = `${bullet.kind === 'none' ? eol : ''}${eol}${lineBefore(document, start)}${bulletOf(source, bullet.written.length)}`;
  const items = parts.map((part, i) => {
    const range = sourceRange(initiative, part);
    const isLast = i === parts.length - 1;
    const words = asInitiative(source.slice(range.start, range.end), isLast && where === 'semicolons');
    return `${words}${written}${isLast ? behind : ''}`;
  });
  const range = { start: bullet.written.length, end: lengthOf(initiative) };
  return {
    count: parts.length,
    edit: { range: toRange(document, range, start), newText: items.join(between) },
  };
}

/** What stands before the bullet on its line; where that is more than white space, as wide a space. */
function lineBefore(document: TextDocument, start: number): string {
  const before = textBefore(document, document.positionAt(start));
  return before.replace(/^\ufeff/, '').replace(/[^\t]/gu, ' ');
}

/** The bullet as written; words that begin on the line below it begin on its own. */
function bulletOf(source: string, length: number): string {
  return source.slice(0, length).replace(/\s*[\r\n]\s*$/, ' ');
}
