import { type CodeAction, CodeActionKind, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { FIX_ALL, codeActions } from '../features/code-actions.js';
import { type RequestGroup, inDraftOf } from './group.js';

/** What can be done about a finding, or with the words at a place. */
export const codeActionRequests: RequestGroup = {
  capabilities: () => ({
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
  }),

  answer(session) {
    const { connection } = session;
    const inDraft = inDraftOf(session);

    connection.onCodeAction(({ textDocument: { uri }, range, context: { only } }) =>
      inDraft<CodeAction[]>(uri, [], ({ version, textDocument, findings }) => {
        const toEdit = (edits: TextEdit[]): WorkspaceEdit => session.toWorkspaceEdit(uri, version, edits);
        return codeActions(textDocument, findings, { range, only }, session.diagnosticOptions, toEdit);
      }),
    );
  },
};
