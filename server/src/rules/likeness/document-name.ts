import type { TextDocument } from 'vscode-languageserver-textdocument';

/** The name of the file that a document is, as its drafter knows it. */
export function nameOf({ uri }: TextDocument): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    // Half of an escape stands for itself.
    return name;
  }
}
