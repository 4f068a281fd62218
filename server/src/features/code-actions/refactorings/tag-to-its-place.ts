import * as l10n from '@vscode/l10n';
import type { CodeAction } from 'vscode-languageserver-types';
import { movedToEnd } from '../../../draft/misplaced-tag.js';
import { isItem } from '../../../draft/passage.js';
import { type PlacedPassage, rangeIn } from '../../../draft/places.js';
import { toRange } from '../../ranges.js';
import { type CodeActionRequest, REWRITE } from '../context.js';

/** The actions that move a tag from the middle of an item to its end. */
export function tagsToTheirPlace(
  { known: { textDocument }, toWorkspaceEdit }: CodeActionRequest,
  passages: readonly PlacedPassage[],
): CodeAction[] {
  return passages.flatMap((placed) => {
    const { passage } = placed;
    if (!isItem(passage) || !passage.misplacedTag) return [];
    const { text, misplacedTag } = passage;
    const edits = movedToEnd(text, misplacedTag).map((change) => ({
      range: toRange(textDocument, rangeIn(placed, change), 0),
      newText: change.text,
    }));
    const tag = text.slice(misplacedTag.start, misplacedTag.end);
    return [
      { title: l10n.t('Move “{tag}” to the end', { tag }), kind: REWRITE, edit: toWorkspaceEdit(edits) },
    ];
  });
}
