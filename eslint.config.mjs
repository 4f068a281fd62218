import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const source = './server/src';

/** The arrows of ARCHITECTURE.md: what a folder may import from. */
const mayUse = {
  phrases: [],
  bureaux: [],
  deadlines: ['phrases'],
  commitments: ['phrases', 'deadlines'],
  draft: ['phrases', 'bureaux', 'deadlines'],
  rules: ['phrases', 'bureaux', 'deadlines', 'commitments', 'draft'],
  formatting: ['phrases', 'bureaux', 'deadlines', 'commitments', 'draft', 'rules'],
  workspace: ['phrases', 'bureaux', 'deadlines', 'commitments', 'draft', 'rules', 'formatting'],
  exports: ['phrases', 'bureaux', 'deadlines', 'commitments', 'draft', 'rules'],
  reports: ['phrases', 'bureaux', 'deadlines', 'commitments', 'draft', 'rules', 'exports'],
};

/** A folder (target), and those that it may not import from. The two at the top know nothing of each other. */
const arrows = [
  ...Object.entries(mayUse).map(([folder, used]) => [
    folder,
    [...Object.keys(mayUse), 'features', 'cli'].filter((other) => other !== folder && !used.includes(other)),
  ]),
  ['features', ['cli']],
  ['cli', ['features']],
];
const wiring = [
  'server.ts',
  'session.ts',
  'editor-settings.ts',
  'background-reading.ts',
  'reading-progress.ts',
  'turns.ts',
  'requests',
  'node.ts',
  'disk.ts',
  'seeds.ts',
];

const zones = [
  ...arrows.map(([target, from]) => ({
    target: `${source}/${target}`,
    from: from.map((folder) => `${source}/${folder}`),
    message: 'Arrows point one way: see ARCHITECTURE.md.',
  })),
  ...arrows
    .filter(([target]) => target !== 'cli')
    .map(([target]) => ({
      target: `${source}/${target}`,
      // The features make what the protocol names.
      from: [...wiring, ...(target === 'features' ? [] : ['protocol'])].map((file) => `${source}/${file}`),
      message: 'Wiring is not imported from below: see ARCHITECTURE.md.',
    })),
  {
    target: `${source}/protocol`,
    from: source,
    except: ['./protocol', './reports/places.ts'],
    message: 'The protocol builds on nothing but the places of lists, so that its client needs nothing else.',
  },
  { target: './server/src', from: './client', message: 'The server knows nothing of its client.' },
  {
    target: './client/src',
    from: './server/src',
    except: ['./protocol'],
    message: 'Client and server share only the types of the protocol.',
  },
  {
    target: './client/webview',
    from: './server/src',
    except: ['./protocol'],
    message: 'The page of the tab shares only types with others.',
  },
  {
    target: './client/webview',
    from: './client/src',
    except: ['./timeline/messages.ts'],
    message: 'The page of the tab shares only types with others.',
  },
  { target: './client/src', from: './client/webview', message: 'The page is a program of its own.' },
];

const lsp = {
  group: [
    'vscode-languageserver',
    'vscode-languageserver/*',
    'vscode-languageserver-types',
    'vscode-languageserver-protocol',
  ],
  message: 'Only features/ and server.ts speak LSP.',
};

const callOfT = ':matches(CallExpression[callee.property.name="t"], CallExpression[callee.name="t"])';
/** The text that is translated, and those that translators alone read. */
const translated = `:matches(${callOfT} > :nth-child(1), ${callOfT} > ObjectExpression *)`;
const shown =
  '/^(?:title|label|name|detail|description|tooltip|prompt|placeholder|placeHolder|message|validationMessage|text)$/';
