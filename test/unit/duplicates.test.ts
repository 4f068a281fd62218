import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft } from '../../server/src/draft/draft.js';
import type { SourceRange } from '../../server/src/draft/passage.js';
import { RepetitionIndex } from '../../server/src/rules/likeness/repetition-index.js';
import { GistReader } from '../../server/src/rules/likeness/gist.js';
import { Vocabulary, type WordUse } from '../../server/src/rules/likeness/vocabulary.js';
import { Linter } from '../../server/src/rules/linter.js';
import { duplicateInitiative } from '../../server/src/rules/structure/duplicate-initiative.js';
import { parser, readDraft, seeds } from '../support/reading.js';
import { ROOT } from '../support/shared.js';

const { registry } = seeds;
const PARK = '- Build a sports ground with 3 000 seats in Tuen Mun by end-2027. (CSTB)\n';
const PARK_LATER = '- Construct a sports ground with 3,000 seats in Tuen Mun by end-2028. (DEVB)\n';

/** A workspace: the lines of each draft that are repetitions, with the drafts and lines that they repeat. */
class Workspace {
  readonly told: string[] = [];
  readonly index = new RepetitionIndex((key) => this.told.push(key));
  readonly #drafts = new Map<string, { draft: Draft; document: TextDocument }>();

  write(name: string, text: string, draft = readDraft(text)): this {
    const document = TextDocument.create(`file:///${name}`, 'markdown', 0, text);
    this.#drafts.set(name, { draft, document });
    this.index.update(name, { draft, document, registry });
    return this;
  }

  remove(name: string): this {
    this.#drafts.delete(name);
    this.index.remove(name);
    return this;
  }

  in(name: string): string[] {
    const { draft, document: own } = this.#drafts.get(name)!;
    const lineIn = (document: TextDocument, at: number): number => document.positionAt(at).line + 1;
    return this.index.repetitionsIn(name, draft)!.map(({ start, others }) => {
      const places = others.map(({ document, start: at, likeness }) => {
        const mark = likeness === 'otherDate' ? ' (other date)' : '';
        return `${document?.uri.replace('file:///', '') ?? 'here'}:${lineIn(document ?? own, at)}${mark}`;
      });
      return `${lineIn(own, start)} = ${places.join(', ')}`;
    });
  }
}

function formOf({ word, isFirm }: WordUse): string {
  return isFirm ? `${word.form}!` : word.form;
}

function frontMatter(kind: string, publicationDate: string, bureau = 'SB'): string {
  return `---\npolicyAddress:\n  kind: ${kind}\n  publicationDate: ${publicationDate}\n  bureau: ${bureau}\n---\n\n`;
}

