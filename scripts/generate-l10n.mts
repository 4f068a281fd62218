/** What `npm run generate` writes into l10n/bundle.l10n.json, from which translations are made. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { getL10nJson, type l10nJsonFormat } from '@vscode/l10n-dev';
import phrases from '../seeds/phrases.json' with { type: 'json' };
import * as completion from '../server/src/features/completion/texts.js';
import { RENAME_TEXTS } from '../server/src/features/rename-texts.js';
import { DEADLINE_TEXTS } from '../server/src/features/deadline-texts.js';
import { HOVER_TEXTS } from '../server/src/features/hover/bureau-texts.js';
import { INITIATIVE_TEXTS } from '../server/src/features/hover/initiative-texts.js';
import { PHRASE_TEXTS } from '../server/src/features/hover/phrase-texts.js';
import { RULES } from '../server/src/rules/all.js';
import { readSeeds } from '../server/src/seeds.js';
import { OWN_PHRASE_TEXTS } from '../server/src/workspace/own-phrases.js';
import { CONFIGURATION_MESSAGES, DID_YOU_MEAN, SYNTAX_REASONS } from '../server/src/workspace/problems.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Every English text that people see and that can be translated, by itself, in order of the alphabet. */
export async function translatableTexts(): Promise<l10nJsonFormat> {
  const texts = { ...(await textsOfSources()), ...textsOfTables() };
  return Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Texts that stand where they are used, in calls of `l10n.t`. */
function textsOfSources(): Promise<l10nJsonFormat> {
  const files = ['client/src', 'server/src'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => path.join(ROOT, folder, file)),
  );
  return getL10nJson(files.map((file) => ({ extension: '.ts', contents: readFileSync(file, 'utf8') })));
}

const COMPLETION_TABLES: readonly Readonly<Record<string, string>>[] = [
  completion.COMPLETION_TEXTS,
  completion.KEY_TEXTS,
  completion.KIND_TEXTS,
  completion.LANGUAGE_TEXTS,
  completion.DIRECTIVE_TEXTS,
];

/** Texts that stand in tables, because the command line and the documentation use them too. */
function textsOfTables(): l10nJsonFormat {
  const texts = [
    ...RULES.flatMap(({ messages }) => Object.values(messages)),
    ...Object.values(OWN_PHRASE_TEXTS).map(({ message, remedy }) => `${message} ${remedy}`),
    ...phrases.groups.map(({ message, remedy }) => `${message} ${remedy}`),
    ...RULES.map(({ summary }) => summary),
    ...COMPLETION_TABLES.flatMap((table) => Object.values(table)),
    ...Object.values(RENAME_TEXTS),
    ...[HOVER_TEXTS, DEADLINE_TEXTS, PHRASE_TEXTS, INITIATIVE_TEXTS].flatMap((table) => Object.values(table)),
    ...Object.values(CONFIGURATION_MESSAGES),
    DID_YOU_MEAN,
    ...SYNTAX_REASONS,
    ...Object.entries(readSeeds().snippets).flatMap(([name, { description }]) => [name, description]),
  ];
  return Object.fromEntries(texts.map((text) => [text, text]));
}
