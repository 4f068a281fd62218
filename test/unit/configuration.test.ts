import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { RULES } from '../../server/src/rules/all.js';
import { inEnglish } from '../../server/src/rules/messages.js';
import { weightUnder } from '../../server/src/rules/presets.js';
import {
  NO_CONFIGURATION,
  readConfiguration,
  severitiesOf,
} from '../../server/src/workspace/configuration.js';
import { Configurations } from '../../server/src/workspace/configurations.js';
import { KnowledgeBase } from '../../server/src/workspace/knowledge-base.js';
import { problemText } from '../../server/src/workspace/problems.js';
import { isDraft } from '../../server/src/workspace/recognition.js';
import { readDraft, seeds } from '../support/reading.js';
import { ROOT } from '../support/shared.js';

const read = (text: string): { configuration: unknown; problems: string[] } => {
  const { configuration, problems } = readConfiguration(text);
  return {
    configuration,
    problems: problems.map(
      (problem) => `${text.slice(problem.start, problem.end)}: ${problemText(problem, inEnglish)}`,
    ),
  };
};

describe('configuration', () => {
  it('may hold comments and trailing commas', () => {
    const { configuration, problems } = read('{\n // when\n "publicationDate": "2025-09-17",\n}');
    assert.deepEqual(configuration, { ...NO_CONFIGURATION, publicationDate: '2025-09-17' });
    assert.deepEqual(problems, []);
  });

  it('is nothing where the file is empty', () => {
    assert.deepEqual(read(''), { configuration: NO_CONFIGURATION, problems: [] });
  });

  const BROKEN: readonly (readonly [text: string, problem: RegExp])[] = [
    ['{ "publicationDate": "17 September" }', /^"17 September": Write a day/],
    ['{ "publicationDate": 2025 }', /^2025: Write a day/],
    ['{ "rule": {} }', /^"rule": There is no setting “rule”/],
    ['{ "rules": { "deadline/mising": "off" } }', /^"deadline\/mising": There is no rule “deadline\/mising”/],
    ['{ "rules": { "deadline/missing": "loud" } }', /^"loud": Write "error"/],
    ['{ "rules": [] }', /^\[\]: Write rules as/],
    ['{ "drafts": "a.md" }', /^"a\.md": Write a list/],
    ['{ "drafts": ["a.md", 3] }', /^3: Write a list/],
    ['{ "recogniseByContent": "no" }', /^"no": Write true or false/],
    ['{ "rule": {} }', /Did you mean “rules”\?$/],
    [
      '{ "recognizeByContent": true }',
      /^"recognizeByContent": There is no setting .* Did you mean “recogniseByContent”\?$/,
    ],
    ['{ "publication-date": "2025-09-17" }', /Did you mean “publicationDate”\?$/],
    ['{ "publicationDate": "2025-9-17" }', /^"2025-9-17": .* Did you mean “2025-09-17”\?$/],
    ['{ "publicationDate": "2025-2-31" }', /2025-09-17"\.$/],
    ['{ "rules": { "deadline/mising": "off" } }', /Did you mean “deadline\/missing”\?$/],
    ['{ "rules": { "vague": "off" } }', /^"vague": There is no rule .* Did you mean “deadline\/vague”\?$/],
    ['{ "rules": { "missing": "off" } }', /^"missing": There is no rule “missing”\.$/],
    ['{ "rules": { "deadlines/*": "off" } }', /Did you mean “deadline\/\*”\?$/],
    ['{ "rules": { "deadline": "off" } }', /^"deadline": There is no rule/],
    ['{ "rules": { "deadline/missing": "warn" } }', /^"warn": Write "error".* Did you mean “warning”\?$/],
    ['{ "rules": { "deadline/missing": "WARNING" } }', /Did you mean “warning”\?$/],
    ['{ "rules": { "deadline/missing": 2 } }', /^2: Write "error"/],
    [
      '{ "preset": "stricter" }',
      /^"stricter": Write one of these: "recommended", "strict", "off"\. Did you mean “strict”\?$/,
    ],
    ['{ "preset": ["strict"] }', /^\["strict"\]: Write one of these/],
    ['{ "overrides": {} }', /^\{\}: Write a list such as/],
    ['{ "overrides": [1] }', /^1: Write a list such as/],
    ['{ "overrides": [{ "rules": {} }] }', /^\{ "rules": \{\} \}: “files” is missing here/],
    [
      '{ "overrides": [{ "files": "a.md" }] }',
      /^"a\.md": Write a list of file patterns.* Did you mean “\["a\.md"\]”\?$/,
    ],
    ['{ "overrides": [{ "files": ["!"] }] }', /^"!": Write a list of file patterns/],
    ['{ "overrides": [{ "files": [] }] }', /^\[\]: Write a list of file patterns/],
    [
      '{ "overrides": [{ "files": ["a"], "presets": "off" }] }',
      /^"presets": There is no setting “presets”\. Did you mean “preset”\?$/,
    ],
    ['{ "overrides": [{ "files": ["a"], "drafts": ["b"] }] }', /^"drafts": There is no setting “drafts”\.$/],
    [
      '{ "overrides": [{ "files": ["a"], "rules": { "deadline/past": "of" } }] }',
      /^"of": .* Did you mean “off”\?$/,
    ],
    ['{ "extends": 3 }', /^3: Write the path of a file with settings/],
    ['{ "extends": ["a.json", "b.yaml"] }', /^"b\.yaml": Write the path of a file with settings/],
    ['{ "phrases": ["soon"] }', /^\["soon"\]: Write phrases as/],
    ['{ "phrases": { "vauge": [] } }', /^"vauge": .* Did you mean “vague”\?$/],
    ['{ "phrases": { "vague": [""] } }', /^"": Write the words of the phrase/],
    ['{ "phrases": { "vague": ["in {a|b"] } }', /^"in \{a\|b": Write a slot as/],
    ['{ "phrases": { "vague": ["in {a|}"] } }', /^"in \{a\|\}": Write a slot as/],
    ['{ "phrases": { "vague": ["in {a]"] } }', /: Write a slot as/],
    ['{ "phrases": { "vague": ["so{o|u}n"] } }', /: Write a slot as/],
    ['{ "phrases": { "allowed": ["~"] } }', /^"~": Begin the phrase with a word/],
    ['{ "phrases": { "pace": ["[very]"] } }', /^"\[very\]": Begin the phrase with a word/],
    ['{ "phrases": { "pace": ["bit by > bit"] } }', /: “~” stands by itself/],
    ['{ "phrases": { "pace": ["a ~ b ~ c ~ d"] } }', /too many slots/],
    ['{ "phrases": { "vague": [{ "words": "{x" }] } }', /^"\{x": Write a slot as/],
    [
      '{ "phrases": { "vague": [{ "words": "soon", "remedi": "x" }] } }',
      /^"remedi": .* Did you mean “remedy”\?$/,
    ],
    ['{ "phrases": { "vague": [3] } }', /^3: Write a phrase such as/],
    ['{ "deadlineForms": { "quater": "Q3 2026" } }', /^"quater": .* Did you mean “quarter”\?$/],
    [
      '{ "deadlineForms": { "quarter": "Q4 2026" } }',
      /^"Q4 2026": Write one of these: .* Did you mean “Q3 2026”\?$/,
    ],
    ['{ "deadlineForms": "Q3 2026" }', /^"Q3 2026": Write the form of each kind/],
    ['{ "recogniseByContent": "false" }', /Did you mean “false”\?$/],
    ['{ "bureaux": [{ "code": "SB", "sucessors": [] }] }', /^"sucessors": .* Did you mean “successors”\?$/],
    ['{ "preset": "off", "preset": "strict" }', /^"preset": “preset” stands here twice/],
    ['[]', /Write the settings between/],
    ['{ "publicationDate": ', /cannot be read/],
    ['\u0000\u0001', /cannot be read|between/],
  ];
  for (const [text, problem] of BROKEN) {
    it(`tells what is wrong with ${JSON.stringify(text)}, where it stands`, () => {
      const { problems } = read(text);
      assert.ok(problems.length > 0);
      assert.match(problems[0]!, problem);
    });
  }

  it('keeps what can be read beside what cannot', () => {
    const { configuration } = readConfiguration(
      '{ "publicationDate": "soon", "x": 1, "rules": { "deadline/past": "off", "deadline/vague": "loud" }, "drafts": ["a.md"] }',
    );
    assert.deepEqual(configuration, {
      ...NO_CONFIGURATION,
      rules: { 'deadline/past': 'off' },
      drafts: ['a.md'],
    });
  });

  it('drops an override of which it cannot be told for which files it is, and no other', () => {
    const { given, placeOf, json } = readConfiguration(
      '{ "overrides": [{ "files": ["a", 3], "preset": "off" }, { "files": ["b"] }], "phrases": { "vague": [3, "ere long"] } }',
    );
    assert.deepEqual(given, { overrides: [{ files: ['b'] }], phrases: { vague: ['ere long'] } });
    assert.deepEqual(placeOf(['overrides', 0]), ['overrides', 1]);
    assert.deepEqual(placeOf(['phrases', 'vague', 0]), ['phrases', 'vague', 1]);
    assert.ok(json.wholeExtentOf(placeOf(['overrides', 0, 'files', 0])));
  });

  describe('has presets', () => {
    const weights = (text: string): Record<string, unknown> => {
      const severityOf = severitiesOf(readConfiguration(text).configuration);
      return Object.fromEntries(RULES.map((rule) => [rule.name, severityOf(rule) ?? 'off']));
    };

    it('that are as the documentation has them', () => {
      const page = readFileSync(path.join(ROOT, 'docs/configuration.md'), 'utf8');
      const rows = page.match(/^\| (?:an error|a warning|information|a hint|off) .*$/gm) ?? [];
      const cells = rows.map((row) =>
        row
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
      assert.equal(cells.length, 5);
      for (const [own, recommended, strict, off] of cells) {
        const severity = own!.replace(/^an? /, '') as 'off';
        const found = (['recommended', 'strict', 'off'] as const).map((preset) =>
          weightUnder(preset, { severity }),
        );
        assert.deepEqual(found, [recommended, strict, off]);
      }
    });

    it('that hold for rules that are not named, by themselves or with their category', () => {
      const standard = weights('{}');
      assert.deepEqual(weights('{ "preset": "recommended" }'), standard);
      assert.ok(
        Object.values(weights('{ "preset": "strict" }')).every(
          (weight) => weight !== 'off' && weight !== 'hint',
        ),
      );
      const few = weights('{ "preset": "off", "rules": { "deadline/past": "error", "bureau/*": "hint" } }');
      for (const { name } of RULES) {
        assert.equal(
          few[name],
          name === 'deadline/past' ? 'error' : name.startsWith('bureau/') ? 'hint' : 'off',
        );
      }
      const rest = weights('{ "rules": { "deadline/past": "error", "deadline/*": "off" } }');
      assert.equal(rest['deadline/past'], 'error');
      assert.equal(rest['deadline/vague'], 'off');
      assert.equal(rest['bureau/missing'], standard['bureau/missing']);
    });
  });

  it('reads without complaint what its documentation shows', () => {
    const pages = ['docs/configuration.md', ...RULES.map(({ name }) => `docs/rules/${name}.md`)];
    const examples = pages.flatMap((page) =>
      [...readFileSync(path.join(ROOT, page), 'utf8').matchAll(/^```jsonc?\n([^]*?)^```$/gm)].map(
        ([, text]) => text!,
      ),
    );
    assert.ok(examples.length >= 12);
    for (const example of examples) assert.deepEqual(read(example).problems, [], example);
  });

  it('sets severities', () => {
    const { configuration } = readConfiguration(
      '{ "rules": { "deadline/past": "off", "deadline/vague": "error" } }',
    );
    const severityOf = severitiesOf(configuration);
    const severity = (name: string): unknown => severityOf(RULES.find((rule) => rule.name === name)!);
    assert.equal(severity('deadline/past'), null);
    assert.equal(severity('deadline/vague'), 'error');
    assert.equal(severity('bureau/missing'), 'warning');
  });

  describe('is found', () => {
    const files = new Map([
      [
        'file:///w/.policyaddress.json',
        '{ "publicationDate": "2025-01-01", "drafts": ["notes.md", "sb/*.md", "!sb/old.md"] }',
      ],
      ['file:///w/tlb/.policyaddress.json', '{ "publicationDate": "2025-02-02" }'],
      ['file:///.policyaddress.json', '{ "publicationDate": "2025-03-03" }'],
    ]);
    const reads: string[] = [];
    const fileSystem = {
      read: (uri: string): Promise<string | null> => {
        reads.push(uri);
        return Promise.resolve(files.get(uri) ?? null);
      },
    };
    const configurations = new Configurations(
      fileSystem,
      () => ['file:///w', 'file:///v'],
      new KnowledgeBase(seeds),
    );
    const date = async (uri: string): Promise<unknown> =>
      (await configurations.for(uri)).configuration.publicationDate;

    it('nearest first, and never above the workspace', async () => {
      assert.equal(await date('file:///w/sb/a.md'), '2025-01-01');
      assert.equal(await date('file:///w/tlb/x/y/a.md'), '2025-02-02');
      assert.equal(await date('file:///v/a.md'), null);
      assert.equal(await date('untitled:Untitled-1'), null);
    });

    it('without reading a file twice', async () => {
      await date('file:///w/sb/a.md');
      const before = reads.length;
      await date('file:///w/sb/b.md');
      assert.equal(reads.length, before);
      configurations.forget();
      await date('file:///w/sb/b.md');
      assert.ok(reads.length > before);
    });

    it('and says which files are drafts', async () => {
      const draft = readDraft('Nothing here.');
      const recognised = async (uri: string, languageId = 'markdown'): Promise<boolean> =>
        isDraft({ uri, languageId, draft }, await configurations.for(uri));
      assert.equal(await recognised('file:///w/sb/a.md'), true);
      assert.equal(await recognised('file:///w/sb/old.md'), false);
      assert.equal(await recognised('file:///w/sb/old.md', 'policy-address'), false);
      assert.equal(await recognised('file:///w/deep/notes.md'), true);
      assert.equal(await recognised('file:///w/other.md'), false);
      assert.equal(await recognised('file:///w/other.policy.md'), true);
      assert.equal(await recognised('file:///w/other.md', 'policy-address'), true);
    });
  });
});
