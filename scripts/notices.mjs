/**
 * The notices that go with the bundles: whose work is in them, and the licences that ask to be handed on with it. They are made
 * of what the bundler says that it took, so that no library is forgotten.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './host/layout.mjs';

/** What their file is called, beside the bundles. */
export const NOTICES = 'ThirdPartyNotices.txt';

const LINE = '-'.repeat(80);

/** Packages without their licence, and those of the same holder that bring the same one. */
const AS_IN = new Map([['@vscode/l10n', 'vscode-languageclient']]);

/** What our data is made of, and where the licence of that stands. */
const DATA = [
  { name: 'Unicode confusables.txt 13.0.0', licence: join(ROOT, 'seeds', 'UNICODE-LICENSE.txt') },
];

/**
 * @param {import('esbuild').Metafile[]} metafiles of all bundles
 * @returns {string} the notices, each library once, by name
 */
export function noticesFor(metafiles) {
  const packages = new Map(metafiles.flatMap((metafile) => bundledFrom(metafile)));
  const libraries = [...packages]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, folder]) => noticeOf(name, folder));
  const data = DATA.map(({ name, licence }) => `${name}\n\n${textOf(licence)}`);
  const opening = 'Policy Address holds work of others. It is used under these licences.';
  return `${[opening, ...libraries, ...data].join(`\n\n${LINE}\n\n`)}\n`;
}

/**
 * @param {import('esbuild').Metafile} metafile
 * @returns {[name: string, folder: string][]} the packages that any of a bundle comes from
 */
function bundledFrom({ outputs }) {
  const used = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  return used.flatMap((path) => {
    const [folder, name] = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? [];
    return folder && name ? [[name, folder]] : [];
  });
}

/**
 * @param {string} name
 * @param {string} folder
 */
function noticeOf(name, folder) {
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const borrowed = AS_IN.get(name);
  const place = borrowed ? join(ROOT, 'node_modules', borrowed) : folder;
  const all = readdirSync(place).filter((file) => /^licen[cs]e/i.test(file));
  // Of several licences to choose from ours is taken.
  const chosen = / OR /.test(license) ? all.filter((file) => /mit/i.test(file)) : all;
  if (chosen.length === 0) throw new Error(`${name} is bundled, and ${place} has no licence to hand on.`);
  return [`${name} ${version}`, ...chosen.map((file) => textOf(join(place, file)))].join('\n\n');
}

/** @param {string} file */
function textOf(file) {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim();
}
