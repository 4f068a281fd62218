import * as vscode from 'vscode';
import * as protocol from '../../../server/src/protocol/index.js';
import type { Server } from '../server.js';
import { followsCursor } from '../settings.js';
import { isSame } from './same-initiative.js';

/** A tree that can be asked where it shows an initiative. */
interface TreeOfInitiatives<N> {
  readonly onDidChangeTreeData: vscode.Event<N[] | undefined>;
  initiativeIn(node: N): protocol.InitiativeReference | null;
  nodeOf(at: protocol.InitiativeAt, near: N | undefined): Promise<N | null>;
}

/** How long the cursor must rest before the tree follows, in milliseconds. */
const REST = 150;

/** Selects in the tree the initiative that the cursor is in, as the Explorer selects the file that is open. */
export function followCursor<N>(
  server: Server,
  view: vscode.TreeView<N>,
  tree: TreeOfInitiatives<N>,
): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  /** The tree did not show the initiative (yet). */
  let missed = false;

  const follow = async (): Promise<void> => {
    const mine = ++turn;
    const editor = vscode.window.activeTextEditor;
    if (!editor || !view.visible || !server.isStarted || !followsCursor()) return;
    const textDocument = { uri: editor.document.uri.toString() };
    const position = editor.selection.active;
    const at = await server.ask(protocol.initiativeAt, { textDocument, position });
    const [selected] = view.selection;
    const isSelected = view.selection.some((node) => {
      const initiative = tree.initiativeIn(node);
      return initiative !== null && at && isSame(initiative, at.item);
    });
    // Several may be selected: those stay.
    if (!at || isSelected) return;
    const node = await tree.nodeOf(at, selected);
    // The cursor has gone on in the meantime.
    if (mine !== turn || !view.visible) return;
    missed = node === null;
    // A tree that is just being redrawn may not know the node.
    if (node) await view.reveal(node, { select: true, focus: false }).then(undefined, () => (missed = true));
  };

  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void follow(), REST);
  };

  return vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === vscode.window.activeTextEditor) soon();
    }),
    vscode.window.onDidChangeActiveTextEditor(soon),
    view.onDidChangeVisibility(soon),
    // What was folded by hand stays so while one types on; only what was not there, or is gone, is looked for again.
    tree.onDidChangeTreeData(() => {
      if (missed || view.selection.length === 0) soon();
    }),
    { dispose: () => clearTimeout(timer) },
  );
}
