import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { snapshots } from '../../scripts/corpus.mjs';
import { ROOT } from '../support/shared.js';

/** What to do about a difference. */
const HOW_TO_ACCEPT =
  'The rules find something else in the corpus than they did. Look at each line that came or went; ' +
  'where it is as it should be, accept it with "npm run generate".';

describe('the corpus', () => {
  for (const { file, text } of snapshots()) {
    if (text === null) it.skip(`has in ${file} what is found (left out: its drafts are not here)`);
    else {
      it(`has in ${file} what is found`, () => {
        const target = path.join(ROOT, file);
        const written = existsSync(target) ? readFileSync(target, 'utf8').replaceAll('\r\n', '\n') : '';
        const [now, before] = [new Set(text.split('\n')), new Set(written.split('\n'))];
        const came = [...now].filter((line) => !before.has(line)).map((line) => `+ ${line}`);
        const went = [...before].filter((line) => !now.has(line)).map((line) => `- ${line}`);
        assert.ok(text === written, [HOW_TO_ACCEPT, `In ${file}:`, ...went, ...came].join('\n'));
      });
    }
  }

  it('holds no more of the real Supplement than a few words of each finding', () => {
    const rows = readFileSync(path.join(ROOT, 'test/corpus/supplement.txt'), 'utf8').split('\n');
    for (const row of rows.filter((line) => /^ *\d+ /.test(line))) {
      const [, words = ''] = /^ *\d+ +\S+ +\S+ +\S+\/\S+ *(.*)$/.exec(row)!;
      assert.ok(words.replace(/ …$/, '').split(' ').length <= 6, row);
    }
  });
});
