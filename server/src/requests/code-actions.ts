import type { CodeAction, CodeActionContext, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import {
  CODE_ACTION_KINDS,
  type CodeActionData,
  codeActions,
  resolvedEdits,
} from '../features/code-actions/code-actions.js';
import type { CodeActionRequest } from '../features/code-actions/context.js';
import { RULE_WEIGHED } from '../features/code-actions/rule-settings.js';
import { settingsFixes } from '../features/code-actions/settings-fixes.js';
import type { Session } from '../session.js';
import { DATA_FILE } from '../workspace/file-system.js';
import { type RequestGroup, inDraftOf } from './group.js';
import { settingsFileFor } from './settings-file.js';
import { problemsInSettings } from './settings-problems.js';

/** What can be done about a finding, or with the words at a place. */
export const codeActionRequests: RequestGroup = {
  capabilities: (session) => ({
    codeActionProvider: {
      codeActionKinds: CODE_ACTION_KINDS,
      ...(resolvesEdits(session) && { resolveProvider: true }),
    },
  }),

  answer(session) {
    const { connection, drafts } = session;
    const inDraft = inDraftOf(session);

    connection.onCodeAction(({ textDocument: { uri }, range, context }) =>
      // None of these is a draft.
      DATA_FILE.test(uri) ? inSettings(uri, range, context) : inDraftAt(uri, range, context),
    );

    const inSettings = (uri: string, range: Range, context: CodeActionContext): Promise<CodeAction[]> =>
      session.guarded(uri, [], async () => {
        const settings = await problemsInSettings(session, uri);
        if (!settings) return [];
        const { document, problems } = settings;
        return settingsFixes(document, problems, range, context, (edits) =>
          session.toWorkspaceEdit(uri, document.version, edits),
        );
      });

    const inDraftAt = (uri: string, range: Range, context: CodeActionContext): Promise<CodeAction[]> =>
      inDraft<CodeAction[]>(uri, [], async () => {
        const settings = await settingsFor(session, uri);
        // Only now: the text may have changed while waiting.
        const known = await drafts.read(uri);
        if (!known) return [];
        const toWorkspaceEdit = (edits: TextEdit[]): WorkspaceEdit =>
          session.toWorkspaceEdit(uri, known.version, edits);
        const request: CodeActionRequest = {
          known,
          range,
          context,
          options: session.diagnosticOptions,
          toWorkspaceEdit,
          settings,
          resolvesEdits: resolvesEdits(session),
        };
        return codeActions(request, () => drafts.trialOf(uri));
      });

    connection.onCodeActionResolve(async (action) => {
      const data = action.data as CodeActionData | undefined;
      if (!data) return action;
      return inDraft(data.uri, action, (known) => ({
        ...action,
        edit: session.toWorkspaceEdit(data.uri, known.version, resolvedEdits(known, data)),
      }));
    });
  },
};

/** Whether the client asks for the edit of an action once it is chosen, and hands back what it was given for that. */
function resolvesEdits({ client }: Session): boolean {
  const { dataSupport, resolveSupport } = client.textDocument?.codeAction ?? {};
  return dataSupport === true && resolveSupport?.properties.includes('edit') === true;
}

/** The configuration for a document; made only in a folder of the workspace. */
async function settingsFor(session: Session, uri: string): Promise<CodeActionRequest['settings']> {
  const found = await session.configurations.for(uri);
  const folder = session.folderOf(uri);
  if (found.uri === null && folder === null) return null;
  const { documentChanges, resourceOperations } = session.client.workspace?.workspaceEdit ?? {};
  const abilities = {
    versioned: documentChanges === true,
    creates: resourceOperations?.includes('create') ?? false,
    tells: session.hasCommand(RULE_WEIGHED),
  };
  const file = settingsFileFor(session, found, folder ?? '');
  const isSaved = file.text === (found.uri === null ? null : found.text);
  return { ...file, isSaved, abilities };
}
