import * as l10n from '@vscode/l10n';
import type { CodeAction, TextEdit } from 'vscode-languageserver-types';
import { type Passage, isItem } from '../../../draft/passage.js';
import { type PlacedPassage, passagesTouching, rangeIn } from '../../../draft/places.js';
import type { KnownDraft } from '../../../workspace/drafts.js';
import { toRange } from '../../ranges.js';
import { type CodeActionRequest, REWRITE } from '../context.js';

/** What a client hands back to have the edit made. */
export interface AbsoluteDatesData {
  readonly action: 'absoluteDates';
  readonly uri: string;
}

/** The actions that name the year in place of “next year”: in the items at the place, and in the whole draft. */
export function absoluteDates(request: CodeActionRequest, passages: readonly PlacedPassage[]): CodeAction[] {
  const { known, resolvesEdits, toWorkspaceEdit } = request;
  const edits = passages.flatMap((placed) => editsIn(known, placed));
  if (edits.length === 0) return [];
  const here: CodeAction = {
    title: l10n.t('Make relative dates absolute'),
    kind: REWRITE,
    edit: toWorkspaceEdit(edits),
  };
  const inAll = known.draft.passages.reduce((count, passage) => count + countIn(passage), 0);
  const inHere = passages.reduce((count, { passage }) => count + countIn(passage), 0);
  if (inAll === inHere) return [here];
  const whole: CodeAction = {
    title: l10n.t('Make all {count} relative dates absolute in the whole draft', { count: inAll }),
    kind: REWRITE,
  };
  const data: AbsoluteDatesData = { action: 'absoluteDates', uri: known.uri };
  return [
    here,
    resolvesEdits ? { ...whole, data } : { ...whole, edit: toWorkspaceEdit(absoluteDatesInDraft(known)) },
  ];
}

/** The edits that make all relative dates of a draft absolute. */
export function absoluteDatesInDraft(known: KnownDraft): TextEdit[] {
  return passagesTouching(known.draft, { start: 0, end: Infinity }).flatMap((placed) =>
    editsIn(known, placed),
  );
}

function editsIn({ textDocument }: KnownDraft, placed: PlacedPassage): TextEdit[] {
  const { passage } = placed;
  if (!isItem(passage)) return [];
  return passage.times.deadlines.flatMap(({ relative, absolute }) =>
    (relative ? absolute : []).map((rewording) => ({
      range: toRange(textDocument, rangeIn(placed, rewording), 0),
      newText: rewording.text,
    })),
  );
}

function countIn(passage: Passage): number {
  let count = 0;
  if (isItem(passage)) {
    for (const { relative, absolute } of passage.times.deadlines)
      if (relative && absolute.length > 0) count++;
  }
  return count;
}
