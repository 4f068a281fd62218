import { strict as assert } from 'node:assert';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { CompletionItem, Diagnostic, MarkupContent } from 'vscode-languageserver-types';
import bureaux from '../../seeds/bureaux.json' with { type: 'json' };
import phrases from '../../seeds/phrases.json' with { type: 'json' };
import { HOVER_TEXTS } from '../../server/src/features/hover/bureau-texts.js';
import { RULES } from '../../server/src/rules/all.js';
import { CONFIGURATION_MESSAGES } from '../../server/src/workspace/problems.js';
import { LspClient } from '../support/lsp-client.js';
import { ROOT } from '../support/shared.js';

const FOLDER = 'memfs:/drafts';
const CONFIGURATION = `${FOLDER}/.policyaddress.json`;
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };
/** Its months and its “or” have no Latin letters, so that English ones cannot be taken for them. */
const LOCALE = 'zh-tw';

/** The built server is handed a language in which every text is told by its signs: full-width letters in brackets. */
const english = JSON.parse(readFileSync(path.join(ROOT, 'l10n/bundle.l10n.json'), 'utf8')) as object;
const translations = Object.fromEntries(Object.keys(english).map((text) => [text, pseudo(text)]));

function pseudo(text: string): string {
  const wide = (letter: string): string => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0);
  const letters = text.replace(/\{\w+\}|[A-Za-z]/g, (found) => (found.length > 1 ? found : wide(found)));
  return `⟦${letters}⟧`;
}

/** Words that stand in every language as they are: codes and names of bureaux, and words of the front matter. */
const PROPER_WORDS = new Set(
  [
    ...bureaux.organisations.flatMap(({ code, nameEn }) => wordsOf(`${code} ${nameEn}`)),
    ...wordsOf('supplement annex return address en zh Hant'),
  ].map((word) => word.toLowerCase()),
);

function wordsOf(text: string): string[] {
  return text.match(/[A-Za-z]{2,}/g) ?? [];
}

/** Sees to it that nothing in a message is English: it is a translated text, filled in with words of the draft. */
function assertTranslated(said: unknown, underlined: string): void {
  const message = String(said);
  assert.match(message, /^⟦[^]*⟧$/);
  const quoted = new Set(wordsOf(underlined));
  const left = wordsOf(message).filter((word) => !quoted.has(word) && !PROPER_WORDS.has(word.toLowerCase()));
  assert.deepEqual(left, [], message);
}

/** The lines that a diagnostic underlines words of. */
function linesOf(text: string, { range }: Diagnostic): string {
  return text
    .split('\n')
    .slice(range.start.line, range.end.line + 1)
    .join('\n');
}

const FIXTURES = RULES.map(({ name }) => path.join(ROOT, 'test/fixtures/rules', name));
/** Drafts with a finding of every rule, and those with the messages that need a draft of their own. */
const DRAFTS: readonly string[] = [
  '---\npolicyAddress:\n  kind: return\n  bureau: SB\n---\n\n- Open a pool by end-2026.\n',
  '# The 2025 Policy Address\n\n- Audit the accounts by end-2026. (AUD)\n- Open a pool by end-2026. (HY\n',
  '---\npolicyAddress:\n  publicationDate: 2020-11-25\n---\n\n- Open a museum by end-2021. (CSTB)\n',
  '---\npolicyAddress:\n  kind: "return\n---\n\n- Open a pool by end-2026. (SB)\n',
  ...FIXTURES.flatMap((fixture) =>
    readdirSync(path.dirname(fixture))
      .filter((file) => file.split('.')[0] === path.basename(fixture))
      .map((file) => readFileSync(path.join(path.dirname(fixture), file), 'utf8')),
  ),
];

/** Settings that cannot be read: all that is said of them, and of the syntax what is commonly wrong with it. */
const BROKEN_SETTINGS: readonly string[] = [
  '{ "drafts": ',
  '{ "drafts": [] "rules": {} }',
  '{ "drafts" [] }',
  '{ drafts: [] }',
  '{} {}',
  '{ "drafts": ["\\x"] }',
  '{ "drafts": ["a.md',
  '{ /* ',
  '[]',
  '{ "rules": { "a/b": "off", "deadline/past": "loud" }, "draft": [], "publicationDate": "soon" }',
  '{ "rules": [], "drafts": "a.md", "recogniseByContent": "no", "$schema": 3 }',
  '['.repeat(100_000),
  '{ "registry": 3, "calendar": "../../../calendar.json", "bureaux": {} }',
  '{ "registry": "none.json", "bureaux": [3, { "code": "MOF" }, { "code": "SB", "aliases": [3] }] }',
];