describe('promises that are made twice', () => {
  describe('in labelled pairs', () => {
    interface Pair {
      readonly a: string;
      readonly b: string;
      readonly same: boolean;
      readonly why: string;
    }
    const pairs = readFileSync(path.join(ROOT, 'test/gold/repetitions.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Pair);
    const linter = new Linter([duplicateInitiative], seeds);
    const isFound = ({ a, b }: Pair): boolean => [...linter.lint(readDraft(`- ${a}\n- ${b}\n`))].length > 0;

    it('are found in nearly all of them that are the same, and in none that are two', () => {
      assert.ok(pairs.length >= 60);
      const alarms = pairs.filter((pair) => !pair.same && isFound(pair));
      assert.deepEqual(alarms, []);
      const same = pairs.filter((pair) => pair.same);
      const missed = same.filter((pair) => !isFound(pair)).map(({ why }) => why);
      // Today’s; take out what is found from now on, and never add to it.
      assert.deepEqual(missed, ['paraphrase', 'Chinese']);
    });
  });

  it('are shown where the first of them stands in the draft', () => {
    const text = `# Parks\n\n${PARK}- Pave a lane. (TLB)\n${PARK_LATER}`;
    const [placed, ...others] = [...new Linter([duplicateInitiative], seeds).lint(readDraft(text))];
    assert.deepEqual(others, []);
    const { finding, offset } = placed!;
    const [first] = finding.related!;
    const at = ({ start, end }: SourceRange): string => text.slice(offset + start, offset + end);
    assert.deepEqual(
      [at(finding.range), at(first!.range), first!.document],
      ['Construct a sports ground', 'Build a sports ground', undefined],
    );
  });

  it('are told of further down, and of all drafts that have them', () => {
    const all = new Workspace()
      .write('one.md', `${PARK}- Pave a lane. (TLB)\n${PARK_LATER}`)
      .write('two.md', `# Two\n\n${PARK}`);
    assert.deepEqual(all.in('one.md'), ['1 = two.md:3', '3 = here:1 (other date), two.md:3 (other date)']);
    assert.deepEqual(all.in('two.md'), ['3 = one.md:1, one.md:3 (other date)']);
  });

  it('come and go with the other draft, and those that see it are told', () => {
    const all = new Workspace().write('one.md', PARK).write('two.md', '- Pave a lane. (TLB)\n');
    assert.deepEqual([all.in('one.md'), all.in('two.md')], [[], []]);
    all.write('two.md', `\n${PARK}`);
    assert.deepEqual(all.told, ['one.md']);
    assert.deepEqual(all.in('one.md'), ['1 = two.md:2']);
    all.write('two.md', `\n\n\n${PARK}`);
    assert.deepEqual(all.in('one.md'), ['1 = two.md:4']);
    all.remove('two.md');
    assert.deepEqual(all.in('one.md'), []);
    assert.deepEqual(all.told, ['one.md', 'one.md', 'one.md']);
  });

  it('are the same object while nothing changes, and nobody is told of what concerns nobody', () => {
    const all = new Workspace().write('one.md', PARK);
    const draft = readDraft(PARK_LATER);
    all.write('two.md', PARK_LATER, draft).in('one.md');
    const before = all.index.repetitionsIn('two.md', draft);
    all.write('three.md', '- Pave the long lane to the old pier. (TLB)\n');
    assert.equal(all.index.repetitionsIn('two.md', draft), before);
    assert.deepEqual(all.told, []);
  });

  it('are none of a draft as it was before', () => {
    const before = readDraft(PARK);
    const all = new Workspace().write('one.md', PARK, before).write('one.md', PARK_LATER);
    assert.equal(all.index.repetitionsIn('one.md', before), null);
  });

  it('are looked for in drafts of one kind and edition alone', () => {
    const all = new Workspace()
      .write('supplement.md', frontMatter('supplement', '2025-09-17') + PARK)
      .write('return.md', frontMatter('return', '2025-07-01') + PARK)
      .write('last-year.md', frontMatter('supplement', '2024-10-16') + PARK)
      .write('annex.md', frontMatter('annex', '2025-09-17') + PARK);
    for (const name of ['supplement.md', 'return.md', 'last-year.md', 'annex.md'])
      assert.deepEqual(all.in(name), [], name);
    all.write('return-2.md', frontMatter('return', '2025-07-02', 'DEVB') + PARK);
    assert.deepEqual(all.in('return.md'), ['8 = return-2.md:8']);
  });

  it('are none where two drafts are versions of one text', () => {
    const places = ['Sai Kung', 'Sha Tin', 'Tai Po', 'Fanling', 'Mui Wo', 'Tai O'];
    const version = (date: string): string =>
      places.map((place) => `- Open a library with 90 seats in ${place} by ${date}. (HYAB)\n`).join('');
    const all = new Workspace().write('draft.md', version('2026')).write('draft-2.md', version('2027'));
    assert.deepEqual(all.in('draft.md'), []);
    // A chapter that takes one of them up is no version.
    all.write('chapter.md', version('2026').split('\n')[0]!);
    assert.deepEqual(all.in('chapter.md'), ['1 = draft-2.md:1 (other date), draft.md:1']);
    // Once they have little in common, each of them counts.
    all.write('draft-2.md', version('2027').split('\n').slice(0, 2).join('\n'));
    assert.deepEqual(all.in('draft.md'), [
      '1 = chapter.md:1, draft-2.md:1 (other date)',
      '2 = draft-2.md:2 (other date)',
    ]);
  });

  it('are those of reading anew, whatever is edited', () => {
    const lines = fc.constantFrom(
      PARK, PARK_LATER, '\n', '# Heading\n', '- In Tuen Mun: (CSTB)\n', '- Pave a lane. (TLB)\n', '  - lend a violin to every pupil who asks by 2027\n',
      '- Build a sports ground with 3 000 seats in Sha Tin. (CSTB)\n', '- In Sha Tin: (CSTB)\n', '---\npolicyAddress:\n  kind: return\n---\n', 'x',
    ); // prettier-ignore
    const edit = fc.record({
      name: fc.constantFrom('a.md', 'b.md', 'c.md'),
      at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      remove: fc.integer({ min: 0, max: 120 }),
      insert: fc.array(lines, { maxLength: 4 }).map((some) => some.join('')),
      isRemoved: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    });
    const surroundings = { today: '2026-01-15', publicationDate: '2025-09-17' };
    fc.assert(
      fc.property(fc.array(edit, { minLength: 3, maxLength: 14 }), (edits) => {
        const all = new Workspace();
        const texts = new Map<string, ReturnType<typeof parser.parse> & { text: string }>();
        for (const { name, at, remove, insert, isRemoved } of edits) {
          if (isRemoved) {
            texts.delete(name);
            all.remove(name);
            continue;
          }
          const before = texts.get(name);
          const text = before?.text ?? '';
          const from = Math.floor(at * text.length);
          const to = Math.min(text.length, from + remove);
          const after = text.slice(0, from) + insert + text.slice(to);
          const parsed = before
            ? parser.update(before, after, [{ from, to, newTo: from + insert.length }], surroundings)
            : parser.parse(after, surroundings);
          texts.set(name, { ...parsed, text: after });
          all.write(name, after, parsed.draft);
        }
        const anew = new Workspace();
        for (const [name, { text }] of texts) anew.write(name, text);
        for (const name of texts.keys()) assert.deepEqual(all.in(name), anew.in(name));
      }),
      { numRuns: 200 },
    );
  });

  it('let words go with those that had them, as somebody types letter by letter', () => {
    const all = new Workspace().write('one.md', PARK);
    const words = (round: number): string =>
      Array.from({ length: 40 }, (_, i) => `w${'abcdefghij'[i % 10]}${round}x${i}`).join(' ');
    for (let round = 0; round < 500; round++) all.write('two.md', `- Plan ${words(round)}. (SB)\n`);
    // Twenty thousand words have come and gone.
    assert.ok(all.index.vocabularySize < 10_000, String(all.index.vocabularySize));
    all.write('two.md', PARK_LATER);
    assert.deepEqual(all.in('one.md'), ['1 = two.md:1 (other date)']);
  });

  it('read plain words as they read all others', () => {
    const reader = new GistReader(new Vocabulary());
    const shared = readFileSync(path.join(ROOT, 'test/gold/deadlines.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { readonly text: string }).text);
    let count = 0;
    for (const text of shared) {
      const gistOf = (words: string): unknown => {
        const [item] = readDraft(`- ${words.replace(/\s+/g, ' ')}\n`).passages;
        const gist = item?.kind === 'initiative' ? reader.read(item) : null;
        return gist && { ...gist, deadlines: gist.deadlines.length, words: gist.words.map(formOf) };
      };
      const plain = gistOf(text);
      if (plain !== null) count++;
      // A space that is none of the plain ones has all be read in the slower way.
      assert.deepEqual(gistOf(text.replace(' ', ' \u00a0')), plain, text);
    }
    assert.ok(count > 500, String(count));
  });

  it('are found in reasonable time where a draft says the same thousands of times', () => {
    const rows = Array.from({ length: 3000 }, (_, i) =>
      i % 2 ? PARK : PARK.replace('3 000', `${10_000 + i}`),
    );
    const started = performance.now();
    const all = new Workspace().write('one.md', rows.join('\n'));
    assert.equal(all.in('one.md').length, 1499);
    all.write('one.md', rows.slice(5).join('\n'));
    assert.ok(performance.now() - started < 15_000);
  });
});
