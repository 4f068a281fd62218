import * as vscode from 'vscode';
import { countOfProblems } from '../counts.js';
import type { Problems } from '../../../server/src/protocol/index.js';

/** The scheme of what stands in the trees: no files, so that nothing else decorates them. */
const SCHEME = 'policy-address';

/** Which problems give an item their colour; the number of all of them stands beside it anyway. */
export type Coloured = 'errors' | 'all';

interface Decorated extends Problems {
  readonly coloured: Coloured;
}

/** Shows beside the items of a tree how many problems there are in them, as the Explorer does beside files. */
export class ProblemDecorations implements vscode.FileDecorationProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri[] | undefined>();
  readonly #problems = new Map<string, Decorated>();
  readonly #registration = vscode.window.registerFileDecorationProvider(this);

  readonly onDidChangeFileDecorations = this.#changed.event;

  /** `view` tells its items from those of other trees. */
  constructor(private readonly view: string) {}

  /** The URI by which an item of a tree is decorated; `id` tells it from all others. */
  decorate(id: string, problems: Problems, coloured: Coloured): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${this.view}/${id}` });
    const key = uri.toString();
    const before = this.#problems.get(key);
    this.#problems.set(key, { ...problems, coloured });
    if (before && (before.errors !== problems.errors || before.warnings !== problems.warnings)) {
      this.#changed.fire([uri]);
    }
    return uri;
  }

  /** Forgets all items; those that are drawn again are decorated again. */
  forget(): void {
    this.#problems.clear();
    this.#changed.fire(undefined);
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    if (uri.scheme !== SCHEME || !areWanted()) return undefined;
    const problems = this.#problems.get(uri.toString());
    const count = problems ? problems.errors + problems.warnings : 0;
    if (!problems || count === 0) return undefined;
    const warning = problems.coloured === 'all' ? new vscode.ThemeColor('list.warningForeground') : undefined;
    const color = problems.errors > 0 ? new vscode.ThemeColor('list.errorForeground') : warning;
    // VS Code shows two characters at most.
    const badge = count > 9 ? '9+' : String(count);
    return new vscode.FileDecoration(badge, countOfProblems(count), color);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}

/** Who has turned off the decorations of problems in the Explorer wants none here either. */
function areWanted(): boolean {
  const problems = vscode.workspace.getConfiguration('problems');
  return problems.get('visibility', true) && problems.get('decorations.enabled', true);
}
