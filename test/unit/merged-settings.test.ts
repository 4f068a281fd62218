import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { RULES } from '../../server/src/rules/all.js';
import { inEnglish } from '../../server/src/rules/messages.js';
import { houseFormsOf } from '../../server/src/draft/house-forms.js';
import { severitiesOf } from '../../server/src/workspace/configuration.js';
import { Configurations, type FoundConfiguration } from '../../server/src/workspace/configurations.js';
import { explainConfiguration } from '../../server/src/workspace/explanation.js';
import { KnowledgeBase } from '../../server/src/workspace/knowledge-base.js';
import { problemText } from '../../server/src/workspace/problems.js';
import { withSeverity } from '../../server/src/workspace/settings-edits.js';
import { TODAY, seeds, underlined } from '../support/reading.js';

type Files = Record<string, object | string>;

/** Configurations over files in memory, by their paths below the folder that is open. */
function workspace(files: Files, knowledge = new KnowledgeBase(seeds)): Configurations {
  const read = (uri: string): Promise<string | null> => {
    const content = files[uri.replace('file:///w/', '')];
    return Promise.resolve(
      content === undefined || typeof content === 'string' ? (content ?? null) : JSON.stringify(content),
    );
  };
  return new Configurations({ read }, () => ['file:///w'], knowledge);
}

const found = (files: Files, draft = 'a/x.md'): Promise<FoundConfiguration> =>
  workspace(files).for(`file:///w/${draft}`);

const OWN = 'a/.policyaddress.json';

function told({ text, problems }: Pick<FoundConfiguration, 'text' | 'problems'>): string[] {
  return problems.map(
    (problem) => `${text.slice(problem.start, problem.end)}: ${problemText(problem, inEnglish)}`,
  );
}

function weightOf({ configuration }: FoundConfiguration, name: string): string {
  return severitiesOf(configuration)(RULES.find((rule) => rule.name === name)!) ?? 'off';
}

function findings({ readers, configuration }: FoundConfiguration, text: string): string[] {
  const publicationDate = configuration.publicationDate ?? TODAY;
  const { draft } = readers.parser.parse(text, { today: TODAY, publicationDate });
  return [...readers.linter.lint(draft, severitiesOf(configuration))].map(
    (placed) => `${placed.severity} ${placed.finding.rule.name} ${underlined(text, placed)}`,
  );
}

