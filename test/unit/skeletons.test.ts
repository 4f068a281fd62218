import { strict as assert } from 'node:assert';
import { readDay } from '../../client/src/commands/day.js';
import { type NewDraft, type SkeletonLanguage, draftText } from '../../client/src/commands/skeleton.js';
import { BACK, type Step, walk } from '../../client/src/commands/walk.js';
import { isAnswerable, isInForce } from '../../server/src/bureaux/registry.js';
import type { Draft } from '../../server/src/draft/draft.js';
import { KINDS, LANGUAGES } from '../../server/src/draft/metadata.js';
import { tagOf } from '../../server/src/draft/passage.js';
import { linter, readDraft, seeds } from '../support/reading.js';
import { expansions, tabStops } from '../support/snippets.js';

const DAY = '2025-09-17';
const BUREAUX = seeds.registry.organisations.filter((o) => isAnswerable(o) && isInForce(o, [DAY, DAY]));
const CODES = BUREAUX.map(({ code }) => code);
const YOUTH = BUREAUX.find(({ code }) => code === 'HYAB')!;
const THIS_YEAR = 2026;

/** The texts of a new draft: nothing filled in, then with each other choice. */
function textsOf(draft: NewDraft): string[] {
  const { frontMatter, body } = draftText(draft, CODES, THIS_YEAR);
  return expansions(body, {}).map((text) => frontMatter + text);
}

function findingsOf(draft: Draft): string[] {
  return [...linter.lint(draft)].map(({ finding }) => finding.rule.name);
}

/** Times are read in English only, so a Chinese draft is said to have none. */
function expectedFindings({ language, kind }: NewDraft): string[] {
  return language === 'zh-Hant' && kind !== 'address' ? ['deadline/missing', 'deadline/missing'] : [];
}

describe('a new draft', () => {
  for (const kind of KINDS) {
    for (const language of LANGUAGES) {
      for (const publicationDate of [DAY, null]) {
        for (const bureau of [YOUTH, null]) {
          const draft: NewDraft = { kind, language, publicationDate, bureau };
          const title = [kind, language, publicationDate ?? 'no date', bureau?.code ?? 'no bureau'].join(
            ', ',
          );
          it(title, () => {
            for (const text of textsOf(draft)) {
              const read = readDraft(text, null);
              const { metadata } = read;
              assert.equal(metadata.declared, true);
              assert.deepEqual(metadata.problems, []);
              assert.deepEqual(
                [metadata.kind, metadata.language, metadata.publicationDate, metadata.bureau],
                [kind, language, publicationDate, bureau?.code ?? null],
              );
              const year = publicationDate === null ? THIS_YEAR : 2025;
              assert.equal(read.circumstances.publication.year, year, 'the title tells the year');
              assert.deepEqual(
                read.passages.map((p) => (p.kind === 'heading' ? p.level : p.kind)),
                [1, 2, 3, 'initiative', 'initiative'],
                text,
              );
              for (const index of read.initiatives) {
                const initiative = read.initiative(index);
                const tag = tagOf(initiative);
                if (kind === 'address') assert.equal(tag, null);
                else
                  assert.deepEqual(
                    [tag?.slips, tag?.houseForm],
                    [[], text.slice(...placeOf(read, index, tag!))],
                  );
                if (bureau && kind !== 'address')
                  assert.deepEqual(
                    tag!.codes.map((c) => c.written),
                    ['HYAB'],
                  );
                if (language === 'en' && kind !== 'address')
                  assert.equal(initiative.times.deadlines.length, 1);
              }
              assert.deepEqual(findingsOf(read), expectedFindings(draft), text);
              assert.doesNotMatch(text, /[<>{}|]|undefined|null/, 'every slot is filled');
              assert.match(text, /[^\n]\n$/);
            }
          });
        }
      }
    }
  }

  /** Where a tag stands in the text of its draft, which has no line breaks within initiatives. */
  function placeOf(draft: Draft, index: number, tag: { start: number; end: number }): [number, number] {
    const initiative = draft.initiative(index);
    const first = draft.starts[index]! + initiative.lines[0]!.source;
    return [first + tag.start, first + tag.end];
  }

  it('lets Tab walk through all that is to be filled in, once each', () => {
    const walks = (draft: Partial<NewDraft>): number[] => {
      const whole: NewDraft = {
        kind: 'supplement',
        publicationDate: DAY,
        bureau: null,
        language: 'en',
        ...draft,
      };
      return tabStops(draftText(whole, CODES, THIS_YEAR).body);
    };
    assert.deepEqual(walks({}), [2, 3, 4, 5, 6, 7, 8, 9, 0]);
    assert.deepEqual(walks({ publicationDate: null }), [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]);
    assert.deepEqual(walks({ bureau: YOUTH }), [2, 3, 4, 5, 7, 8, 0]);
    assert.deepEqual(walks({ kind: 'address' }), [2, 3, 4, 5, 0]);
  });

  it('is called after its bureau where it is a return', () => {
    const heading = (language: SkeletonLanguage, bureau: typeof YOUTH | null): string => {
      const [text] = textsOf({ kind: 'return', publicationDate: DAY, bureau, language });
      return /^# (.*)$/m.exec(text!)![1]!;
    };
    assert.equal(
      heading('en', YOUTH),
      'Return of the Home and Youth Affairs Bureau for the 2025 Policy Address',
    );
    assert.equal(heading('en', null), 'Return for the 2025 Policy Address');
    assert.equal(heading('zh-Hant', YOUTH), '民政及青年事務局就2025年施政報告提交的措施');
  });

  it('offers the bureaux it is given, and does not take their names for parts of a snippet', () => {
    const odd = { code: 'A$B', nameEn: 'Bureau of ${1:Odd} Names \\ }', nameZhHant: '' };
    const draft: NewDraft = { kind: 'return', publicationDate: DAY, bureau: odd, language: 'en' };
    const [text] = expansions(draftText(draft, [], THIS_YEAR).body, {});
    assert.ok(text!.startsWith('# Return of the Bureau of ${1:Odd} Names \\ } for the 2025'), text);
    assert.ok(text!.includes('(A$B)'));
    const { body } = draftText({ ...draft, bureau: null }, ['SB', 'A,B', 'C|D'], THIS_YEAR);
    assert.ok(body.includes('${6|relevant bureaux,SB,A\\,B,C\\|D|}'), body);
  });
});