/** Registries and calendars that cannot be read. */
const BROKEN_DATA: readonly (readonly [kind: 'registry' | 'calendar', text: string])[] = [
  ['registry', 'x'.repeat(2_000_001)],
  ['registry', '[]'],
  ['registry', '{ "organisations": [], "source": {} }'],
  [
    'registry',
    `{
      "sources": { "law": "The Government Act" },
      "successorBySubject": [],
      "organisations": [
        3,
        { "code": "M1", "nameEn": "One", "kind": "ministry" },
        { "code": "MA" },
        { "code": "MB", "nameEn": 3, "validTo": "soon", "successors": "MC", "oversight": 3, "tagEligible": 3 },
        { "code": "MD", "nameEn": "D", "validFrom": "soon" },
        { "code": "ME", "nameEn": "E", "validFrom": "2001-01-01", "validTo": "2000-01-01" },
        { "id": "X", "code": "MF", "nameEn": "F", "successors": ["MX"], "sources": ["book"] },
        { "id": "X", "code": "MF", "nameEn": "F", "oversight": [{ "code": "ME", "from": "2000-01-01" }] }
      ]
    }`,
  ],
  ['calendar', '{ "financialYearStart": "1 April", "schoolYearStart": "09-01" }'],
];

/** These with the settings that name them. */
const BROKEN_FILES = BROKEN_DATA.flatMap(([kind, text], at): [uri: string, text: string][] => [
  [`${FOLDER}/data/${at}/.policyaddress.json`, `{ "${kind}": "data.json" }`],
  [`${FOLDER}/data/${at}/data.json`, text],
]);

