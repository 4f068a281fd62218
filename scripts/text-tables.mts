/**
 * The English texts that stand in tables, because the command line, the documentation or days that are filled in need them
 * there. A file of features whose name ends in `texts.ts` holds nothing but such tables: it is found by its name.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import commitments from '../seeds/commitments.json' with { type: 'json' };
import phrases from '../seeds/phrases.json' with { type: 'json' };
import { RULES } from '../server/src/rules/all.js';
import { textOf } from '../server/src/rules/phrase-texts.js';
import { readSeeds } from '../server/src/seeds.js';
import { OWN_PHRASE_TEXTS } from '../server/src/workspace/own-phrases.js';
import { CONFIGURATION_MESSAGES, DID_YOU_MEAN, SYNTAX_REASONS } from '../server/src/workspace/problems.js';

/** Texts, and where they stand. */
export interface TextTable {
  readonly name: string;
  readonly texts: readonly string[];
}

const FEATURES = fileURLToPath(new URL('../server/src/features', import.meta.url));

/** All tables whose texts people see in an editor. */
export async function textTables(): Promise<TextTable[]> {
  const snippets = Object.entries(readSeeds().snippets);
  return [
    ...RULES.map(({ name, messages, summary }) => ({
      name: `the rule ${name}`,
      texts: [summary, ...Object.values(messages)],
    })),
    { name: 'seeds/phrases.json', texts: phrases.groups.map(textOf) },
    { name: 'seeds/commitments.json', texts: commitments.groups.map(textOf) },
    { name: 'phrases of a team', texts: Object.values(OWN_PHRASE_TEXTS).map(textOf) },
    {
      name: 'the settings',
      texts: [...Object.values(CONFIGURATION_MESSAGES), DID_YOU_MEAN, ...SYNTAX_REASONS],
    },
    { name: 'the snippets', texts: snippets.flatMap(([name, { description }]) => [name, description]) },
    ...(await tablesOfFeatures()),
  ];
}

async function tablesOfFeatures(): Promise<TextTable[]> {
  const files = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('texts.ts'))
    .sort();
  const tables = files.map(async (file) => {
    const exported = (await import(pathToFileURL(path.join(FEATURES, file)).href)) as Readonly<
      Record<string, Readonly<Record<string, string>>>
    >;
    return Object.entries(exported).map(([name, table]) => ({
      name: `${name} in ${file.replaceAll('\\', '/')}`,
      texts: Object.values(table),
    }));
  });
  return (await Promise.all(tables)).flat();
}