describe('a day', () => {
  const READ: readonly (readonly [written: string, day: string | null])[] = [
    ['', null],
    ['  ', null],
    ['2025-09-17', '2025-09-17'],
    [' 2025-09-17 ', '2025-09-17'],
    ['2028-02-29', '2028-02-29'],
    ['17 September 2025', '2025-09-17'],
    ['1 sep 2025', '2025-09-01'],
    ['17 Sept. 2025', '2025-09-17'],
    ['7  MAY 2026', '2026-05-07'],
    ['2025年9月17日', '2025-09-17'],
    ['2025 年 10 月 1 日', '2025-10-01'],
  ];
  for (const [written, day] of READ) {
    it(JSON.stringify(written), () => assert.deepEqual(readDay(written), { day }));
  }

  const WRONG: readonly (readonly [written: string, problem: string])[] = [
    ['2025-9-17', 'form'],
    ['17/09/2025', 'form'],
    ['9.10.2025', 'form'],
    ['September 2025', 'form'],
    ['next year', 'form'],
    ['17 Septober 2025', 'form'],
    ['20250917', 'form'],
    ['2025-09-17T00:00', 'form'],
    ['2025-09-31', 'calendar'],
    ['2025-02-29', 'calendar'],
    ['2025-13-01', 'calendar'],
    ['2025-00-10', 'calendar'],
    ['31 June 2026', 'calendar'],
    ['0 June 2026', 'calendar'],
    ['2025年2月30日', 'calendar'],
  ];
  for (const [written, problem] of WRONG) {
    it(`${JSON.stringify(written)} is none`, () => assert.deepEqual(readDay(written), { problem }));
  }
});

describe('questions', () => {
  /** Asks for letters; `script` says what the user does each time: a letter, “<” for back, “.” to stop. */
  async function ask(script: string): Promise<{ answers: string | undefined; seen: string[] }> {
    const seen: string[] = [];
    const steps = [0, 1, 2].map((at): Step<string> => {
      return (answers) => {
        const done = script[seen.length]!;
        seen.push(`${at}:${answers}`);
        const next = answers.slice(0, at) + done + answers.slice(at + 1);
        return Promise.resolve(done === '<' ? BACK : done === '.' ? undefined : next);
      };
    });
    return { answers: await walk(steps, '---'), seen };
  }

  it('follow each other', async () => {
    const { answers, seen } = await ask('abc');
    assert.equal(answers, 'abc');
    assert.deepEqual(seen, ['0:---', '1:a--', '2:ab-']);
  });

  it('go back as far as one likes, and know what was answered', async () => {
    const { answers, seen } = await ask('ab<<<xyz');
    assert.equal(answers, 'xyz');
    assert.deepEqual(seen, ['0:---', '1:a--', '2:ab-', '1:ab-', '0:ab-', '0:ab-', '1:xb-', '2:xy-']);
  });

  it('stop at once', async () => {
    assert.deepEqual(await ask('a.'), { answers: undefined, seen: ['0:---', '1:a--'] });
  });
});
