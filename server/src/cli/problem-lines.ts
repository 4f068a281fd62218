import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { inEnglish } from '../rules/messages.js';
import { type ConfigurationProblem, problemText } from '../workspace/problems.js';

/** What is wrong in a file of settings or data, a line each, with its place. */
export function linesOf(
  { uri, text, problems }: { uri: string; text: string; problems: readonly ConfigurationProblem[] },
  cwd: string,
): string[] {
  const document = TextDocument.create(uri, 'jsonc', 0, text);
  const name = path.relative(cwd, fileURLToPath(uri));
  return problems.map((problem) => {
    const { line, character } = document.positionAt(problem.start);
    return `${name}:${line + 1}:${character + 1}: ${problemText(problem, inEnglish)}`;
  });
}
