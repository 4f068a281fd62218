import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Session } from '../session.js';
import { isConfigurationFile } from '../workspace/configuration.js';
import type { FoundConfiguration } from '../workspace/configurations.js';
import { normalUri } from '../workspace/paths.js';
import type { ConfigurationProblem } from '../workspace/problems.js';

/** What is wrong in a file with settings, or with data that settings name. */
export interface SettingsProblems {
  readonly document: TextDocument;
  readonly problems: readonly ConfigurationProblem[];
}

/** The same of a file that is not open. */
export interface UnopenedProblems extends SettingsProblems {
  /** What was read of the file: the same object until it is read again. */
  readonly read: object;
}

/** What is wrong in an open file with settings, or with data that settings name; null where a document is no such file. */
export async function problemsInSettings(session: Session, uri: string): Promise<SettingsProblems | null> {
  const { configurations, documents } = session;
  const document = documents.get(uri)?.textDocument;
  if (!document) return null;
  const problems = isConfigurationFile(uri)
    ? (await configurations.read(uri, document.getText())).problems
    : await configurations.problemsOfData(uri, () => document.getText());
  return problems && { document, problems };
}

/**
 * What is wrong in the files that hold for open documents and are not open themselves: those with settings, and with data that
 * settings name. Only files with problems.
 */
export async function problemsForOpenDocuments(session: Session): Promise<readonly UnopenedProblems[]> {
  return inFilesOf(session, await holdingForOpen(session));
}

/**
 * The same of all folders, as far as their drafts have been read. Where the user wants to know of the problems of open drafts
 * alone, it is what holds for open documents: by broken settings these may be no drafts any more.
 */
export async function problemsInUnopenedSettings(session: Session): Promise<readonly UnopenedProblems[]> {
  const { configurations, folders } = session;
  const forOpen = new Set((await holdingForOpen(session)).map(({ uri }) => uri));
  // A client that does not watch files has them read anew again and again.
  await Promise.all(folders.map((folder) => configurations.for(`${folder.replace(/\/$/, '')}/any.md`)));
  const known = await configurations.known();
  const wanted = await Promise.all(
    known.map(
      async ({ uri }) =>
        forOpen.has(uri) || (uri !== null && (await session.settingsOf(uri)).workspaceProblems),
    ),
  );
  return inFilesOf(
    session,
    known.filter((_, i) => wanted[i]),
  );
}

async function holdingForOpen({ configurations, documents }: Session): Promise<FoundConfiguration[]> {
  // A document in a place that nothing can be read of costs itself alone.
  const found = await Promise.all(
    documents.all().map(({ uri }) => configurations.for(uri).catch(() => null)),
  );
  return found.filter((each) => each !== null && each.uri !== null) as FoundConfiguration[];
}

function inFilesOf(
  { documents }: Session,
  configurations: readonly FoundConfiguration[],
): readonly UnopenedProblems[] {
  const open = new Set(documents.all().map(({ uri }) => normalUri(uri)));
  const told = new Map<string, UnopenedProblems>();
  for (const { uri: own, text, problems, dataFiles } of configurations) {
    for (const file of [...(own === null ? [] : [{ uri: own, text, problems }]), ...dataFiles]) {
      const uri = normalUri(file.uri);
      // Several may name the same file.
      if (file.problems.length === 0 || open.has(uri) || told.has(uri)) continue;
      const document = TextDocument.create(uri, 'jsonc', 0, file.text);
      told.set(uri, { document, problems: file.problems, read: file.problems });
    }
  }
  return [...told.values()];
}
