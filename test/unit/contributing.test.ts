import { strict as assert } from 'node:assert';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Linter } from '../../server/src/rules/linter.js';
import type { Rule } from '../../server/src/rules/types.js';
import { asExpectations, expectationsIn } from '../support/fixtures.js';
import { readDraft, seeds } from '../support/reading.js';
import { ROOT } from '../support/shared.js';

describe('CONTRIBUTING', () => {
  const text = readFileSync(path.join(ROOT, 'CONTRIBUTING.md'), 'utf8').replaceAll('\r\n', '\n');
  /** The first block of code behind some words. */
  const block = (words: string): string =>
    /^(`{3,4})\w+\n([^]*?)^\1$/m.exec(text.slice(text.indexOf(words)))![2]!;

  it('adds a rule that finds what its fixture expects, and what its page shows', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'policy-address-'));
    try {
      const file = path.join(folder, 'rule.mts');
      const sources = pathToFileURL(path.join(ROOT, 'server/src/')).href;
      writeFileSync(file, block('**1. The rule.**').replace("'../../", `'${sources}`));
      const { exclamation } = (await import(pathToFileURL(file).href)) as { exclamation: Rule };
      const linter = new Linter([exclamation], seeds);
      const fixture = block('**3. A fixture:**');
      assert.deepEqual(
        asExpectations(fixture, [...linter.lint(readDraft(fixture))]),
        expectationsIn(fixture),
      );
      const page = block('**4. A page.**');
      const found = (kind: string): number => {
        const example = new RegExp(`^\`\`\`policy-address ${kind}\\n([^]*?)^\`\`\`$`, 'm').exec(page)![1]!;
        return [...linter.lint(readDraft(example))].length;
      };
      assert.deepEqual([found('bad'), found('good')], [1, 0]);
      const defects = readFileSync(path.join(ROOT, 'seeds/samples/defects.md'), 'utf8');
      const [added] = [...linter.lint(readDraft(block('**5. A defect.**')))];
      assert.equal(added?.finding.rule, exclamation);
      assert.match(
        block('Here it is one line'),
        new RegExp(`^\\+ +${defects.split('\n').length} +hint +information +text/exclamation +!$`, 'm'),
        'the line that the corpus gets is the one behind the last of the sample',
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
