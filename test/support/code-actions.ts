import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { codeActions } from '../../server/src/features/code-actions/code-actions.js';
import type { CodeActionRequest } from '../../server/src/features/code-actions/context.js';
import { DraftDocument } from '../../server/src/workspace/draft-document.js';
import type { KnownDraft } from '../../server/src/workspace/drafts.js';
import { Trial } from '../../server/src/workspace/trial.js';
import { TODAY, linter, parser, writer } from './reading.js';

const options = { writer, documentation: null, relatedPlaces: false };
const toWorkspaceEdit = (edits: TextEdit[]): WorkspaceEdit => ({ changes: { '': edits } });

/** A request for the code actions of a draft: in all of it where no range (offsets) is given. */
function requestFor(
  known: KnownDraft,
  { start, end } = { start: 0, end: known.textDocument.getText().length },
  only?: string[],
): CodeActionRequest {
  const { textDocument } = known;
  return {
    known,
    range: { start: textDocument.positionAt(start), end: textDocument.positionAt(end) },
    context: { diagnostics: [], ...(only && { only }) },
    options,
    toWorkspaceEdit,
    settings: null,
    resolvesEdits: false,
  };
}

/** The code actions of a draft. */
export function actionsOf(...args: Parameters<typeof requestFor>): Promise<CodeAction[]> {
  return codeActions(requestFor(...args), () => Promise.resolve(trialOf(args[0])));
}

/** A copy of a draft to try changes on, read as the tests read drafts. */
export function trialOf({ textDocument }: KnownDraft, publicationDate: string | null = '2025-09-17'): Trial {
  const document = DraftDocument.create(textDocument.uri, 'markdown', 1, textDocument.getText());
  return new Trial(document, (copy) => linter.lint(copy.draft(parser, { today: TODAY, publicationDate })));
}

/** The text after an action. */
export function after(text: string, { edit }: Pick<CodeAction, 'edit'>): string {
  const document = TextDocument.create('', '', 0, text);
  return TextDocument.applyEdits(document, edit!.changes!['']!);
}
