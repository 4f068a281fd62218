import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { glob } from 'tinyglobby';
import { ProposedFeatures, createConnection } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { readFromDisk } from './disk.js';
import { readSeeds } from './seeds.js';
import { serve } from './server.js';
import { type FileSystem, IGNORED_FOLDERS } from './workspace/file-system.js';

/** The server on Node: LSP over `--stdio` or Node IPC. */
const connection = createConnection(ProposedFeatures.all);

// One broken document or request must not end the server: it is told in the log.
process.on('uncaughtException', (error) =>
  connection.console.error(`Unexpected: ${error.stack ?? error.message}`),
);
process.on('unhandledRejection', (reason) => connection.console.error(`Unexpected: ${String(reason)}`));

const disk: FileSystem = {
  read: (uri) => readFromDisk(URI.parse(uri).fsPath),
  async find(folders, endings) {
    const onDisk = folders.map((folder) => URI.parse(folder)).filter(({ scheme }) => scheme === 'file');
    const patterns = [`**/*.{${endings.join(',')}}`];
    const ignore = [...IGNORED_FOLDERS];
    const found = onDisk.map(({ fsPath: cwd }) => glob(patterns, { cwd, ignore, absolute: true }));
    return (await Promise.all(found)).flat().map((file) => URI.file(file).toString());
  },
};

serve(connection, {
  seeds: readSeeds(),
  fileSystem: disk,
  today: localToday,
  documentation: folderBeside('docs', 'rules'),
  seedFiles: folderBeside('seeds'),
});

/** A folder that stands beside that of the bundle, `dist/`, as a URI that ends in a slash. */
function folderBeside(...names: string[]): string {
  return pathToFileURL(path.join(__dirname, '..', ...names, path.sep)).href;
}

/** Today where the drafter is, ISO 8601. */
function localToday(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
