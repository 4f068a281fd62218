import { strict as assert } from 'node:assert';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { generateDraft } from '../../scripts/generate-drafts.mjs';
import { inspectInitiatives } from '../../server/src/draft/inspection.js';
import { changesOf, formatted } from '../support/formatting.js';
import { meaningOf } from '../support/markdown.js';
import { linter, readDraft } from '../support/reading.js';
import { MATERIAL, ROOT, withMaterial } from '../support/shared.js';

/** More by hand: `FUZZ_RUNS=20000 npm run test:unit -- --grep "what formatting" --timeout 0`. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 1500);

/** Letters and figures, but for the codes of tags, which may change their case or be named once only. */
function lettersOf(text: string): string {
  return text.replace(/\b(?:SB|HYAB|CMAB|TLB|DEVB|and)\b|[^\p{L}\p{N}]/giu, '').toLowerCase();
}

function initiativesOf(text: string): unknown {
  return inspectInitiatives(readDraft(text), () => 0).map(({ id, sections, bureaux, deadlines, status }) => ({
    id,
    sections,
    bureaux: [...new Set(bureaux)],
    deadlines: deadlines.map(({ kind, interval }) => [kind, interval]),
    status,
  }));
}

function findingsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { finding } of linter.lint(readDraft(text))) {
    const key = JSON.stringify([finding.rule.name, finding.message]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** What holds whatever the text is. */
function check(text: string): void {
  const after = formatted(text);
  assert.equal(formatted(after), after, 'a second time changes nothing');
  assert.equal(lettersOf(after), lettersOf(text), 'words');
  assert.deepEqual(initiativesOf(after), initiativesOf(text));
  const before = findingsOf(text);
  for (const [finding, count] of findingsOf(after)) assert.ok(count <= (before.get(finding) ?? 0), finding);
  // Changes are apart, and none is larger than it has to be.
  let at = 0;
  for (const change of changesOf(text)) {
    assert.ok(change.start >= at && change.end >= change.start);
    assert.ok(change.end - change.start <= 400, 'never the document');
    at = change.end;
  }
}

describe('what formatting leaves as it is', () => {
  const plain = [
    '- Build a park. (SB)\n', '* Plant trees. (sb)\n', '+ Plant  trees.(TLB) \n', '\n', '\n\n', ' \n', '\r\n', '# ', '## Heading\n',
    '# **A** b *c*\n', '#  T  ##\n', '- ', ' ', '  - nested (TLB)\n', '  + also\n', '    - far in\n', '-   wide (TLB)\n', '    more\n',
    '  on\n', '***\n', '* * *\n', 'a\n', 'a  b\n', '```\n', '``` x\ny  z\n\n\n```\n', '> ', '> q  q\n', '| a |\n|---|\n', '| a  b |\n',
    '(', 'x', ' by end-2026', '1. ', '1.  one\n', '-\ttab\n', 'word  word\n', 'hard   \n', '    code  c\n', '      code  c\n',
    '<div>\n', '</div>\n', '<!-- c -->\n', '<!-- c\n\n* d  e\n-->\n', '**', '_', '*', '\\', '`', '`` a  b ``', '[a](b  "c  d")',
  ]; // prettier-ignore
  /** What drafts have and Markdown has not, or has in another way. */
  const ours = [
    '• Build a pool. (HYAB, CMAB)\n', '  • nested  (TLB)\n', '- · Build. (SB)\n', '\r', '\t', '---\n', '===\n', '---\npolicyAddress:\n  kind: return\n',
    '<!-- ', '-->', ')', '2)  ', 'а', 'Lost. (SB)\n', '（SB）', 'Done by 2026.(SB)', '中文。（SB）\n', '( SB , TLB)', '\u00a0', '\u3000', '\ufeff', '🚧',
    '<!-- policy-address-disable-next-line deadline/missing -->\n', '  <!-- policy-address-disable -- why -->\n',
    ' <!-- policy-address-disable-line bureau/missing, deadline/vague -->', '<!-- policy-address-enable -->',
  ]; // prettier-ignore
  const texts = (pieces: readonly string[], most: number): fc.Arbitrary<string> =>
    fc.array(fc.constantFrom(...pieces), { maxLength: most, size: 'max' }).map((some) => some.join(''));

  it('is words, initiatives and their times and bureaux; a second time changes nothing', () => {
    fc.assert(fc.property(texts([...plain, ...ours], 25), check), { numRuns: RUNS });
  }).timeout(120_000);

  it('is what Markdown means, to another reader of Markdown', () => {
    const lost = ['structure/unbulleted-initiative'];
    fc.assert(
      fc.property(texts(plain, 15), (text) => {
        assert.deepEqual(meaningOf(formatted(text, lost)), meaningOf(text));
      }),
      { numRuns: RUNS },
    );
  }).timeout(120_000);

  it('is how each line ends', () => {
    const breaks = fc.constantFrom('\n', '\r\n', '\r');
    const line = fc.constantFrom(
      '- Build a park. (SB)',
      '',
      '# *A*',
      'a  b',
      '  ',
      '* c',
      '• Do. (sb)',
      'x  ',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(line, breaks), { maxLength: 12 }), (lines) => {
        const text = lines.map((pair) => pair.join('')).join('');
        const of = (source: string): string[] =>
          [...source.matchAll(/([^\r\n]*)(\r\n|\r|\n)/g)].flatMap(([, words, end]) =>
            words!.trim() ? [end!] : [],
          );
        assert.deepEqual(of(formatted(text)), of(text));
      }),
      { numRuns: RUNS },
    );
  });

  const samples = path.join(ROOT, 'seeds/samples');
  for (const name of readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.md'),
  )) {
    it(`is so in ${name}`, () => check(readFileSync(path.join(samples, name), 'utf8')));
  }
  it('is so in fixtures of the rules', () => {
    const fixtures = path.join(ROOT, 'test/fixtures');
    for (const name of readdirSync(fixtures, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.md')) continue;
      const text = readFileSync(path.join(fixtures, name), 'utf8');
      const after = formatted(text);
      assert.equal(formatted(after), after, name);
      assert.deepEqual(initiativesOf(after), initiativesOf(text), name);
    }
  });
  it('is so in drafts of some size', () => {
    for (const seed of [1, 2, 3]) check(generateDraft(40_000, { seed }));
  });
  withMaterial('is so in the real Supplement', () => {
    it('as it is', () => check(readFileSync(MATERIAL.supplement, 'utf8')));
    it('with other line ends', () =>
      check(readFileSync(MATERIAL.supplement, 'utf8').replaceAll('\n', '\r\n')));
  });
});
