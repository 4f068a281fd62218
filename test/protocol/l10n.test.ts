import { strict as assert } from 'node:assert';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type {
  CodeLens,
  CompletionItem,
  Diagnostic,
  Hover,
  InlayHint,
  MarkupContent,
} from 'vscode-languageserver-types';
import bureaux from '../../seeds/bureaux.json' with { type: 'json' };
import commitments from '../../seeds/commitments.json' with { type: 'json' };
import phrases from '../../seeds/phrases.json' with { type: 'json' };
import { RENAME_TEXTS } from '../../server/src/features/rename-texts.js';
import { DEADLINE_TEXTS } from '../../server/src/features/deadline-texts.js';
import { BUREAU_TEXTS } from '../../server/src/features/hover/bureau-texts.js';
import { INITIATIVE_TEXTS } from '../../server/src/features/hover/initiative-texts.js';
import { PHRASE_TEXTS } from '../../server/src/features/hover/phrase-texts.js';
import { RULES } from '../../server/src/rules/all.js';
import { CHARACTER_NAMES } from '../../server/src/rules/text/invisible.js';
import { PRESETS } from '../../server/src/rules/presets.js';
import { SEVERITIES } from '../../server/src/rules/types.js';
import { configurationSchema } from '../../server/src/workspace/configuration.js';
import { OWN_PHRASE_TEXTS } from '../../server/src/workspace/own-phrases.js';
import { CONFIGURATION_MESSAGES } from '../../server/src/workspace/problems.js';
import { registrySchema } from '../../server/src/workspace/registry-file.js';
import { LspClient, rangeOf } from '../support/lsp-client.js';
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

