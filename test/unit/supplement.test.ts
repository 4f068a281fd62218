import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inspectInitiatives } from '../../server/src/draft/inspection.js';
import { looksLikeDraft } from '../../server/src/draft/recognition.js';
import { lineOf, linter, readDraft } from '../support/reading.js';
import { MATERIAL, readSupplement, withMaterial } from '../support/shared.js';

interface Gold {
  line: number;
  text: string;
  deadlines: {
    quote: string;
    start: number;
    kind: string;
    interval: unknown;
    approx: boolean;
    earlier: boolean;
  }[];
  vague: string[];
  status: string;
  bureaux: string[];
  relevant: boolean;
}

withMaterial('the real Supplement', () => {
  const text = readSupplement();
  const gold = readFileSync(path.join(MATERIAL.gold, 'seed.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Gold);
  const initiatives = inspectInitiatives(readDraft(text, '2023-10-25'), (offset) => lineOf(text, offset));

  it('is recognised as it is', () => assert.ok(looksLikeDraft(readDraft(text, null))));

  it('holds the 54 initiatives, word for word', () => {
    assert.deepEqual(
      initiatives.map(({ line, text: words }) => [line, words]),
      gold.map((g) => [g.line, g.text]),
    );
  });

  it('names their bureaux', () => {
    assert.deepEqual(
      initiatives.map(({ bureaux, andRelevantBureaux }) => [bureaux, andRelevantBureaux]),
      gold.map(({ bureaux, relevant }) => [bureaux, relevant]),
    );
  });

  it('has the deadlines, vague words and status of the labels', () => {
    for (const [i, g] of gold.entries()) {
      const ours = initiatives[i]!;
      const binding = g.deadlines.filter(({ kind }) => kind !== 'past' && kind !== 'duration');
      assert.deepEqual(
        ours.deadlines.map((d) => [d.quote, d.start, d.kind, d.interval, d.approximate, d.orEarlier]),
        binding.map((d) => [d.quote, d.start, d.kind, d.interval, d.approx, d.earlier]),
        `line ${g.line}`,
      );
      assert.deepEqual(
        ours.vague.map(({ quote }) => quote),
        g.vague,
        `line ${g.line}`,
      );
      assert.equal(ours.status, g.status, `line ${g.line}`);
    }
  });

  it('raises what a careful editor would, and of its bureaux only that two are named and not tagged', () => {
    const draft = readDraft(text, null);
    const lines = (rule: string): number[] =>
      [...linter.lint(draft)]
        .filter(({ finding }) => finding.rule.name.startsWith(rule))
        .map(({ finding, offset }) => lineOf(text, offset + finding.range.start));
    assert.deepEqual(lines('bureau/'), [55, 85]);
    assert.deepEqual(lines('bureau/not-named'), [55, 85]);
    assert.deepEqual(lines('structure/unbulleted-initiative'), [29, 89, 93]);
    assert.deepEqual(lines('structure/bullet-glyph'), [19, 23, 27, 33, 37, 39, 45, 55, 72, 79, 108]);
    assert.deepEqual(lines('structure/heading-emphasis'), [13, 15, 35, 41, 91, 95, 105, 113]);
    assert.deepEqual(lines('structure/heading-level'), [41, 97]);
    assert.deepEqual(lines('structure/several-promises'), [51, 56]);
    assert.deepEqual(lines('structure/metadata'), [7]);
    for (const none of ['empty-section', 'split-list', 'no-full-stop', 'front-matter']) {
      assert.deepEqual(lines(`structure/${none}`), []);
    }
    assert.deepEqual(lines('text/homoglyph'), [67]);
    assert.deepEqual(lines('commitment/escape-clause'), [85]);
    assert.deepEqual(lines('commitment/study-only'), [37, 101]);
    assert.deepEqual(lines('commitment/open-list'), [19, 101]);
    assert.deepEqual(lines('commitment/hidden-actor'), []);
    assert.deepEqual(lines('text/ocr'), [56, 56, 63]);
    assert.deepEqual(lines('text/slash-spacing'), [78, 93]);
    assert.deepEqual(lines('text/'), [56, 56, 63, 67, 78, 93]);
    assert.deepEqual(lines('deadline/vague'), [78, 85, 102]);
    assert.deepEqual(
      lines('deadline/missing'),
      gold.filter((g) => g.status === 'missing').map((g) => g.line),
    );
  });
});
