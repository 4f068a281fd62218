/**
 * Lines made to keep the grammar's expressions busy. Linear work on each takes a fraction of a second, work that grows
 * with the square of the length many. VS Code itself gives up on lines longer than 20 000 characters, others may not.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { GRAMMAR_FILE } from '../../syntaxes/policy-address.grammar.mjs';

const LENGTH = 100_000;
const LIMIT_MS = 2_000;
const PIECES = [
  ...['(', '(SB, ', '(SB,AB', '(SB) ', '(SB <!--', '(SB)*', 'A', '局及', '（保安局', '（保安局、發展局'],
  ...[
    'by ',
    'by 2026 ',
    'from 2026 to ',
    'the first quarter of the ',
    'end of the ',
    'January ',
    '2',
    '2026-',
    'FY ',
  ],
  ...['soon ', 'as soon as ', 'in the ', 'once the ', 'once ', ' '],
  ...['<!-- ', '<!-- policy-address-disable ', '<!-- policy-address-disable a/b-', 'deadline/vague '],
];
const BEGINNINGS = ['- ', '- (SB, ', '<!-- policy-address-disable '];

// Both come with the tool that runs the other tests.
const require = createRequire(createRequire(import.meta.url).resolve('vscode-tmgrammar-test/package.json'));
const { Registry } = require('vscode-textmate');
const { OnigScanner, OnigString, loadWASM } = require('vscode-oniguruma');

await loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
const files = [GRAMMAR_FILE, createRequire(import.meta.url).resolve('tm-grammars/grammars/markdown.json')];
const grammars = new Map(
  files.map((file) => {
    const grammar = JSON.parse(readFileSync(file, 'utf8'));
    return [grammar.scopeName, grammar];
  }),
);
const registry = new Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (/** @type {string[]} */ patterns) => new OnigScanner(patterns),
    createOnigString: (/** @type {string} */ text) => new OnigString(text),
  }),
  loadGrammar: async (/** @type {string} */ scope) => grammars.get(scope) ?? null,
});
const grammar = await registry.loadGrammar('text.html.markdown.policy-address');

for (const beginning of BEGINNINGS) {
  for (const piece of PIECES) {
    const line = (beginning + piece.repeat(LENGTH / piece.length)).slice(0, LENGTH);
    const start = performance.now();
    grammar.tokenizeLine(line, null);
    const took = performance.now() - start;
    if (took <= LIMIT_MS) continue;
    console.log(`“${beginning}${piece}${piece}…” took ${Math.round(took)} ms`);
    process.exitCode = 1;
  }
}
