import * as vscode from 'vscode';

/**
 * A hover without what the editor shows beside it anyway: the message of a problem at the same place, and the link to its
 * rule. Other editors show problems elsewhere, so the server tells all of it.
 */
export function withoutProblems(
  hover: vscode.Hover | null | undefined,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.Hover | null | undefined {
  if (!hover) return hover;
  const problems = vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ range }) => range.contains(position));
  if (problems.length === 0) return hover;
  const shown = new Set(problems.flatMap(({ message, code }) => [message, nameOf(code)]));
  const contents = hover.contents.flatMap((content): vscode.Hover['contents'] => {
    if (!(content instanceof vscode.MarkdownString)) return [content];
    const kept = content.value.split('\n\n').filter((part) => !shown.has(inWords(part)));
    if (kept.length === 0) return [];
    const rest = new vscode.MarkdownString(kept.join('\n\n'), content.supportThemeIcons);
    if (content.isTrusted !== undefined) rest.isTrusted = content.isTrusted;
    return [rest];
  });
  return contents.length > 0 ? new vscode.Hover(contents, hover.range) : null;
}

/** The words of a piece of Markdown that is one link, or has no marks but backslashes. */
function inWords(markdown: string): string {
  const words = /^\[([^\]]+)\]\([^)]+\)$/.exec(markdown)?.[1] ?? markdown;
  return words.replace(/\\(?=\W)/g, '');
}

function nameOf(code: vscode.Diagnostic['code']): string {
  return String(typeof code === 'object' ? code.value : code);
}