/** Words that stand in every language as they are: codes and names of bureaux, of rules, and of the front matter. */
const PROPER_WORDS = new Set(
  [
    ...bureaux.organisations.flatMap(({ code, nameEn }) => wordsOf(`${code} ${nameEn}`)),
    ...wordsOf('supplement annex return address en zh Hant'),
    ...RULES.flatMap(({ name }) => wordsOf(name)),
    // What Unicode calls characters.
    ...wordsOf(Object.values(CHARACTER_NAMES).join(' ')),
    // What settings are called and may be, which is proposed in the place of what is wrong.
    ...wordsOf(Object.keys({ ...configurationSchema.shape, ...registrySchema.shape }).join(' ')),
    ...wordsOf([...PRESETS, ...SEVERITIES, true, false].join(' ')),
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
  const left = wordsOf(message.replace(/\(U\+[0-9A-F]+\)/g, '')).filter(
    (word) => !quoted.has(word) && !PROPER_WORDS.has(word.toLowerCase()),
  );
  assert.deepEqual(left, [], message);
}

/** What is told without what was probably meant, which is a text of its own behind it. */
function withoutGuess(message: string): string {
  return message.replace(/⟧ ⟦[^]*$/, '⟧');
}

/** The lines that a diagnostic underlines words of or refers to, and the addresses of what it refers to. */
function linesOf(text: string, { range, relatedInformation = [] }: Diagnostic): string {
  const lines = text.split('\n');
  const places = relatedInformation.map(({ location }) => location);
  const ranges = [range, ...places.map((place) => place.range)];
  const said = ranges.flatMap(({ start, end }) => lines.slice(start.line, end.line + 1));
  return [...said, ...places.map(({ uri }) => uri)].join('\n');
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
  '{ "preset": "of", "preset": "loud", "overrides": {}, "extends": 3, "deadlineForms": 3, "phrases": 3 }',
  '{ "phrases": { "vague": [3, "", "{a", "a ^ b", "~", "a ~ b ~ c ~ d"] }, "extends": "../../x.json" }',
  `{ "extends": ["none.json", ".policyaddress.json", ${Array.from({ length: 60 }, (_, i) => `"n${i}.json"`).join(', ')}] }`,
  '{ "registry": 3, "calendar": "../../../calendar.json", "bureaux": {} }',
  '{ "abbreviations": 3 }',
  '{ "abbreviations": ["two words"] }',
  '{ "baseline": "../../../baseline.json" }',
  '{ "baseline": "none.json" }',
  '{ "registry": "none.json", "bureaux": [3, { "code": "MOF" }, { "code": "SB", "aliases": [3] }] }',
];

/** Registries, calendars and accepted findings that cannot be read. */
const BROKEN_DATA: readonly (readonly [kind: 'registry' | 'calendar' | 'baseline', text: string])[] = [
  ['baseline', '{ "version": 1, "drafts": 3 }'],
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

/** Settings of a folder in which there is one bureau more. */
const ANOTHER_BUREAU: [uri: string, text: string] = [
  `${FOLDER}/more/.policyaddress.json`,
  '{ "bureaux": [{ "code": "XYZB", "name": "X" }] }',
];

/** What a team has of its own, for one draft. */
const OWN = [
  {
    files: ['own.policy.md'],
    deadlineForms: { quarter: 'Q3 2026' },
    phrases: {
      vague: ['ere long'],
      pace: ['bit by bit'],
      condition: ['if dry'],
      imprecise: ['give or take'],
      escapeClause: ['purse permitting'],
      studyOnly: ['^ take stock of'],
      openList: ['and more $'],
      hiddenActor: ['all quarters concerned'],
    },
  },
];

/** Times and other words of time, each behind “~”, that together have everything told that there is to tell. */
const TOLD: readonly string[] = [
  '~by end-2024. (SB)',
  '~by the first quarter of 2025. (SB)',
  '~in the second quarter of 2025. (SB, DEVB)',
  '~in the third quarter of 2025. (all bureaux)',
  '~in the fourth quarter. (SB)',
  '~in the first half of 2025.',
  '~in the second half. (SB)',
  '~on 31 December 2024. (SB)',
  '~on 24 October 2023. (SB)',
  '~on 25 October 2023. (SB)',
  '~by the third quarter of 2026 or earlier. (SB)',
  '~from 1 April 2025. (SB)',
  '~from 25 October 2023 onwards. (SB)',
  '~from January 2023 onwards. (SB)',
  '~until 31 March 2026. (SB)',
  '~until 25 October 2023. (SB)',
  '~until June 2026. (SB)',
  '~in 2024-25. (SB)',
  '~in the 2025/26 school year. (SB)',
  '~in the 2025 legislative session. (SB)',
  '~in the third quarter of the 2024-25 financial year. (SB)',
  '~by August 2023. (SB)',
  '~by 1 June. (SB)',
  '~by June. (SB)',
  'in 2025 and a pool ~by March. (SB)',
  '~next year. (SB)',
  '~within two to three years. (SB)',
  '~within 90 days of 1 April 2026. (SB)',
  '~before June 2025. (SB)',
  '~after June 2025. (SB)',
  '~in early 2025. (SB)',
  '~in the beginning of 2025. (SB)',
  '~in mid-2025. (SB)',
  '~in late 2025. (SB)',
  '~in the latter part of 2025. (SB)',
  '~in early June 2025. (SB)',
  '~in mid-June 2025. (SB)',
  '~in late June 2025. (SB)',
  '~in summer 2025. (SB)',
  '~around June 2026. (SB)',
  '~in the 2026 cohort. (SB)',
  '~within the current term of the Government. (SB)',
  '~within 12 months of the enactment of the bill. (SB)',
  '~on 31 June 2025. (SB)',
  '~from 2027 to 2025. (SB)',
  'and run an ~18-month pilot. (SB)',
  'that was launched ~in 2020. (SB)',
  'that was launched ~on 1 July 2022. (SB)',
  'that was launched ~two years ago. (SB)',
  'as we do ~since 2019. (SB)',
  '~soon. (SB)',
  'by 2026, ~soon. (SB)',
];

describe('server in another language', () => {
  let client: LspClient;
  afterEach(() => client.stop());

  /** Rules that are off say something too. */
  const allRules = Object.fromEntries(
    RULES.filter(({ severity }) => severity === 'off').map(({ name }) => [name, 'information']),
  );

  const start = async (
    settings = JSON.stringify({ publicationDate: '2025-09-17', rules: allRules, overrides: OWN }),
    editorSettings: unknown = null,
  ): Promise<void> => {
    client = await LspClient.start({
      pulls: true,
      relatedPlaces: true,
      folders: [FOLDER],
      files: new Map([[CONFIGURATION, settings], ANOTHER_BUREAU, ...BROKEN_FILES]),
      snippets: [],
      locale: LOCALE,
      translations,
      settings: () => editorSettings,
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
      const put = actions.map(({ edit }) =>
        (edit!.changes![uri] ?? []).map(({ newText }) => newText).join(''),
      );
      const messages = [
        ...diagnostics.map((diagnostic) => [String(diagnostic.message), diagnostic] as const),
        ...diagnostics.flatMap((diagnostic) =>
          (diagnostic.relatedInformation ?? []).map((place) => [place.message, diagnostic] as const),
        ),
        ...actions.map(({ title, diagnostics: [diagnostic] = [] }) => [title, diagnostic] as const),
      ];
      for (const [message, diagnostic] of messages) {
        const lines = diagnostic ? linesOf(text, diagnostic) : text;
        assertTranslated(message, [lines, ...put].join(' '));
        said.add(message);
      }
    };
    for (const [at, text] of DRAFTS.entries()) await look(`${FOLDER}/${at}.policy.md`, text);
    await look(`${FOLDER}/sentences.policy.md`, '- Open a pool by end-2026. Run it by end-2027. (HYAB)\n');
    // Outside of the folder there are no settings, so only the year is known.
    await look('memfs:/2025.policy.md', '# The 2025 Policy Address\n\n- Open a pool by end-2023. (SB)\n');
    await look('memfs:/pools.policy.md', '# Pools\n\n- Open a pool by end-2023. (SB)\n');
    for (const [name, year] of Object.entries({ one: 2031, other: 2031, third: 2032 })) {
      await look(
        `${FOLDER}/${name}.policy.md`,
        `- Set up a help desk for stall holders at 12 public markets by end-${year}. (EEB)\n`,
      );
    }
    await look(
      `${FOLDER}/own.policy.md`,
      '- Open a pool in the first quarter of 2027. (SB)\n- Mend it bit by bit, give or take, if dry, ere long. (SB)\n- Take stock of piers and more, with all quarters concerned, purse permitting. (SB)\n',
    );
    const texts = [
      ...Object.values(OWN_PHRASE_TEXTS).map(
        ({ message, remedy }) => ['a phrase', `${message} ${remedy}`] as const,
      ),
      ...RULES.flatMap(({ name, messages }) =>
        Object.entries(messages).map(([id, text]) => [`${name} ${id}`, text] as const),
      ),
      ...[...phrases.groups, ...commitments.groups].map(
        ({ id, message, remedy }) => [`phrases ${id}`, `${message} ${remedy}`] as const,
      ),
    ];
    const titles = Object.keys(english).filter((text) =>
      /^(?:Ignore|Turn this rule|Show as (?!Table|Timeline)|Fix all \{|Split .*sentences|Make relative|Move “)/.test(
        text,
      ),
    );
    assert.equal(titles.length, 10);
    texts.push(...titles.map((text) => ['a title', text] as const));
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
    const unseen = Object.entries(BUREAU_TEXTS).filter(
      ([, text]) => !said.some((line) => isMadeFrom(line, text) || line.includes(pseudo(text))),
    );
    // Nobody in Hong Kong oversees so many.
    assert.deepEqual(
      unseen.map(([id]) => id),
      ['manyDepartments', 'manyPresumedDepartments'],
    );
  });

  it('has what is told of times and initiatives translated, and what stands behind and above them', async () => {
    await start(undefined, { inlayHints: { deadlines: 'all' } });
    const said: string[] = [];
    /** Sees to it that nothing is English but words of the draft, and examples that are to be put into it. */
    const listen = (told: string, words: string): void => {
      for (const line of told.split('\n')) {
        assertTranslated(line, `${words} by end in the first quarter of`);
        said.push(line);
      }
    };
    const tell = async (uri: string, text: string, words: string, at = 0): Promise<void> => {
      const { line, character } = rangeOf(text, words).start;
      const position = { line, character: character + at };
      const hover = await client.request<Hover>('textDocument/hover', { textDocument: { uri }, position });
      listen((hover.contents as MarkupContent).value, words);
    };

    const uri = `${FOLDER}/times.policy.md`;
    const initiatives = TOLD.map((told) => ({
      text: `- Open the hall ${told.replace('~', '')}`,
      at: `- Open the hall ${told}`.indexOf('~') + 1,
    }));
    const text = [
      '---\npolicyAddress:\n  publicationDate: 2023-10-25\n---\n',
      '# A\n\n- Mend it by 2026. (SB)\n\n# B\n',
      ...initiatives.map((initiative) => initiative.text),
      '- Do this by 2026: (SB)\n  - Light it.\n- Continue to do it. (SB)\n- Do that soon: (SB)\n  - Paint it.\n',
    ].join('\n');
    await open(uri, text);
    for (const initiative of initiatives) {
      await tell(uri, text, initiative.text);
      await tell(uri, text, initiative.text, initiative.at);
    }
    await tell(uri, text, '- Light it.');
    await tell(uri, text, '- Paint it.');
    await tell(uri, text, '- Continue to do it.');
    const unknown = '# A\n\n- Open the hall within two years. (SB)\n';
    await open('memfs:/unknown.policy.md', unknown);
    await tell('memfs:/unknown.policy.md', unknown, 'within two years');

    const all = { textDocument: { uri }, range: WHOLE };
    for (const { label, tooltip } of await client.request<InlayHint[]>('textDocument/inlayHint', all)) {
      listen(String(label), '');
      listen(String(tooltip), '');
    }
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', all);
    assert.equal(lenses.length, 2);
    for (const { command } of lenses) assertTranslated(command!.title, '');

    const parts = said.flatMap((line) => [line, ...line.split(' · ')]);
    const unseen = [DEADLINE_TEXTS, PHRASE_TEXTS, INITIATIVE_TEXTS]
      .flatMap((table) => Object.entries(table))
      .filter(
        ([, english]) => !parts.some((part) => isMadeFrom(part, english) || part.includes(pseudo(english))),
      );
    assert.deepEqual(
      unseen.map(([id]) => id),
      [],
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
    const other = `${FOLDER}/other.policy.md`;
    await open(other, '- Open it next year; and run it. (SB)\n- Close it next year. (SB)\n');
    const top = { line: 0, character: 2 };
    const rewrites = await client.actions(other, { start: top, end: top }, ['refactor']);
    assert.equal(rewrites.length, 3);
    for (const { title } of rewrites) assertTranslated(title, '');
  });

  it('has the reasons translated for which a code is not renamed', async () => {
    await start('{}');
    const drafts = {
      'a.policy.md': '# The 2025 Policy Address\n\n- Open a pool with SB. (SB)\n- Open it. (TLB)\n',
      'b.policy.md': '# The 2017 Policy Address\n\n- Open a pool. (SB)\n',
      'c.policy.md': '- Open a pool. (TLB)\n',
      'more/e.policy.md': '- Open a pool. (SB)\n',
      'd.policy.md': '---\npolicyAddress:\n  publicationDate: 2021-10-06\n---\n\n- Open it. (CSB)\n',
    };
    const said: string[] = [];
    const refuse = async (name: keyof typeof drafts, words: string, newName: string): Promise<void> => {
      const { line, character } = rangeOf(drafts[name], words).start;
      const position = { line, character: character + 1 };
      const params = { textDocument: { uri: `${FOLDER}/${name}` }, position, newName };
      const asked = client.request('textDocument/rename', params);
      const reason = await asked.then(
        () => assert.fail('it was not refused'),
        (error: unknown) => (error as Error).message,
      );
      assertTranslated(reason, `${drafts[name]} ${newName} ${Object.keys(drafts).join(' ')}`);
      said.push(reason);
    };
    for (const [name, text] of Object.entries(drafts)) await open(`${FOLDER}/${name}`, text);
    await refuse('a.policy.md', 'Open', 'EDB');
    await refuse('a.policy.md', 'SB.', 'EDB');
    await refuse('a.policy.md', 'TLB', 'TLB');
    await refuse('a.policy.md', '(SB', 'HYAB');
    await refuse('c.policy.md', '(TLB', 'THB');
    await refuse('d.policy.md', '(CSB', 'HYAB');
    await refuse('more/e.policy.md', '(SB', 'XYZB');
    const unseen = Object.entries(RENAME_TEXTS).filter(([, text]) => {
      const pieces = pseudo(text).split(/\{\w+\}/);
      return !said.some((reason) => pieces.every((piece) => reason.includes(piece)));
    });
    assert.deepEqual(
      unseen.map(([id]) => id),
      [],
    );
  });

  it('has the problems of settings and of the files that they name translated', async () => {
    await start();
    const said: string[] = [];
    for (const [at, text] of BROKEN_SETTINGS.entries()) {
      const uri = `${FOLDER}/${at}/.policyaddress.json`;
      await client.open(uri, text, 'jsonc');
      for (const { message } of await client.diagnostics(uri)) {
        assertTranslated(message, text);
        said.push(withoutGuess(String(message)));
      }
    }
    for (const [uri, text] of BROKEN_FILES) {
      await client.open(uri, text, 'jsonc');
      for (const { message } of await client.diagnostics(uri)) {
        // What can be chosen are words of the file.
        assertTranslated(String(message).replace(/"[a-z ]+"(?:, "[a-z ]+")+/, ''), text);
        said.push(withoutGuess(String(message)));
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
