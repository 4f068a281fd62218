import { strict as assert } from 'node:assert';
import { departmentsInWords } from '../../client/src/commands/bureau-details.js';
import type { ListedBureau } from '../../server/src/protocol/index.js';

const department = (code: string, nameEn: string, nameZhHant = ''): ListedBureau['departments'][number] => ({
  code,
  nameEn,
  nameZhHant,
});

const SECURITY: ListedBureau = {
  code: 'SB',
  nameEn: 'Security Bureau',
  nameZhHant: '保安局',
  departments: [
    department('CSD', 'Correctional Services Department', '懲教署'),
    department('FSD', 'Fire Services Department', '消防處'),
    department('GFS', 'Government Flying Service'),
    department('ImmD', 'Immigration Department', '入境事務處'),
  ],
};

describe('the departments of a bureau in a list', () => {
  it('are their codes', () => {
    assert.equal(departmentsInWords(SECURITY, ''), 'CSD, FSD, GFS, ImmD');
    assert.equal(departmentsInWords(SECURITY, ' '), 'CSD, FSD, GFS, ImmD');
    assert.equal(departmentsInWords(SECURITY, 'SB'), 'CSD, FSD, GFS, ImmD');
  });

  it('spell out those that are looked for, and put them first', () => {
    const fire = 'FSD (Fire Services Department · 消防處), CSD, GFS, ImmD';
    for (const words of ['fire', 'Fire S', ' fire services ', '消防']) {
      assert.equal(departmentsInWords(SECURITY, words), fire);
    }
    assert.equal(departmentsInWords(SECURITY, 'flying'), 'GFS (Government Flying Service), CSD, FSD, ImmD');
  });

  it('are spelt out only where they are few', () => {
    const found = departmentsInWords(
      { ...SECURITY, departments: [...SECURITY.departments, department('XD', 'X Department')] },
      'department',
    );
    assert.match(found, /^CSD \([^)]+\), FSD \([^)]+\), ImmD \([^)]+\), GFS, XD$/);
  });
});
