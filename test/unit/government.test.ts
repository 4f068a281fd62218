import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Period } from '../../server/src/bureaux/types.js';
import { inspectInitiatives } from '../../server/src/draft/inspection.js';
import { inEnglish } from '../../server/src/rules/messages.js';
import { severitiesOf } from '../../server/src/workspace/configuration.js';
import { Configurations, type FoundConfiguration } from '../../server/src/workspace/configurations.js';
import { DraftDocument } from '../../server/src/workspace/draft-document.js';
import { KnowledgeBase } from '../../server/src/workspace/knowledge-base.js';
import { CONFIGURATION_MESSAGES, type ConfigurationProblem } from '../../server/src/workspace/problems.js';
import { TODAY, seeds, underlined } from '../support/reading.js';
import { ROOT } from '../support/shared.js';

const SAMPLE = path.join(ROOT, 'seeds/samples/another-government');
const sample = (name: string): string => readFileSync(path.join(SAMPLE, name), 'utf8');

const on = (day: string): Period => [day, day];
const CONFIGURATION = 'file:///w/p/.policyaddress.json';
const MINISTRY = '{ "organisations": [{ "code": "MOF", "nameEn": "Ministry of Finance" }] }';

/** A problem as its reader sees it: the words underlined, and what is said. */
function told(text: string, { start, end, message, args }: ConfigurationProblem): string {
  return `${text.slice(start, end)}: ${inEnglish(CONFIGURATION_MESSAGES[message], args)}`;
}

/** Configurations over files in memory, which may be changed. */
function workspace(
  files: Record<string, string>,
  roots: readonly string[] = ['file:///w'],
): { configurations: Configurations; knowledge: KnowledgeBase; reads: string[] } {
  const reads: string[] = [];
  const read = (uri: string): Promise<string | null> => {
    reads.push(uri);
    return Promise.resolve(files[uri] ?? null);
  };
  const knowledge = new KnowledgeBase(seeds, (rule, error) => {
    throw new Error(`${rule.name} failed`, { cause: error });
  });
  return { configurations: new Configurations({ read }, () => roots, knowledge), knowledge, reads };
}

/** What a configuration says beside the given files of its folder. */
async function found(
  settings: object | string,
  files: Record<string, string> = {},
): Promise<FoundConfiguration> {
  const text = typeof settings === 'string' ? settings : JSON.stringify(settings);
  const all: Record<string, string> = { [CONFIGURATION]: text };
  for (const [name, content] of Object.entries(files)) all[`file:///w/p/${name}`] = content;
  return workspace(all).configurations.for('file:///w/p/draft.md');
}

/** What is told of the configuration. */
const problemsOf = ({ text, problems }: FoundConfiguration): string[] => problems.map((p) => told(text, p));
/** What is told of the files that it names. */
const dataProblemsOf = ({ dataFiles }: FoundConfiguration): string[] =>
  dataFiles.flatMap(({ text, problems }) => problems.map((p) => told(text, p)));

const state = ({ readers }: FoundConfiguration, code: string, day = '2025-09-17'): string | undefined =>
  readers.registry.lookUp(code, on(day))?.state;