/** What shows something: a call of VS Code's, or a property that VS Code shows. */
const places = [
  'CallExpression[callee.property.name=/^(?:show(?:Information|Warning|Error)Message|setStatusBarMessage)$/]',
  'NewExpression[callee.property.name=/^(?:TreeItem)$/]',
  `Property[key.name=${shown}]`,
  `AssignmentExpression[left.property.name=${shown}]`,
];
/** The log is English: those read it who are sent it. */
const logged = 'CallExpression[callee.property.name=/^(?:debug|info|warn|error)$/]';
/** What finds and styles elements of a page is written in words, too. */
const styling =
  'CallExpression[callee.property.name=/^(?:querySelector|querySelectorAll|closest)$/] *, Property[key.name="class"] *';
/** No icon such as "$(circle-slash)", and no name that is the same in every language: the product's, a language's. */
const words = '/(?<![\\w(-])[A-Za-z]{2}/][value!="Policy Address"][value!="English"';
const manyWords = words.replace('{2}', '{2}\\S* \\S*[A-Za-z]{2}');

/** What people read goes through l10n.t: see “Translating” in CONTRIBUTING.md. */
const untranslated = [
  // Words in a row are meant for people, wherever they stand; a single one where it is shown.
  `Literal[value=${manyWords}]:not(${translated}, ${logged} *, ${styling})`,
  `TemplateElement[value.raw=${manyWords}]:not(${logged} *, ${styling})`,
  `:matches(${places}) Literal[value=${words}]:not(${translated}, BinaryExpression > Literal)`,
  `:matches(${places}) TemplateElement[value.raw=${words}]`,
].map((selector) => ({
  selector,
  message: 'People read this: write l10n.t(…), so that it can be translated.',
}));

/** The tool that lists the texts reads no variables, joined texts or templates: they would stay English unnoticed. */
const unreadable = {
  selector: `${callOfT} > :not(Literal, ObjectExpression):nth-child(1)`,
  message: 'Give l10n.t the text itself: the list of what is to be translated is made from what stands here.',
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'test/host/node_modules/', '.vscode-test/'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createNodeResolver({ extensions: ['.ts', '.js'], extensionAlias: { '.js': ['.ts', '.js'] } }),
      ],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': ['error', { maxDepth: 8 }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/explicit-function-return-type': ['error', { allowExpressions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // Below the features nothing knows of LSP, of VS Code or of Node, so that the same code runs in a browser.
    files: [
      'server/src/{phrases,bureaux,deadlines,commitments,draft,rules,formatting,workspace,exports,reports}/**/*.ts',
    ],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            lsp,
            { group: ['vscode', 'vscode-languageclient'], message: 'Not VS Code.' },
            { group: ['**/seeds/*.json'], message: 'Data are handed in: see Seeds in seeds.ts.' },
          ],
        },
      ],
      'no-restricted-globals': ['error', 'process', 'require', '__dirname', 'setTimeout', 'Buffer'],
    },
  },
  {
    files: ['server/src/**/*.ts'],
    ignores: ['server/src/{node,disk}.ts', 'server/src/cli/**'],
    rules: { 'import-x/no-nodejs-modules': 'error' },
  },
  {
    files: ['client/{src,webview}/**/*.ts', 'server/src/features/**/*.ts'],
    // Reports, front matter and the names of months are not in the reader's language, but in that of their own readers.
    // The page of the tab is made of tags.
    // Tables of texts are found by the names of their files, see scripts/text-tables.mts.
    ignores: [
      'client/src/commands/{false-alarm-report,skeleton,day}.ts',
      'client/src/timeline/page.ts',
      '**/*texts.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', ...untranslated, unreadable] },
  },
  {
    files: ['**/*.mjs', '**/*.mts', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        Buffer: 'readonly',
        performance: 'readonly',
        fetch: 'readonly',
        AbortSignal: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        TextDecoder: 'readonly',
        encodeURIComponent: 'readonly',
        AbortController: 'readonly',
        document: 'readonly',
        window: 'readonly',
        MutationObserver: 'readonly',
        indexedDB: 'readonly',
      },
    },
    rules: { '@typescript-eslint/explicit-function-return-type': 'off' },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { require: 'readonly', module: 'writable', __filename: 'readonly' },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
