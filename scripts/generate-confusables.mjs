/**
 * `npm run generate:confusables`: writes the letters of seeds/confusables.json that look like Latin ones from Unicode’s own
 * list, confusables.txt, as the package `unhomoglyph` carries it. What stands there under `further` is kept by hand.
 *
 * With `--check` it writes nothing: it names the file if it would change and ends with exit code 1.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('../seeds/confusables.json', import.meta.url));
/** Unicode’s list that the package in use carries; its change log says so. */
const VERSION = '13.0.0';
const PACKAGE = 'unhomoglyph 1.0.6';

/**
 * The letters that are taken over, by their script. Full-width letters need no list. Latin letters of living alphabets, such
 * as the dotless i, are words of a language; those of phonetic script are not.
 */
const SCRIPTS = {
  greek: /[\u0370-\u03ff]/,
  cyrillic: /[\u0400-\u052f]/,
  phonetic: /[\u0250-\u02af]/,
};

const require = createRequire(import.meta.url);
const unicode = require('unhomoglyph/data.json');

/** To Unicode l and I are one; a capital is meant for a capital. */
function latinFor(letter, prototype) {
  const isCapital = letter !== letter.toLowerCase();
  return prototype === 'l' && isCapital ? 'I' : prototype;
}

function lettersOf(script) {
  const found = Object.entries(unicode).filter(
    ([letter, prototype]) => letter.length === 1 && script.test(letter) && /^[A-Za-z]$/.test(prototype),
  );
  return Object.fromEntries(
    found.sort(([a], [b]) => (a < b ? -1 : 1)).map(([letter, latin]) => [letter, latinFor(letter, latin)]),
  );
}

const before = readFileSync(FILE, 'utf8').replaceAll('\r\n', '\n');
const { further } = JSON.parse(before);
const data = {
  meta: {
    title: 'Letters that look like Latin ones',
    source: 'Unicode Technical Standard #39, confusables.txt',
    version: VERSION,
    from: PACKAGE,
    madeBy: 'npm run generate:confusables',
  },
  ...Object.fromEntries(Object.entries(SCRIPTS).map(([name, script]) => [name, lettersOf(script)])),
  further,
};
const after = `${JSON.stringify(data, null, 2)}\n`;
if (after !== before) {
  if (process.argv.includes('--check')) {
    console.error('seeds/confusables.json is not what `npm run generate:confusables` writes.');
    process.exitCode = 1;
  } else writeFileSync(FILE, after);
}
