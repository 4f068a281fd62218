import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Session } from '../session.js';
import { isConfigurationFile } from '../workspace/configuration.js';
import type { ConfigurationProblem } from '../workspace/problems.js';

/** What is wrong in an open file with settings, or with data that settings name; null where a document is no such file. */
export async function problemsInSettings(
  session: Session,
  uri: string,
): Promise<{ document: TextDocument; problems: readonly ConfigurationProblem[] } | null> {
  const { configurations, documents } = session;
  const document = documents.get(uri)?.textDocument;
  if (!document) return null;
  const problems = isConfigurationFile(uri)
    ? (await configurations.read(uri, document.getText())).problems
    : await configurations.problemsOfData(uri, () => document.getText());
  return problems && { document, problems };
}
