import * as path from 'node:path';
import * as vscode from 'vscode';
import {
  type DocumentSelector,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import { type ClientOptions, READ_FILE_REQUEST } from '../../server/src/protocol.js';

/** Schemes of files that people edit; versions in `git:` and the like are left alone. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs', 'vscode-userdata', 'memfs', 'vscode-test-web'];
const LANGUAGES = ['policy-address', 'markdown', 'plaintext'];

/** The documents that the server is told of. */
export const SELECTOR: DocumentSelector = [
  ...SCHEMES.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))),
  ...SCHEMES.map((scheme) => ({ scheme, pattern: '**/.policyaddress.json' })),
];

/** Makes the language server's client; it starts the server anew when it dies. */
export function createClient(context: vscode.ExtensionContext): LanguageClient {
  const module = context.asAbsolutePath(path.join('dist', 'server.js'));
  const serverOptions: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  const initializationOptions: ClientOptions = { readsFiles: true };
  const clientOptions: LanguageClientOptions = {
    documentSelector: SELECTOR,
    initializationOptions,
    diagnosticCollectionName: 'policy-address',
    diagnosticPullOptions: { onChange: true, onSave: false },
    connectionOptions: { maxRestartCount: 5 },
  };
  const client = new LanguageClient('policyAddress', 'Policy Address', serverOptions, clientOptions);
  client.onRequest(READ_FILE_REQUEST, readFile);
  return client;
}

/** Reads a file of a virtual workspace for the server; null where there is none. */
async function readFile(uri: string): Promise<string | null> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.parse(uri)));
  } catch {
    return null;
  }
}
