import {
  type CompletionItem,
  type CompletionList,
  InsertTextFormat,
  InsertTextMode,
  type Range,
} from 'vscode-languageserver-types';
import type { Completions } from './completions.js';
import type { Proposal } from './proposals.js';

/** What the client can do with completions. */
export interface CompletionAbilities {
  /** Whether it tells inserting from replacing. */
  readonly insertReplace: boolean;
  readonly labelDetails: boolean;
  /** What it takes once for all items. */
  readonly itemDefaults: readonly string[];
}

type Edit = Pick<CompletionItem, 'textEdit' | 'textEditText'>;

/** Proposals as the protocol has them, with other items behind them. An array where the client knows nothing more. */
export function toCompletions(
  { place, items }: Completions,
  others: readonly CompletionItem[],
  { insertReplace, labelDetails, itemDefaults }: CompletionAbilities,
): CompletionItem[] | CompletionList {
  const { line, character } = place.position;
  const positionOf = (offset: number): Range['start'] => ({
    line,
    character: character + offset - place.offset,
  });
  const rangesOf = ({ start, end }: Proposal): { insert: Range; replace: Range } => ({
    insert: { start: positionOf(start), end: place.position },
    replace: { start: positionOf(start), end: positionOf(end) },
  });
  const first = items[0];
  const shared = first && itemDefaults.includes('editRange') ? first : null;
  const editOf = (proposal: Proposal): Edit => {
    const { newText, start, end } = proposal;
    if (shared?.start === start && shared.end === end) return { textEditText: newText };
    const { insert, replace } = rangesOf(proposal);
    return { textEdit: insertReplace ? { newText, insert, replace } : { newText, range: replace } };
  };
  const width = String(items.length).length;
  const made = items.map((proposal, i): CompletionItem => {
    const { label, kind, detail, description, filterText, isSnippet, before, data } = proposal;
    return {
      label,
      kind,
      ...(detail !== undefined && { detail }),
      ...(labelDetails && description !== undefined && { labelDetails: { description } }),
      ...(filterText !== undefined && { filterText }),
      sortText: String(i).padStart(width, '0'),
      ...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
      // An editor would indent further lines as it likes.
      ...(proposal.newText.includes('\n') && { insertTextMode: InsertTextMode.asIs }),
      ...editOf(proposal),
      ...(before && {
        additionalTextEdits: [
          {
            range: { start: positionOf(before.start), end: positionOf(before.end) },
            newText: before.newText,
          },
        ],
      }),
      ...(data && { data }),
    };
  });
  const all = [...made, ...others];
  if (!shared) return all;
  const { insert, replace } = rangesOf(shared);
  return {
    // An editor narrows the list by itself: one that asked anew would meanwhile offer what is no longer meant.
    isIncomplete: false,
    itemDefaults: { editRange: insertReplace ? { insert, replace } : replace },
    items: all,
  };
}
