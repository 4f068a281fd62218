import * as vscode from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageclient';
import type { Server } from './server.js';

/** The documents that hold what is not saved, by their URIs. */
export function unsavedDocuments(): string[] {
  return vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.toString());
}

/** Changes settings and saves them, unless something else in them was not saved before either (`unsaved`). */
export async function applySettingsEdit(
  server: Server,
  edit: WorkspaceEdit,
  configurations: readonly string[],
  unsaved: readonly string[],
): Promise<boolean> {
  const client = await server.start();
  if (!client) return false;
  const applied = await vscode.workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit));
  if (!applied) return false;
  for (const uri of configurations) {
    if (unsaved.includes(uri)) continue;
    if (!(await (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))).save())) return false;
  }
  return true;
}
