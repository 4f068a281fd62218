import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { printParseErrorCode } from 'jsonc-parser';
import ts from 'typescript';
import { textTables } from '../../scripts/text-tables.mjs';
import { SYNTAX_REASONS } from '../../server/src/workspace/problems.js';
import { ROOT } from '../support/shared.js';

/** Texts of a translation by their keys; an English one may have comments for translators. */
type Texts = Readonly<
  Record<string, string | { readonly message: string; readonly comment: readonly string[] }>
>;

const BUNDLE = 'l10n/bundle.l10n.json';
const MANIFEST = 'package.nls.json';

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const textsOf = (file: string): Texts => JSON.parse(read(file)) as Texts;
const messageOf = (text: Texts[string]): string => (typeof text === 'string' ? text : text.message);

const bundle = textsOf(BUNDLE);
const manifest = JSON.parse(read('package.json')) as Record<string, unknown>;
const manifestTexts = textsOf(MANIFEST);

describe('translation', () => {
  describe('can be made of', () => {
    it('what stands in tables, in those of all features too', async () => {
      const tables = await textTables();
      const absent = tables.flatMap(({ name, texts }) => missing(texts).map((text) => `${name}: ${text}`));
      assert.deepEqual(absent, []);
      const used = filesIn(['server/src/features']).flatMap((file) =>
        [...read(file).matchAll(/\b[A-Z_]+_TEXTS\b/g)].map(([name]) => name),
      );
      assert.ok(used.length > 20);
      const isFound = (used: string): boolean => tables.some(({ name }) => name.startsWith(`${used} in `));
      assert.deepEqual(
        [...new Set(used)].filter((name) => !isFound(name)),
        [],
      );
    });

    it('what calls of l10n.t say, in the client and in the server', () => {
      const calls = callsOfT(['client/src', 'client/webview', 'server/src']);
      assert.ok(calls.length > 60);
      const texts = calls.flatMap(({ key }) => (key === null ? [] : [key]));
      assert.deepEqual(missing(texts), []);
    });

    it('what they take from tables, which is in the list by way of these', () => {
      const others = callsOfT(['client/src', 'client/webview', 'server/src']).filter(
        ({ key }) => key === null,
      );
      assert.deepEqual(others.map(({ file, given }) => `${file}: ${given}`).sort(), [
        'server/src/features/snippets.ts: name',
        'server/src/features/snippets.ts: snippet.description',
      ]);
    });

    it('all that the parser of settings may say', () => {
      const isKnown = (code: number): boolean => !printParseErrorCode(code).startsWith('<');
      assert.ok(SYNTAX_REASONS.every((_, at) => isKnown(at + 1)));
      assert.ok(!isKnown(SYNTAX_REASONS.length + 1));
    });

    it('English texts', () => {
      const changed = Object.entries(bundle).filter(
        ([key, text]) =>
          (typeof text === 'string' ? text : `${text.message}/${text.comment.join('')}`) !== key,
      );
      assert.deepEqual(changed, []);
    });
  });

  describe('of package.json', () => {
    it('has a text for every key, and uses every text', () => {
      const used = stringsIn(manifest).flatMap(({ value }) => /^%(.+)%$/.exec(value)?.[1] ?? []);
      assert.deepEqual([...new Set(used)].sort(), Object.keys(manifestTexts).sort());
    });

    it('covers all that can be seen', () => {
      assert.deepEqual(untranslatable(manifest), []);
    });

    it('would notice what it does not cover', () => {
      const contributes = {
        commands: [{ command: 'a.b', title: 'Open', category: 'Policy Address', shortTitle: '%open%' }],
        views: { explorer: [{ id: 'a', name: 'Drafts', when: 'this is no text' }] },
        walkthroughs: [{ id: 'w', steps: [{ media: { altText: 'Picture' } }] }],
        configuration: { properties: { a: { enumDescriptions: ['%a%', 'all of it'] } } },
        anything: { unheardOf: 'Words in a row' },
      };
      const seen = ['Open', 'Drafts', 'Picture', 'all of it', 'Words in a row'];
      assert.deepEqual(untranslatable({ description: '%d%', contributes }), seen);
      assert.deepEqual(untranslatable({ description: 'Checks', contributes: {} }), ['Checks']);
    });
  });

  describe('into another language', () => {
    for (const [english, pattern] of [
      [BUNDLE, /^l10n\/bundle\.l10n\..+\.json$/],
      [MANIFEST, /^package\.nls\..+\.json$/],
    ] as const) {
      const folder = path.dirname(english);
      const files = existsSync(path.join(ROOT, folder)) ? readdirSync(path.join(ROOT, folder)) : [];
      for (const file of files
        .map((name) => path.posix.join(folder, name))
        .filter((name) => pattern.test(name))) {
        it(`${file} says what ${english} does`, () => {
          assert.deepEqual(problemsIn(textsOf(file), textsOf(english)), []);
        });
      }
    }

    it('may say it in another order, and leave something to the English text', () => {
      const english = { 'Of {0} and {name}': 'Of {0} and {name}', b: '$(check) [Open](command:a.b)', c: 'c' };
      const translated = { 'Of {0} and {name}': '{name}、{0}', b: '[開](command:a.b) $(check)' };
      assert.deepEqual(problemsIn(translated, english), []);
    });

    it('would notice a text that is no more, and what cannot be filled in', () => {
      const english = {
        'Of {0}': 'Of {0}',
        b: { message: '[Open](command:a.b)', comment: [] },
        c: 'Write { "a": 1 }',
      };
      const translated = { 'Of {0}': '{1}', b: '[開](command:a.c)', c: '{ "a": 1 }', 'Of {1}': '{1}', d: '' };
      assert.deepEqual(problemsIn(translated, english), [
        'Of {0}: {1} is not in the English text',
        'b: (command:a.c) is not in the English text',
        'Of {1}: nothing is called by this (any more)',
        'd: nothing is called by this (any more)',
        'd: is empty',
      ]);
    });
  });
});

