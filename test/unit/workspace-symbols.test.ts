import { strict as assert } from 'node:assert';
import { queryWords } from '../../server/src/features/search-key.js';
import { workspaceSymbols } from '../../server/src/features/workspace-symbols.js';
import { knownDraft } from '../support/reading.js';

const TEXT = `# Programme

## Homes

- Build 5 000 flats for young families in the northern districts, with a school, a clinic and a market hall beside the harbour, by end-2024. (HB, DEVB)
- Reserve land for housing from 2025 to 2027. (DEVB)

## Safety

- Train the fire crews within two years. (SB)
- Review the Guard's code in due course. (XYZ, SB)
- 興建海濱長廊，於2026年完成。（發展局）
- Meet the café owners:
  - every quarter of 2026 (Security Bureau)
`;

const known = knownDraft(TEXT, '2023-10-25');
const find = (query: string, most = 1000): string[] =>
  workspaceSymbols(known, queryWords(query), most).map(
    ({ location }) => /[\p{L}]+/u.exec(known.textDocument.getText(location.range))![0],
  );
const nameOf = (query: string): string => workspaceSymbols(known, queryWords(query), 1)[0]!.name;

describe('workspace symbols', () => {
  it('are found by the beginnings of their words, in any order and case', () => {
    assert.deepEqual(find('hous'), ['Build', 'Reserve']);
    assert.deepEqual(find('HOUSING resERVE'), ['Reserve']);
    assert.deepEqual(find('harb flats'), ['Build']);
    assert.deepEqual(find('ouse'), []);
    assert.deepEqual(find('海濱'), ['興建海濱長廊']);
    assert.deepEqual(find("guard's"), ['Review']);
  });

  it('are found by bureau: its code, the name of it, what is written where nobody has it', () => {
    assert.deepEqual(find('SB'), ['Train', 'Review', 'every']);
    assert.deepEqual(find('security bureau'), find('sb'));
    assert.deepEqual(find('保安局'), find('sb'));
    assert.deepEqual(find('devb'), ['Build', 'Reserve', '興建海濱長廊']);
    assert.deepEqual(find('xyz'), ['Review']);
  });

  it('are found by the years that their deadlines touch, and by all of these together', () => {
    assert.deepEqual(find('2024'), ['Build', 'Train']);
    assert.deepEqual(find('2026'), ['Reserve', '興建海濱長廊', 'every']);
    assert.deepEqual(find('DEVB 2026 housing'), ['Reserve']);
    assert.deepEqual(find('SB 2024 housing'), []);
  });

  it('are all of them where nothing is asked, up to a number', () => {
    assert.equal(find('').length, 6);
    assert.equal(find(' · ', 2).length, 2);
  });

  it('say where they are', () => {
    const [symbol] = workspaceSymbols(known, ['reserve'], 1);
    assert.equal(symbol!.containerName, 'Homes · one.md');
    assert.deepEqual(symbol!.location.range.start, { line: 5, character: 0 });
    assert.equal(symbol!.name, 'Reserve land for housing from 2025 to 2027. · DEVB · 2025, 2026, 2027');
  });

  it('hold in their names what they were found by, so that an editor which filters again keeps them', () => {
    for (const query of [
      'harbour',
      'clinic market',
      'HB',
      'housing bureau',
      '2024',
      'development 2024 hall families',
    ]) {
      const name = nameOf(query);
      assert.ok(name.length <= 128 - '$(symbol-event) '.length, name);
      for (const word of query.split(' ')) assert.ok(name.toLowerCase().includes(word.toLowerCase()), name);
    }
    assert.match(nameOf('harbour'), /^Build 5 000 flats .*… · …harbour, by end-2024\. · HB, DEVB · 2024$/);
  });
});