describe('server in another language', () => {
  let client: LspClient;
  afterEach(() => client.stop());

  /** Rules that are off say something too. */
  const allRules = Object.fromEntries(
    RULES.filter(({ severity }) => severity === 'off').map(({ name }) => [name, 'information']),
  );

  const start = async (
    settings = JSON.stringify({ publicationDate: '2025-09-17', rules: allRules }),
  ): Promise<void> => {
    client = await LspClient.start({
      pulls: true,
      relatedPlaces: true,
      folders: [FOLDER],
      files: new Map([[CONFIGURATION, settings], ...BROKEN_FILES]),
      snippets: [],
      locale: LOCALE,
      translations,
    });
  };

  const open = async (uri: string, text: string): Promise<Diagnostic[]> => {
    await client.open(uri, text, 'policy-address');
    return client.diagnostics(uri);
  };

  it('has every message of every rule translated, and every title of a code action', async () => {
    await start();
    const said = new Set<string>();
    const look = async (uri: string, text: string): Promise<void> => {
      const diagnostics = await open(uri, text);
      const actions = await client.actions(uri, WHOLE);
      const put = actions.map(({ edit }) => edit!.changes![uri]!.map(({ newText }) => newText).join(''));
      const messages = [
        ...diagnostics.map((diagnostic) => [String(diagnostic.message), diagnostic] as const),
        ...diagnostics.flatMap((diagnostic) =>
          (diagnostic.relatedInformation ?? []).map((place) => [place.message, diagnostic] as const),
        ),
        ...actions.map(({ title, diagnostics: [diagnostic] = [] }) => [title, diagnostic!] as const),
      ];
      for (const [message, diagnostic] of messages) {
        assertTranslated(message, [linesOf(text, diagnostic), ...put].join(' '));
        said.add(message);
      }
    };
    for (const [at, text] of DRAFTS.entries()) await look(`${FOLDER}/${at}.policy.md`, text);
    // Outside of the folder there are no settings, so only the year is known.
    await look('memfs:/2025.policy.md', '# The 2025 Policy Address\n\n- Open a pool by end-2023. (SB)\n');
    const texts = [
      ...RULES.flatMap(({ name, messages }) =>
        Object.entries(messages).map(([id, text]) => [`${name} ${id}`, text] as const),
      ),
      ...phrases.groups.map(({ id, message, remedy }) => [`phrases ${id}`, `${message} ${remedy}`] as const),
    ];
    const unseen = texts.filter(([, text]) => ![...said].some((message) => isMadeFrom(message, text)));
    assert.deepEqual(unseen, []);
  });

  it('writes days and lists as its readers do', async () => {
    await start();
    const [problem] = await open(`${FOLDER}/a.policy.md`, '- Build flats by end-2031. (THB)\n');
    assert.match(String(problem!.message), /2022年6月30日.*HB或TLB/);
  });

  it('has what is told of a code translated, with its days', async () => {
    await start();
    const codes = ['SB', 'FHB', 'HB', 'HPLB', 'CSTB', 'AMS', 'NMCO', 'FSO', 'MTRCL', 'JUD', 'LegCo', 'OMB'];
    const said: string[] = [];
    for (const day of ['2017-10-11', '2023-12-01']) {
      const uri = `${FOLDER}/${day}.policy.md`;
      const words = [...codes, 'ExCo', 'CPU', 'SFAA', 'IndD', 'ICAC'];
      const text = `---\npolicyAddress:\n  publicationDate: ${day}\n---\n\n${words.map((word) => `“${word}”`).join('\n')}\n\n- Ask them. (SB)\n`;
      await open(uri, text);
      for (const word of words) {
        const hover = await client.hover(uri, text, `“${word}”`);
        const [title, ...lines] = (hover!.contents as MarkupContent).value.split('\n');
        assert.match(title!, new RegExp(`^${word} · `));
        said.push(...lines);
      }
    }
    for (const line of said) assert.match(line, /^⟦[^]*⟧$/);
    assert.ok(said.some((line) => line.includes('2022年7月1日')));
    const unseen = Object.entries(HOVER_TEXTS).filter(
      ([, text]) => !said.some((line) => isMadeFrom(line, text) || line.includes(pseudo(text))),
    );
    // Nobody in Hong Kong oversees so many.
    assert.deepEqual(
      unseen.map(([id]) => id),
      ['manyDepartments', 'manyPresumedDepartments'],
    );
  });

  it('has the rest of the code actions and the note on what is not shown translated', async () => {
    await start();
    const uri = `${FOLDER}/long.policy.md`;
    const [note] = await open(uri, '• Build a road. (HAYB)\n'.repeat(1000));
    assertTranslated(note!.message, '');
    assert.match(String(note!.message), /999.*3000/);
    const [fixAll] = await client.actions(uri, WHOLE, ['source.fixAll']);
    assertTranslated(fixAll!.title, '');
  });

  it('has the problems of settings and of the files that they name translated', async () => {
    await start();
    const said: string[] = [];
    for (const [at, text] of BROKEN_SETTINGS.entries()) {
      const uri = `${FOLDER}/${at}/.policyaddress.json`;
      await client.open(uri, text, 'jsonc');
      for (const { message } of await client.diagnostics(uri)) {
        assertTranslated(message, text);
        said.push(String(message));
      }
    }
    for (const [uri, text] of BROKEN_FILES) {
      await client.open(uri, text, 'jsonc');
      for (const { message } of await client.diagnostics(uri)) {
        // What can be chosen are words of the file.
        assertTranslated(String(message).replace(/"[a-z ]+"(?:, "[a-z ]+")+/, ''), text);
        said.push(String(message));
      }
    }
    const unseen = Object.values(CONFIGURATION_MESSAGES).filter(
      (text) => !said.some((message) => isMadeFrom(message, text)),
    );
    assert.deepEqual(unseen, []);
  });

  it('has the message on settings that nobody looks at translated', async () => {
    await start('{ "recogniseByContent": "no" }');
    await open(`${FOLDER}/a.policy.md`, '- Build a road by end-2031. (SB)\n');
    await client.until(() => client.shown.length > 0);
    assertTranslated(client.shown[0]!, 'drafts/.policyaddress.json');
  });

  it('has the names of snippets and what is said of them translated', async () => {
    await start();
    const uri = `${FOLDER}/a.policy.md`;
    await open(uri, '');
    const items = await client.connection.sendRequest<CompletionItem[]>('textDocument/completion', {
      textDocument: { uri },
      position: { line: 0, character: 0 },
    });
    assert.ok(items.length > 10);
    for (const { detail, labelDetails, documentation } of items) {
      assertTranslated(detail, '');
      assertTranslated(labelDetails?.description, '');
      assertTranslated(String(documentation).split('\n\n')[0]!, '');
    }
  });

  it('leaves in English what has no translation yet, with the days and lists in it', async () => {
    client = await LspClient.start({ pulls: true, locale: LOCALE, translations: { 'Another text': '甲' } });
    const [problem] = await open(`${FOLDER}/a.policy.md`, '- Build flats by end-2031. (THB)\n');
    assert.match(String(problem!.message), /until 30 June 2022\. Write HB or TLB instead/);
  });
});

/** Whether a message is the translation of an English text with its arguments filled in. */
function isMadeFrom(message: string, text: string): boolean {
  const pieces = pseudo(text).split(/\{\w+\}/);
  const pattern = pieces.map((piece) => piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('[^]+');
  return new RegExp(`^${pattern}$`).test(message);
}
