/** What `npm run generate` writes into l10n/bundle.l10n.json, from which translations are made. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { getL10nJson, type l10nJsonFormat } from '@vscode/l10n-dev';
import { textTables } from './text-tables.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Every English text that people see and that can be translated, by itself, in order of the alphabet. */
export async function translatableTexts(): Promise<l10nJsonFormat> {
  const texts = { ...(await textsOfSources()), ...(await textsOfTables()) };
  return Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Texts that stand where they are used, in calls of `l10n.t`. */
function textsOfSources(): Promise<l10nJsonFormat> {
  const files = ['client/src', 'client/webview', 'server/src'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => path.join(ROOT, folder, file)),
  );
  return getL10nJson(files.map((file) => ({ extension: '.ts', contents: readFileSync(file, 'utf8') })));
}

async function textsOfTables(): Promise<l10nJsonFormat> {
  const texts = (await textTables()).flatMap((table) => table.texts);
  return Object.fromEntries(texts.map((text) => [text, text]));
}