describe('another government', () => {
  describe('the sample', () => {
    let its: FoundConfiguration;
    before(async () => {
      its = await found(sample('.policyaddress.json'), {
        'registry.policyaddress.json': sample('registry.policyaddress.json'),
        'calendar.policyaddress.json': sample('calendar.policyaddress.json'),
      });
    });
    const draft = sample('programme.policy.md');
    const findings = (): string[] => {
      const { parser, linter } = its.readers;
      const { publicationDate } = its.configuration;
      const read = parser.parse(draft, { today: TODAY, publicationDate }).draft;
      return [...linter.lint(read, severitiesOf(its.configuration))].map(
        (placed) => `${placed.finding.rule.name} ${underlined(draft, placed)}`,
      );
    };

    it('is read without a problem', () => {
      assert.deepEqual([...problemsOf(its), ...dataProblemsOf(its)], []);
      assert.equal(its.dataFiles.length, 2);
    });

    it('knows its own ministries and nobody of Hong Kong', () => {
      assert.deepEqual(
        its.readers.registry.answerableOn('2026-04-15').map(({ code }) => code),
        ['MHC', 'MOD', 'MOE', 'MOF', 'MOH', 'MOI', 'MOT'],
      );
      for (const code of ['DEVB', 'SB', 'HYAB', 'CSO']) assert.equal(state(its, code), undefined, code);
      assert.equal(state(its, 'MTH', '2023-12-31'), 'inForce');
      assert.equal(state(its, 'MTH', '2024-01-01'), 'notInForce');
      assert.equal(state(its, 'RAIL'), 'department');
    });

    it('knows who oversees its departments, and who took over which subjects', () => {
      const { registry } = its.readers;
      const { organisation: rail } = registry.lookUp('RAIL', on('2026-04-15'))!;
      const overseers = (day: string): string[] =>
        registry.overseersOf(rail, on(day)).map(({ code }) => code);
      assert.deepEqual([overseers('2020-01-01'), overseers('2026-04-15')], [['MTH'], ['MOT']]);
      const { organisation: split } = registry.lookUp('MTH', on('2026-04-15'))!;
      const successors = (words: string): string[] =>
        registry.successorsOf(split, on('2026-04-15'), words).map(({ code }) => code);
      assert.deepEqual(successors('Build council homes'), ['MHC', 'MOT']);
      assert.deepEqual(successors('Replace signals'), ['MOT', 'MHC']);
    });

    it('is what its draft is judged by', () => {
      const wrong = findings().filter((line) => !line.startsWith('bureau/not-named'));
      assert.deepEqual(wrong, [
        'bureau/not-in-force MTH',
        'bureau/not-in-force MTH',
        'bureau/unknown-code DEVB',
        'deadline/past by the end of the 2024-25 financial year',
      ]);
    });

    it('is where its financial year counts', () => {
      const { readers, configuration } = its;
      const surroundings = { today: TODAY, publicationDate: configuration.publicationDate };
      const interval = (parse: typeof readers.parser): unknown => {
        const { draft: read } = parse.parse('- Open in the 2025-26 financial year.\n', surroundings);
        return inspectInitiatives(read, () => 1)[0]!.deadlines[0]!.interval;
      };
      const seeded = new KnowledgeBase(seeds).seeded.parser;
      for (let turn = 0; turn < 2; turn++) {
        assert.deepEqual(interval(readers.parser), ['2025-07-01', '2026-06-30']);
        assert.deepEqual(interval(seeded), ['2025-04-01', '2026-03-31']);
      }
    });
  });

  describe('additions and corrections', () => {
    const with_ = (...bureaux: object[]): Promise<FoundConfiguration> => found({ bureaux });

    it('add to the registry that holds', async () => {
      const its = await with_({
        code: 'MOD',
        name: 'Ministry of Digital',
        aliases: ['DIGI'],
        from: '2025-01-01',
      });
      assert.deepEqual(problemsOf(its), []);
      assert.equal(state(its, 'MOD'), 'inForce');
      assert.equal(state(its, 'MOD', '2024-12-31'), 'notInForce');
      assert.equal(state(its, 'DIGI'), 'inForce');
      assert.equal(state(its, 'SB'), 'inForce');
      assert.equal(
        its.readers.registry.lookUpName('Ministry of Digital', on('2025-09-17'))?.organisation.code,
        'MOD',
      );
    });

    it('correct what is there, and leave the rest of it as it is', async () => {
      const its = await with_({ code: 'TLB', to: '2027-06-30', successors: ['DEVB'] });
      assert.deepEqual(problemsOf(its), []);
      const { organisation } = its.readers.registry.lookUp('TLB', on('2028-01-01'))!;
      assert.deepEqual(
        [organisation.nameEn, organisation.validFrom, organisation.validTo, organisation.successors],
        ['Transport and Logistics Bureau', '2022-07-01', '2027-06-30', ['DEVB']],
      );
      assert.equal(its.readers.registry.organisations.length, seeds.registry.organisations.length);
      assert.equal(seeds.registry.lookUp('TLB', on('2028-01-01'))?.state, 'inForce');
    });

    it('bring a code back for something new where they begin after its end', async () => {
      const its = await with_({ code: 'HAB', name: 'Harbour Affairs Bureau', from: '2027-01-01' });
      const name = (day: string): string | undefined =>
        its.readers.registry.lookUp('HAB', on(day))?.organisation.nameEn;
      assert.deepEqual(
        [name('2021-01-01'), name('2027-01-01')],
        ['Home Affairs Bureau', 'Harbour Affairs Bureau'],
      );
      assert.deepEqual(problemsOf(its), []);
    });

    it('correct the last of those that had a code', async () => {
      const its = await with_({ code: 'HB', name: 'Homes Bureau' });
      const name = (day: string): string | undefined =>
        its.readers.registry.lookUp('HB', on(day))?.organisation.nameEn;
      assert.deepEqual(
        [name('2001-01-01'), name('2025-01-01')],
        ['Housing Bureau (1997-2002)', 'Homes Bureau'],
      );
    });

    it('say who oversees a department, in short or at length', async () => {
      const its = await with_(
        { code: 'RAIL', name: 'Rail Department', kind: 'department', from: '2023-01-01', oversight: 'TLB' },
        {
          code: 'SEA',
          name: 'Sea Department',
          kind: 'department',
          oversight: [{ code: 'THB', from: '2010-01-01', to: '2022-06-30' }],
        },
      );
      assert.deepEqual(problemsOf(its), []);
      const { registry } = its.readers;
      const overseers = (code: string, day: string): string[] =>
        registry.overseersOf(registry.lookUp(code, on(day))!.organisation, on(day)).map((o) => o.code);
      assert.deepEqual(overseers('RAIL', '2025-01-01'), ['TLB']);
      assert.deepEqual(overseers('SEA', '2015-01-01'), ['THB']);
      assert.deepEqual(overseers('SEA', '2025-01-01'), []);
    });

    it('may be of a registry of one’s own', async () => {
      const settings = { registry: 'r.json', bureaux: [{ code: 'MOT', name: 'Ministry of Transport' }] };
      const its = await found(settings, { 'r.json': MINISTRY });
      assert.deepEqual(problemsOf(its), []);
      assert.deepEqual(
        its.readers.registry.organisations.map(({ code }) => code),
        ['MOF', 'MOT'],
      );
    });

    const WRONG: readonly (readonly [entry: object | number, problem: RegExp, isUsed?: boolean])[] = [
      [3, /^3: Write an organisation as \{ "code": "MOF", "name": /],
      [{ name: 'Ministry' }, /^\{"name":"Ministry"\}: “code” is missing here/],
      [{ code: 'NEW' }, /^"NEW": No organisation has the code “NEW” so far\. Give the "name"/],
      [{ code: 'M 1', name: 'One' }, /^"M 1": Write a code of two to ten letters/],
      [
        { code: 'NEW', name: 'N', kind: 'ministry' },
        /^"ministry": Write one of these: "bureau", "office"/,
        true,
      ],
      [{ code: 'NEW', name: 'N', form: '2020' }, /^"form": Nothing here is called “form”/, true],
      [{ code: 'NEW', name: 'N', from: '1 May' }, /^"1 May": Write a day as year, month and day/, true],
      [{ code: 'NEW', name: 'N', from: '2023-02-29' }, /^"2023-02-29": Write a day/, true],
      [
        { code: 'NEW', name: 'N', from: '2020-01-01', to: '2019-01-01' },
        /^"2019-01-01": This last day/,
        true,
      ],
      [{ code: 'NEW', name: 'N', successors: ['XYZ'] }, /^"XYZ": No organisation has the code/, true],
      [{ code: 'NEW', name: 'N', successors: 'SB' }, /^"SB": Write a list of words/, true],
      [{ code: 'NEW', name: 'N', aliases: [7] }, /^7: Write words between quotation marks/, true],
      [{ code: 'NEW', name: 'N', oversight: 7 }, /^7: Write the code of the bureau that oversees it/, true],
      [{ code: 'NEW', name: 'N', oversight: 'XYZ' }, /^"XYZ".*No organisation has the code/, true],
    ];
    for (const [entry, problem, isUsed = false] of WRONG) {
      it(`tell what is wrong with ${JSON.stringify(entry)}, and the others hold`, async () => {
        const its = await found({ bureaux: [3, entry, { code: 'MOD', name: 'Ministry of Digital' }] });
        const [, ...problems] = problemsOf(its);
        assert.equal(problems.length, 1, problems.join('\n'));
        assert.match(problems[0]!, problem);
        assert.equal(state(its, 'MOD'), 'inForce');
        assert.equal(its.readers.registry.lookUp('NEW', on('2025-01-01')) !== null, isUsed);
      });
    }

    it('do not blame an entry for what the registry has without it', async () => {
      const its = await with_({ code: 'ICAC', aliases: ['The Commission'] });
      // Its overseer, CE, is a slip of nobody’s here: but who writes an entry is told of all of it.
      assert.ok(problemsOf(its).every((problem) => problem.includes('CE')));
      assert.deepEqual(problemsOf(await with_({ code: 'MOD', name: 'Ministry of Digital' })), []);
    });
  });

  describe('a file that is named', () => {
    it('may hold comments, and leave out what is not known', async () => {
      const text = '// ours\n{ "organisations": [{ "code": "MOF", "nameEn": "Ministry of Finance", }], }';
      const its = await found({ registry: './r.json' }, { 'r.json': text });
      assert.deepEqual([...problemsOf(its), ...dataProblemsOf(its)], []);
      assert.equal(state(its, 'MOF', '1950-01-01'), 'inForce');
      assert.deepEqual(its.readers.registry.openParties, seeds.registry.openParties);
      assert.equal(its.readers.registry.lookUpName('', on('2025-01-01')), null);
    });

    const OUTSIDE: readonly string[] = [
      '../../r.json',
      'a/../../../r.json',
      '..\\..\\r.json',
      '/w/p/r.json',
      'C:/w/r.json',
      'C:\\w\\r.json',
      'file:///w/p/r.json',
      'https://example.org/r.json',
      '//server/share/r.json',
      '../../ww/r.json',
    ];
    for (const registry of OUTSIDE) {
      it(`may not lie outside: ${registry}`, async () => {
        const files: Record<string, string> = { [CONFIGURATION]: JSON.stringify({ registry }) };
        files['file:///w/p/r.json'] = MINISTRY;
        for (const uri of ['file:///r.json', 'file:///ww/r.json', 'file:///w/r.json']) files[uri] = MINISTRY;
        const { configurations, reads } = workspace(files);
        const its = await configurations.for('file:///w/p/draft.md');
        assert.match(problemsOf(its)[0] ?? '', /leads out of this folder/);
        assert.ok(problemsOf(its)[0]!.startsWith(JSON.stringify(registry)));
        assert.equal(state(its, 'SB'), 'inForce');
        assert.deepEqual(reads, [CONFIGURATION]);
      });
    }

    it('may lie above the configuration in the folder of the workspace, but not without such a folder', async () => {
      const files = { [CONFIGURATION]: '{ "registry": "../r.json" }', 'file:///w/r.json': MINISTRY };
      const within = await workspace(files, ['file:///v', 'file:///w/']).configurations.for(
        'file:///w/p/a.md',
      );
      assert.deepEqual(problemsOf(within), []);
      assert.equal(state(within, 'SB'), undefined);
      for (const roots of [[], ['file:///w/p'], ['file:///v']]) {
        const its = await workspace(files, roots).configurations.for('file:///w/p/a.md');
        assert.match(problemsOf(its)[0] ?? '', /leads out/, roots.join());
        assert.equal(state(its, 'SB'), 'inForce');
      }
    });

    it('is read on file systems that are no disk, and with names that need care', async () => {
      const files = {
        'vscode-vfs://github/o/r/.policyaddress.json': '{ "registry": "our data/#1 größe.json" }',
        'vscode-vfs://github/o/r/our%20data/%231%20gr%C3%B6%C3%9Fe.json': MINISTRY,
      };
      const { configurations } = workspace(files, ['vscode-vfs://github/o/r']);
      const its = await configurations.for('vscode-vfs://github/o/r/a.md');
      assert.deepEqual(problemsOf(its), []);
      assert.equal(state(its, 'MOF'), 'inForce');
    });

    const BROKEN: readonly (readonly [
      what: string,
      file: string | null,
      here: RegExp,
      there: RegExp | null,
      holds: 'its own' | 'the seeds',
    ])[] = [
      ['missing', null, /^"r\.json": There is no file “r\.json”, or it is no text/, null, 'the seeds'],
      [
        'empty',
        '',
        /^"r\.json": Nothing in “r\.json” can be used: see its line 1/,
        /Write all that/,
        'the seeds',
      ],
      ['no object', '\n\n[]', /see its line 3/, /^\[\]: Write all that this file holds/, 'the seeds'],
      [
        'no JSON',
        'MOF = Finance',
        /see its line 1/,
        /^MOF: This file cannot be read from here on/,
        'the seeds',
      ],
      ['too deep', '['.repeat(100_000), /see its line 1/, /too many brackets/, 'the seeds'],
      ['too long', `${MINISTRY}${' '.repeat(2_000_000)}`, /see its line 1/, /too long: no more/, 'the seeds'],
      [
        'empty of organisations',
        '{ "organisations": [] }',
        /Nothing in/,
        /at least one organisation/,
        'the seeds',
      ],
      [
        'of another kind',
        '{ "name": "package" }',
        /Nothing in/,
        /^\{ "name".*“organisations” is missing here/,
        'the seeds',
      ],
      [
        'without a comma',
        MINISTRY.replace('",', '"'),
        /something is wrong, first in line 1/,
        /^"nameEn": This file cannot be read from here on/,
        'its own',
      ],
      [
        'cut off',
        MINISTRY.replace(' }] }', ' },\n { "code": "MOT", "na'),
        /first in line 2/,
        /This file cannot be read from here on/,
        'its own',
      ],
      [
        'wrong in one entry',
        MINISTRY.replace('[{', '[\n{ "code": "MX" },\n{'),
        /first in line 2/,
        /^\{ "code": "MX" \}: “nameEn” is missing here/,
        'its own',
      ],
      [
        'wrong in one field',
        MINISTRY.replace(' }]', ', "validTo": "never" }]'),
        /first in line 1/,
        /^"never": Write a day, for example/,
        'its own',
      ],
      [
        'contradicting itself',
        MINISTRY.replace('[{', '[3, {').replace(' }]', ', "successors": ["MX"] }]'),
        /first in line 1/,
        /^3: Write an organisation as \{ "code": "MOF", "nameEn": /,
        'its own',
      ],
    ];
    for (const [what, file, here, there, holds] of BROKEN) {
      it(`is told of where it is named and where it is ${what}, and ${holds} hold`, async () => {
        const its = await found({ registry: 'r.json' }, file === null ? {} : { 'r.json': file });
        assert.equal(problemsOf(its).length, 1);
        assert.match(problemsOf(its)[0]!, here);
        assert.ok(problemsOf(its)[0]!.startsWith('"r.json"'));
        if (there) assert.match(dataProblemsOf(its)[0] ?? '', there);
        else assert.deepEqual(dataProblemsOf(its), []);
        assert.deepEqual(
          [state(its, 'MOF'), state(its, 'SB')],
          holds === 'its own' ? ['inForce', undefined] : [undefined, 'inForce'],
        );
      });
    }

    it('is told of contradictions at their place, also behind entries that are left out', async () => {
      const text = MINISTRY.replace('[{', '[3, {').replace(' }]', ', "successors": ["MX"] }]');
      const its = await found({ registry: 'r.json' }, { 'r.json': text });
      assert.equal(dataProblemsOf(its)[1], '"MX": No organisation has the code “MX”.');
    });

    it('ends in .json or .jsonc, since of others no change is told', async () => {
      for (const registry of ['r.txt', 'r', '', 3]) {
        assert.match(problemsOf(await found({ registry }))[0] ?? '', /Write the path of a JSON file/);
      }
    });

    it('tells of no more than a hundred problems', async () => {
      const its = await found(
        { registry: 'r.json' },
        { 'r.json': `{ "organisations": [${'3,'.repeat(5000)}3] }` },
      );
      assert.equal(dataProblemsOf(its).length, 100);
    });

    const CALENDAR = sample('calendar.policyaddress.json');
    const CALENDARS: readonly (readonly [
      what: string,
      text: string,
      problem: RegExp,
      financialYear: string,
    ])[] = [
      ['a day in words', CALENDAR.replace('07-01', '1 July'), /^"1 July": Write month and day/, '04-01'],
      ['29 February', CALENDAR.replace('07-01', '02-29'), /^"02-29".*cannot be 29 February/, '04-01'],
      ['31 June', CALENDAR.replace('07-01', '06-31'), /^"06-31": Write month and day/, '04-01'],
      [
        'no school year',
        CALENDAR.replace('"schoolYearStart": "02-01",', ''),
        /“schoolYearStart” is missing/,
        '07-01',
      ],
      [
        'a term that ends first',
        CALENDAR.replace('2025-04-30', '2020-04-30'),
        /^"2020-04-30": This last/,
        '07-01',
      ],
      ['a broken term', CALENDAR.replace('"2021-05-01"', 'null'), /^null: Write a day as/, '07-01'],
      ['nothing of use', '{ "year": "07-01" }', /“financialYearStart” is missing here/, '04-01'],
    ];
    for (const [what, text, problem, start] of CALENDARS) {
      it(`may be a calendar: ${what} is told of, and the rest holds`, async () => {
        const its = await found({ calendar: 'c.json' }, { 'c.json': text });
        assert.match(dataProblemsOf(its)[0] ?? '', problem);
        const { draft } = its.readers.parser.parse('- Open in the 2027-28 financial year.\n', {
          today: TODAY,
          publicationDate: '2025-09-17',
        });
        const [{ deadlines }] = inspectInitiatives(draft, () => 1) as [
          ReturnType<typeof inspectInitiatives>[0],
        ];
        assert.equal(deadlines[0]!.interval?.[0], `2027-${start}`);
      });
    }
  });

  describe('costs nothing more while nothing changes', () => {
    it('gives the same readers when the same is read again, and others when it is not', async () => {
      const files = { [CONFIGURATION]: '{ "registry": "r.json" }', 'file:///w/p/r.json': MINISTRY };
      const { configurations, knowledge } = workspace(files);
      const readers = async (): Promise<unknown> => (await configurations.for('file:///w/p/a.md')).readers;
      const first = await readers();
      assert.notEqual(first, knowledge.seeded);
      configurations.forget();
      assert.equal(await readers(), first);
      files[CONFIGURATION] = '{ "registry": "r.json", "publicationDate": "2025-01-01" }';
      configurations.forget();
      assert.equal(await readers(), first);
      files['file:///w/p/r.json'] = MINISTRY.replace('MOF', 'MF');
      configurations.forget();
      assert.notEqual(await readers(), first);
      files[CONFIGURATION] = '{ "publicationDate": "2025-01-01" }';
      configurations.forget();
      assert.equal(await readers(), knowledge.seeded);
    });

    it('keeps the draft of an open document, and reads it anew with other readers', async () => {
      const { readers } = await found({ registry: 'r.json' }, { 'r.json': MINISTRY });
      const { seeded } = new KnowledgeBase(seeds);
      const document = DraftDocument.create('file:///w/p/a.md', 'markdown', 1, '- Build a road. (SB)\n');
      const surroundings = { today: TODAY, publicationDate: null };
      const states = (parser: typeof seeded.parser): unknown =>
        inspectInitiatives(document.draft(parser, surroundings), () => 1)[0]!.codes.map((code) => code.state);
      const draft = document.draft(seeded.parser, surroundings);
      assert.equal(document.draft(seeded.parser, surroundings), draft);
      assert.deepEqual(states(seeded.parser), ['inForce']);
      assert.deepEqual(states(readers.parser), ['unknown']);
      assert.deepEqual(states(seeded.parser), ['inForce']);
    });

    it('knows which files it hangs on, whether they are there or not', async () => {
      const { configurations } = workspace({ [CONFIGURATION]: '{ "registry": "data/r.json" }' });
      await configurations.for('file:///w/p/a.md');
      assert.ok(configurations.hangsOn('file:///w/p/data/r.json'));
      assert.ok(configurations.hangsOn('file:///w/p/data'));
      assert.ok(!configurations.hangsOn('file:///w/p/dat'));
      assert.ok(!configurations.hangsOn('file:///w/p/data/other.json'));
    });
  });

  it('is set up as docs/settings.md shows', async () => {
    const page = readFileSync(path.join(ROOT, 'docs/settings.md'), 'utf8');
    const examples = [...page.matchAll(/^```jsonc?\n([^]*?)^```$/gm)].map(([, example]) => example!);
    const [settings, names, registry, calendar] = examples as [string, string, string, string];
    assert.equal(examples.length, 4);
    assert.deepEqual(problemsOf(await found(settings)), []);
    const its = await found(names, {
      'registry.policyaddress.json': registry,
      'calendar.policyaddress.json': calendar,
    });
    // The example leaves out the successors, and says so by “…”.
    const left = dataProblemsOf(its).filter((problem) => !/^"M(?:OT|HC)": No organisation has/.test(problem));
    assert.deepEqual(left, []);
    assert.equal(state(its, 'MTH', '2020-01-01'), 'inForce');
    assert.equal(its.dataFiles.length, 2);
  });

  it('never throws, whatever its files hold', async () => {
    const texts = [
      '',
      '{',
      '[',
      'null',
      '3',
      '"a"',
      '{"organisations":{}}',
      '{"__proto__":{"organisations":[]}}',
    ];
    texts.push('{"organisations":[{"code":"__proto__","nameEn":"constructor"}]}', '\u0000', '{"meta":3}');
    for (const text of texts) {
      const its = await found({ registry: 'r.json', calendar: 'r.json', bureaux: [] }, { 'r.json': text });
      assert.ok(dataProblemsOf(its).length > 0, text);
      assert.equal(state(its, 'SB'), 'inForce', text);
    }
  });

  it('has places in problems that are right in UTF-16 and with other line ends', async () => {
    const text = '{\r\n  // 🚧 組\r\n  "organisations": [{ "code": "財", "nameEn": "F" }]\r\n}';
    const { dataFiles } = await found({ registry: 'r.json' }, { 'r.json': text });
    const [problem] = dataFiles[0]!.problems;
    const place = TextDocument.create('', '', 0, text).positionAt(problem!.start);
    assert.deepEqual(place, { line: 2, character: 30 });
  });
});
