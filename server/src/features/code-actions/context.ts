import {
  type CodeActionContext,
  CodeActionKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { Range } from 'vscode-languageserver-textdocument';
import type { KnownDraft } from '../../workspace/drafts.js';
import type { DiagnosticOptions } from '../diagnostics.js';
import type { CurrentSettingsFile, SettingsAbilities } from '../settings-edit.js';

/** All safe fixes of a draft at once; answered also where a client asks for `source.fixAll`. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.policyAddress`;

/** The kind of all refactorings here: the words are written anew. */
export const REWRITE = CodeActionKind.RefactorRewrite;

/** Makes the workspace edit of changes of the draft, in the form that the client understands. */
export type ToWorkspaceEdit = (edits: TextEdit[]) => WorkspaceEdit;

/** The configuration that an action may change. */
export interface SettingsToChange extends CurrentSettingsFile {
  /** Whether the text is that of the file, so that nothing of the user’s is saved with what is changed. */
  readonly isSaved: boolean;
  /** What the client can do with the file; `tells`: say that it was changed, since it is not in sight. */
  readonly abilities: SettingsAbilities & { readonly tells: boolean };
}

/** What code actions are made of: the draft, where in it, and what the client can do. */
export interface CodeActionRequest {
  readonly known: KnownDraft;
  readonly range: Range;
  /** Which kinds are asked for (all where none are named), and the diagnostics that the client has there. */
  readonly context: Pick<CodeActionContext, 'only' | 'diagnostics'>;
  readonly options: DiagnosticOptions;
  readonly toWorkspaceEdit: ToWorkspaceEdit;
  /** The configuration that says how much rules weigh; null where none can be made. */
  readonly settings: SettingsToChange | null;
  /** Whether the client asks for the edit of an action only once it is chosen. */
  readonly resolvesEdits: boolean;
}

/** Kinds are hierarchical: who asks for `source.fixAll` is answered by `source.fixAll.policyAddress`. */
export function wants(only: readonly string[] | undefined, kind: string): boolean {
  return (
    only === undefined || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`))
  );
}
