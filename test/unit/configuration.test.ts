import { strict as assert } from 'node:assert';
import { RULES } from '../../server/src/rules/all.js';
import { inEnglish } from '../../server/src/rules/messages.js';
import {
  NO_CONFIGURATION,
  readConfiguration,
  severitiesOf,
} from '../../server/src/workspace/configuration.js';
import { Configurations } from '../../server/src/workspace/configurations.js';
import { KnowledgeBase } from '../../server/src/workspace/knowledge-base.js';
import { CONFIGURATION_MESSAGES } from '../../server/src/workspace/problems.js';
import { isDraft } from '../../server/src/workspace/recognition.js';
import { readDraft, seeds } from '../support/reading.js';

const read = (text: string): { configuration: unknown; problems: string[] } => {
  const { configuration, problems } = readConfiguration(text);
  return {
    configuration,
    problems: problems.map(
      ({ start, end, message, args }) =>
        `${text.slice(start, end)}: ${inEnglish(CONFIGURATION_MESSAGES[message], args)}`,
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