describe('settings that are taken over', () => {
  const HOUSE = {
    preset: 'strict',
    publicationDate: '2025-01-01',
    rules: { 'deadline/past': 'error', 'deadline/vague': 'error' },
    drafts: ['*.md'],
    phrases: { vague: ['as time allows'] },
    deadlineForms: { quarter: 'Q3 2026', month: 'Dec 2026' },
    bureaux: [
      { code: 'ZZA', name: 'First Bureau' },
      { code: 'ZZB', name: 'Second Bureau' },
    ],
  };

  it('go after those of the file itself: rules by name, lists put together, all else as a whole', async () => {
    const its = await found({
      'house.json': HOUSE,
      [OWN]: {
        extends: '../house.json',
        rules: { 'deadline/vague': 'hint' },
        drafts: ['!x.md'],
        phrases: { vague: ['ere long'], allowed: ['soon enough'] },
        deadlineForms: { month: 'December 2026' },
        bureaux: [{ code: 'ZZB', name: 'Another Bureau' }],
      },
    });
    assert.deepEqual(told(its), []);
    const { configuration } = its;
    assert.equal(configuration.preset, 'strict');
    assert.equal(configuration.publicationDate, '2025-01-01');
    assert.deepEqual(configuration.drafts, ['!x.md']);
    assert.deepEqual(configuration.phrases, {
      vague: ['as time allows', 'ere long'],
      allowed: ['soon enough'],
    });
    assert.deepEqual(configuration.deadlineForms, { quarter: 'Q3 2026', month: 'December 2026' });
    assert.deepEqual(
      ['deadline/past', 'deadline/vague', 'deadline/style', 'bureau/not-named'].map((name) =>
        weightOf(its, name),
      ),
      ['error', 'hint', 'information', 'information'],
    );
    const { registry } = its.readers;
    const day = ['2025-09-17', '2025-09-17'] as const;
    assert.equal(registry.lookUp('ZZA', day)?.organisation?.nameEn, 'First Bureau');
    assert.equal(registry.lookUp('ZZB', day)?.organisation?.nameEn, 'Another Bureau');
    // Where each stands: the definition of a code leads there.
    const entries = [...its.bureauxEntries].map(([{ code }, { uri, at }]) => `${code} ${uri} ${at}`);
    assert.deepEqual(entries.sort(), ['ZZA file:///w/house.json 0', `ZZB file:///w/${OWN} 0`]);
  });

  it('may take over others, each once and of several the last first', async () => {
    const its = await found({
      [OWN]: { extends: ['../b.json', '../c.json'] },
      'b.json': { extends: 'd.json', rules: { 'deadline/past': 'hint', 'deadline/vague': 'hint' } },
      'c.json': { extends: './d.json', rules: { 'deadline/past': 'error' } },
      'd.json': { rules: { 'deadline/vague': 'error', 'bureau/missing': 'off' } },
    });
    assert.deepEqual(told(its), []);
    assert.deepEqual(
      its.sources.map(({ uri }) => uri),
      [`file:///w/${OWN}`, 'file:///w/c.json', 'file:///w/b.json', 'file:///w/d.json'],
    );
    assert.deepEqual(
      ['deadline/past', 'deadline/vague', 'bureau/missing'].map((name) => weightOf(its, name)),
      ['error', 'hint', 'off'],
    );
  });

  it('have paths that are seen from their file, and patterns that are seen from the one that takes them over', async () => {
    const files = {
      [OWN]: { extends: '../common/house.json' },
      'common/house.json': {
        registry: 'registry.json',
        drafts: ['sub/*.md'],
        overrides: [{ files: ['/x.md'], rules: { 'deadline/past': 'off' } }],
      },
      'common/registry.json': '{ "organisations": [{ "code": "MOF", "nameEn": "Ministry of Finance" }] }',
    };
    const its = await found(files);
    assert.deepEqual(told(its), []);
    assert.equal(
      its.dataFiles.find(({ kind }) => kind === 'registry')?.uri,
      'file:///w/common/registry.json',
    );
    assert.equal(weightOf(its, 'deadline/past'), 'off');
    assert.equal(weightOf(await found(files, 'a/y.md'), 'deadline/past'), 'warning');
  });

  const UNUSABLE: readonly (readonly [extends_: unknown, files: Files, told: RegExp])[] = [
    ['../no.json', {}, /^"\.\.\/no\.json": There is no file “\.\.\/no\.json”/],
    [
      '../../house.json',
      {},
      /^"\.\.\/\.\.\/house\.json": “\.\.\/\.\.\/house\.json” leads out of the workspace/,
    ],
    ['/etc/house.json', {}, /leads out of the workspace/],
    ['file:///w/house.json', {}, /leads out of the workspace/],
    [
      '.policyaddress.json',
      {},
      /^"\.policyaddress\.json": “\.policyaddress\.json” takes over the settings of this file/,
    ],
    [
      '../b.json',
      { 'b.json': { extends: 'c.json' }, 'c.json': { extends: OWN } },
      /^"\.\.\/b\.json": “\.\.\/b\.json” takes over the settings of this/,
    ],
    [
      '../b.json',
      { 'b.json': '{\n "preset": "loud" }' },
      /^"\.\.\/b\.json": In “\.\.\/b\.json” something is wrong, first in line 2/,
    ],
    [
      '../b.json',
      { 'b.json': { extends: 'c.json' }, 'c.json': '[]' },
      /In “\.\.\/b\.json” something is wrong, first in line 1/,
    ],
    [
      '../b.json',
      { 'b.json': { registry: 'no.json' } },
      /In “\.\.\/b\.json” something is wrong, first in line 1/,
    ],
  ];
  for (const [extended, files, message] of UNUSABLE) {
    it(`are told of where they are named: ${JSON.stringify(extended)} beside ${Object.keys(files).join(', ') || 'nothing'}`, async () => {
      const its = await found({ [OWN]: { extends: extended, rules: { 'deadline/past': 'hint' } }, ...files });
      assert.equal(told(its).length, 1, told(its).join('\n'));
      assert.match(told(its)[0]!, message);
      // The rest holds.
      assert.equal(weightOf(its, 'deadline/past'), 'hint');
    });
  }

  it('are told of in a list where the one stands that is meant', async () => {
    const its = await found({ [OWN]: '{ "extends": [3, "../b.json", "../no.json"] }', 'b.json': {} });
    assert.deepEqual(
      told(its)
        .map((each) => each.split(':')[0])
        .sort(),
      ['"../no.json"', '3'],
    );
  });

  it('are no more than a team can have', async () => {
    const files: Files = { [OWN]: { extends: '../n0.json' } };
    for (let i = 0; i < 200; i++) files[`n${i}.json`] = { extends: `n${i + 1}.json` };
    const its = await found(files);
    assert.ok(its.sources.length < 60);
    const last = its.dataFiles.find(({ problems }) =>
      problems.some(({ message }) => message === 'extendsTooMany'),
    );
    assert.ok(last);
  });

  it('are checked by themselves, wherever they are named', async () => {
    const configurations = workspace({ [OWN]: { extends: '../b.json' } });
    await configurations.for('file:///w/a/x.md');
    assert.ok(configurations.hangsOn('file:///w/b.json'));
    assert.equal(await configurations.problemsOfData('file:///w/c.json', () => ''), null);
    // Only known once its folder is looked at, which has no settings of its own.
    const problems = await configurations.problemsOfData(
      'file:///w/b.json',
      () => '{ "extends": "a/.policyaddress.json", "presett": 1 }',
    );
    assert.deepEqual(problems?.map(({ message }) => message).sort(), ['extendsCycle', 'unknownSetting']);
  });

  it('come to the same whatever they hold: reading never throws', async () => {
    const text = fc.oneof(
      fc.json(),
      fc.constantFrom(
        '',
        '{',
        '[]',
        'null',
        '{"extends":{}}',
        '{"overrides":[{"files":["["]}]}',
        '{"phrases":{"__proto__":["x"]}}',
      ),
      fc
        .record({ extends: fc.constantFrom('../b.json', '.policyaddress.json', 'x'), rules: fc.json() })
        .map((value) => JSON.stringify(value)),
    );
    const knowledge = new KnowledgeBase(seeds);
    await fc.assert(
      fc.asyncProperty(text, text, async (own, other) => {
        const its = await workspace({ [OWN]: own, 'b.json': other }, knowledge).for('file:///w/a/x.md');
        for (const { start, end } of its.problems) assert.ok(start >= 0 && end >= start && end <= own.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe('overrides', () => {
  const FILES = {
    [OWN]: {
      rules: { 'deadline/vague': 'error', 'deadline/past': 'hint' },
      publicationDate: '2025-01-01',
      overrides: [
        { files: ['annex/**/*.md', '!annex/b.md'], preset: 'off', rules: { 'deadline/past': 'warning' } },
        { files: ['late.md'], publicationDate: '2026-01-01' },
        { files: ['annex/deep/*.md'], rules: { 'deadline/*': 'information' } },
      ],
    },
  };
  const weights = async (draft: string): Promise<string[]> => {
    const its = await found(FILES, draft);
    return ['deadline/vague', 'deadline/past', 'bureau/missing'].map((name) => weightOf(its, name));
  };

  it('hold for the files that fit them, the last that says something first', async () => {
    assert.deepEqual(await weights('a/x.md'), ['error', 'hint', 'warning']);
    assert.deepEqual(await weights('a/annex/x.md'), ['off', 'warning', 'off']);
    assert.deepEqual(await weights('a/annex/b.md'), ['error', 'hint', 'warning']);
    assert.deepEqual(await weights('a/annex/deep/x.md'), ['information', 'information', 'off']);
    const day = async (draft: string): Promise<unknown> =>
      (await found(FILES, draft)).configuration.publicationDate;
    assert.equal(await day('a/sub/late.md'), '2026-01-01');
    assert.equal(await day('a/x.md'), '2025-01-01');
  });

  it('give the same object to all files that the same ones fit, so that nothing is judged again', async () => {
    const configurations = workspace(FILES);
    const at = (name: string): Promise<FoundConfiguration> => configurations.for(`file:///w/a/${name}`);
    assert.equal(await at('annex/x.md'), await at('annex/y.md'));
    assert.equal(await at('x.md'), await at('annex/b.md'));
    assert.notEqual(await at('x.md'), await at('annex/x.md'));
    assert.equal((await at('x.md')).readers, (await at('annex/x.md')).readers);
    assert.equal((await at('x.md')).bureauxEntries.size, 0);
  });

  it('of files that are taken over go after what the file says itself', async () => {
    const its = await found({
      [OWN]: { extends: '../b.json', rules: { 'deadline/past': 'hint' } },
      'b.json': {
        overrides: [{ files: ['x.md'], preset: 'off', rules: { 'deadline/past': 'error' } }],
        rules: { 'deadline/vague': 'error' },
      },
    });
    assert.deepEqual(
      ['deadline/past', 'deadline/vague', 'bureau/missing'].map((name) => weightOf(its, name)),
      ['hint', 'off', 'off'],
    );
  });

  it('may bring phrases and forms for some files alone', async () => {
    const files = {
      [OWN]: {
        phrases: { vague: ['ere long'] },
        overrides: [
          { files: ['x.md'], phrases: { vague: ['as time allows'] }, deadlineForms: { quarter: 'Q3 2026' } },
        ],
      },
    };
    const text = '- Build it ere long, as time allows. (SB)\n';
    assert.deepEqual(findings(await found(files), text), [
      'warning deadline/vague ere long',
      'warning deadline/vague as time allows',
    ]);
    assert.deepEqual(findings(await found(files, 'a/y.md'), text), ['warning deadline/vague ere long']);
    const [x, y] = [await found(files), await found(files, 'a/y.md')];
    assert.equal(x.readers.registry, y.readers.registry);
    assert.equal(x.readers.times.agreedForms.get('quarter'), 'Q3 2026');
    assert.equal(y.readers.times.agreedForms.get('quarter'), undefined);
  });
});

describe('phrases of a team', () => {
  const its = (phrases: object, rules: object = {}): Promise<FoundConfiguration> =>
    found({ [OWN]: { phrases, rules } });

  it('are found as those are that come along, in their slots, and bear on the status', async () => {
    const mine = await its({
      vague: [
        'in the fullness of {time|events}',
        { words: 'once ~ permits', message: '“{words}”, says who?', remedy: 'Say who.' },
      ],
    });
    const text =
      '- Build it in the  fullness\n  of events. (SB)\n- Pave it once the weather permits. (SB)\n- Mend it in the fullness of youth. (SB)\n';
    assert.deepEqual(findings(mine, text), [
      'warning deadline/vague in the  fullness\n  of events',
      'warning deadline/vague once the weather permits',
      'warning deadline/missing Mend it in',
    ]);
    const { draft } = mine.readers.parser.parse(text, { today: TODAY, publicationDate: null });
    assert.deepEqual(
      draft.initiatives.map((i) => draft.initiative(i).times.status),
      ['vague', 'vague', 'missing'],
    );
  });

  it('are of each kind, told by the rule of that kind', async () => {
    const mine = await its(
      { pace: ['bit by bit'], condition: ['weather permitting'], imprecise: ['give or take'] },
      { 'deadline/*': 'hint' },
    );
    assert.deepEqual(
      findings(mine, '- Build it bit by bit, weather permitting, by end-2031 give or take. (SB)\n'),
      [
        'hint deadline/pace bit by bit',
        'hint deadline/conditional weather permitting',
        'hint deadline/imprecise give or take',
      ],
    );
  });

  it('may leave promises open, each told by the rule of its kind, with its own words', async () => {
    const mine = await its({
      escapeClause: [{ words: 'budget permitting', message: 'Whose budget?', remedy: 'Say so.' }],
      studyOnly: ['^ take stock of'],
      openList: ['and more $'],
      hiddenActor: ['all quarters concerned'],
    });
    const text =
      '- Take stock of the piers, sheds and more, with all quarters concerned, budget permitting. (SB)\n' +
      '- Take stock of the piers (sheds and more) by end-2031. (SB)\n';
    assert.deepEqual(
      findings(mine, text).filter((finding) => finding.includes('commitment/')),
      [
        'hint commitment/study-only Take stock of',
        'hint commitment/open-list and more',
        'hint commitment/hidden-actor all quarters concerned',
        'information commitment/escape-clause budget permitting',
      ],
    );
    const { parser, linter } = mine.readers;
    const { draft } = parser.parse(text, { today: TODAY, publicationDate: null });
    const escape = [...linter.lint(draft)].find(({ finding }) => finding.message.id === 'own-escapeClause');
    assert.equal(escape?.finding.message.text, 'Whose budget? Say so.');
  });

  it('that are allowed hide what leaves promises open', async () => {
    const mine = await its({ allowed: ['as appropriate', 'piers and so on'] });
    assert.deepEqual(
      findings(mine, '- Mend the piers and so on by end-2031 as appropriate, if possible. (SB)\n'),
      ['information commitment/escape-clause if possible'],
    );
  });

  it('that leave promises open change nothing of how a draft is read', async () => {
    const knowledge = new KnowledgeBase(seeds);
    const own = { [OWN]: { phrases: { openList: ['and more $'] } } };
    const { readers } = await workspace(own, knowledge).for('file:///w/a/x.md');
    assert.equal(readers.parser, knowledge.seeded.parser);
    assert.notEqual(readers.linter, knowledge.seeded.linter);
  });

  it('that are allowed hide what they hold, and nothing else', async () => {
    const mine = await its({ allowed: ['in due course of law', 'as soon as possible'] });
    assert.deepEqual(findings(mine, '- Judge them in due course of law by end-2031. (SB)\n'), []);
    assert.deepEqual(findings(mine, '- Judge them in due course. (SB)\n'), [
      'warning deadline/vague in due course',
    ]);
    assert.deepEqual(findings(mine, '- Judge them as soon as possible by end-2031. (SB)\n'), []);
    // What is longer is not held.
    const short = await its({ allowed: ['in due'] });
    assert.deepEqual(findings(short, '- Judge them in due course. (SB)\n'), [
      'warning deadline/vague in due course',
    ]);
    // Allowed goes before minded, also among a team’s own.
    const both = await its({ vague: ['ere long'], allowed: ['ere long'] });
    assert.deepEqual(findings(both, '- Judge them ere long. (SB)\n'), [
      'warning deadline/missing Judge them ere',
    ]);
  });

  it('give the same readers for as long as they are the same', async () => {
    const knowledge = new KnowledgeBase(seeds);
    const readers = async (phrase: string): Promise<unknown> =>
      (await workspace({ [OWN]: { phrases: { vague: [phrase] } } }, knowledge).for('file:///w/a/x.md'))
        .readers;
    assert.equal(await readers('ere long'), await readers('ere long'));
    assert.notEqual(await readers('ere long'), await readers('as time allows'));
  });

  it('cost no more than linear time, whatever they are', async () => {
    const mine = await its({ vague: ['a [a] [a] [a] [a] [a] ~ {a|a a} ~ z', 'a ~ a ~ z'] });
    assert.deepEqual(mine.problems, []);
    const { times } = mine.readers;
    const take = (n: number): number => {
      const text = 'a '.repeat(n);
      const start = performance.now();
      times.read(text, { date: null, year: null });
      return performance.now() - start;
    };
    take(2000);
    const [short, long] = [Math.min(take(4000), take(4000)), Math.min(take(16000), take(16000))];
    assert.ok(long < short * 10 + 50, `${short} ms, then ${long} ms`);
  });
});

describe('the form of deadlines that was agreed on', () => {
  const TEXT =
    '- A in the third quarter of 2031. (SB)\n- B in the first quarter of 2032. (SB)\n- C in Q3 2031. (SB)\n';

  it('goes before what most of the draft have, in the rule and in what is proposed', async () => {
    const free = await found({ [OWN]: { rules: { 'deadline/style': 'hint' } } });
    assert.deepEqual(findings(free, TEXT), ['hint deadline/style Q3 2031']);
    const agreed = await found({
      [OWN]: { rules: { 'deadline/style': 'hint' }, deadlineForms: { quarter: 'Q3 2026' } },
    });
    assert.deepEqual(findings(agreed, TEXT), [
      'hint deadline/style the third quarter of 2031',
      'hint deadline/style the first quarter of 2032',
    ]);
    const { draft } = agreed.readers.parser.parse(TEXT, { today: TODAY, publicationDate: null });
    assert.equal(houseFormsOf(draft, agreed.readers.times).get('quarter'), 'Q3 2026');
  });
});

describe('what holds for a file', () => {
  it('is told with where it comes from', async () => {
    const its = await found({
      'house.json':
        '{\n "preset": "strict",\n "phrases": { "vague": [3, "ere long"] },\n "publicationDate": "2025-01-01"\n}',
      [OWN]:
        '{\n "extends": "../house.json",\n "rules": {\n  "deadline/*": "off",\n  "deadline/vague": "error"\n },\n "overrides": [{ "files": [] }, {\n  "files": ["x.md"],\n  "rules": { "bureau/missing": "hint" } }]\n}',
    });
    const explain = (text: string): ReturnType<typeof explainConfiguration> => {
      const { draft } = its.readers.parser.parse(text, {
        today: TODAY,
        publicationDate: its.configuration.publicationDate,
      });
      return explainConfiguration(its, { uri: 'file:///w/a/x.md', draft }, (uri) =>
        uri.slice('file:///w/'.length),
      );
    };
    const plain = explain('Nothing.\n');
    assert.deepEqual(plain.settings, [OWN, 'house.json']);
    assert.deepEqual(plain.rules['deadline/vague'], {
      value: 'error',
      from: { source: 'settings', file: OWN, line: 5 },
    });
    assert.deepEqual(plain.rules['deadline/past'], {
      value: 'off',
      from: { source: 'settings', file: OWN, line: 4 },
    });
    assert.deepEqual(plain.rules['bureau/missing'], {
      value: 'hint',
      from: { source: 'settings', file: OWN, line: 9 },
    });
    assert.deepEqual(plain.rules['bureau/not-named'], {
      value: 'information',
      from: { source: 'preset', preset: 'strict', file: 'house.json', line: 2 },
    });
    assert.deepEqual(plain.phrases['vague'], [
      { value: 'ere long', from: { source: 'settings', file: 'house.json', line: 3 } },
    ]);
    assert.deepEqual(plain.publicationDate, {
      value: '2025-01-01',
      from: { source: 'settings', file: 'house.json', line: 4 },
    });
    assert.deepEqual(plain.drafts, { value: [], from: { source: 'default' } });
    const dated = explain('---\npolicyAddress:\n  publicationDate: 2026-02-02\n---\n');
    assert.deepEqual(dated.publicationDate, {
      value: '2026-02-02',
      from: { source: 'frontMatter', file: 'a/x.md' },
    });
  });

  it('is what the rules go by, whatever the settings', async () => {
    const weight = fc.constantFrom('error', 'warning', 'information', 'hint', 'off');
    const names = fc.constantFrom(...RULES.map(({ name }) => name), 'deadline/*', 'bureau/*');
    const spoken = {
      rules: fc.dictionary(names, weight, { maxKeys: 4 }),
      preset: fc.constantFrom('recommended', 'strict', 'off'),
    };
    const some = fc.record(spoken, { requiredKeys: [] });
    const overrides = fc.array(
      fc.record(
        { files: fc.constantFrom(['x.md'], ['*.md', '!x.md'], ['y.md']), ...spoken },
        { requiredKeys: ['files'] },
      ),
      { maxLength: 3 },
    );
    const settings = fc.tuple(some, overrides).map(([all, list]) => ({ ...all, overrides: list }));
    await fc.assert(
      fc.asyncProperty(settings, settings, async (own, other) => {
        const its = await found({ [OWN]: { extends: '../b.json', ...own }, 'b.json': other });
        const { draft } = its.readers.parser.parse('', { today: TODAY, publicationDate: null });
        const { rules } = explainConfiguration(its, { uri: 'file:///w/a/x.md', draft }, (uri) => uri);
        for (const { name } of RULES) assert.equal(rules[name]?.value, weightOf(its, name));
        // And a rule that is turned off for all drafts is off for all of them.
        const off = withSeverity(
          { uri: `file:///w/${OWN}`, text: JSON.stringify({ extends: '../b.json', ...own }, null, 2) },
          'deadline/vague',
          'off',
        );
        assert.ok(off);
        for (const draftName of ['a/x.md', 'a/y.md', 'a/sub/z.md']) {
          assert.equal(
            weightOf(await found({ [OWN]: off, 'b.json': other }, draftName), 'deadline/vague'),
            'off',
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});