function missing(texts: readonly string[]): string[] {
  return texts.filter((text) => !Object.hasOwn(bundle, text));
}

/** The TypeScript files in folders of the repository. */
function filesIn(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
  );
}

/** Where a text is translated in the sources. */
interface Call {
  readonly file: string;
  /** What the text is found by in a translation; null where it is no text but something that holds one. */
  readonly key: string | null;
  /** The first argument as it is written. */
  readonly given: string;
}

/** The calls of `l10n.t` in folders, read with the compiler: the list must not be right by its own tool alone. */
function callsOfT(folders: readonly string[]): Call[] {
  return filesIn(folders).flatMap((file) => {
    const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
    const calls: Call[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && /(?:^|\.)l10n\.t$/.test(node.expression.getText())) {
        const [first] = node.arguments;
        if (first) calls.push({ file, key: keyOf(first), given: first.getText() });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return calls;
  });
}

/** A text is its own key; with comments for translators these follow it. */
function keyOf(node: ts.Expression): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isObjectLiteralExpression(node)) return null;
  const valueOf = (name: string): ts.Expression | undefined =>
    node.properties.filter(ts.isPropertyAssignment).find((property) => property.name.getText() === name)
      ?.initializer;
  const message = valueOf('message');
  if (!message || !ts.isStringLiteralLike(message)) return null;
  const comment = valueOf('comment');
  const comments = comment && ts.isArrayLiteralExpression(comment) ? [...comment.elements] : [comment];
  const texts = comments.flatMap((each) => (each && ts.isStringLiteralLike(each) ? [each.text] : []));
  return texts.length > 0 ? `${message.text}/${texts.join('')}` : message.text;
}

interface Found {
  /** The names that lead to it, outermost first; those of a list have its name. */
  readonly keys: readonly string[];
  readonly value: string;
}

function stringsIn(value: unknown, keys: readonly string[] = []): Found[] {
  if (typeof value === 'string') return [{ keys, value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    stringsIn(inner, Array.isArray(value) ? keys : [...keys, key]),
  );
}

/** What VS Code shows of a contribution, by the ends of its names: `description`, `markdownDescription` … */
const SHOWN = /(?:title|name|description|descriptions|contents|label|labels|text|message)$/i;
/** What looks like words but is none: conditions, scopes, and the name of the language for itself. */
const HIDDEN =
  /^(?:when|enablement|scopes|semanticTokenScopes|filenames?|scopeName|pattern|completionEvents)$/;

/** What can be seen of package.json but is no key of a text. */
function untranslatable({ description, contributes }: Record<string, unknown>): string[] {
  return [...stringsIn(description, ['description']), ...stringsIn(contributes)]
    .filter(({ keys, value }) => {
      if (value === 'Policy Address' || /^%.+%$/.test(value)) return false;
      if (keys.some((key) => HIDDEN.test(key))) return false;
      return SHOWN.test(keys.at(-1)!) || /\p{L}{2}\S* \S*\p{L}{2}/u.test(value);
    })
    .map(({ value }) => value);
}

/** What is wrong with a translation. What is not in it stays English. */
function problemsIn(translated: Texts, english: Texts): string[] {
  return Object.entries(translated).flatMap(([key, text]) => {
    const original = english[key];
    const slots = new Set(slotsIn(messageOf(original ?? '')));
    const message = messageOf(text);
    return [
      ...(original === undefined ? [`${key}: nothing is called by this (any more)`] : []),
      ...(original === undefined ? [] : slotsIn(message))
        .filter((slot) => !slots.has(slot))
        .map((slot) => `${key}: ${slot} is not in the English text`),
      ...(message.trim() === '' ? [`${key}: is empty`] : []),
    ];
  });
}

/** What is filled in, shown as an icon, or run when it is clicked: `{0}`, `$(check)`, `(command:a.b)`. */
function slotsIn(text: string): string[] {
  return text.match(/\{\w+\}|\$\([\w-]+\)|\(command:[^)]*\)/g) ?? [];
}
