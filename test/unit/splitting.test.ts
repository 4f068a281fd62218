import { strict as assert } from 'node:assert';
import { asInitiative, partsAt } from '../../server/src/draft/splitting.js';

const parts = (text: string, where: 'semicolons' | 'sentences'): string[] =>
  partsAt(text, text, where).map(({ start, end }) => text.slice(start, end));

describe('splitting an initiative', () => {
  for (const [text, expected] of [
    ['Build a park; open a pool; and paint it.', ['Build a park', 'open a pool', 'and paint it.']],
    ['Build a park.', ['Build a park.']],
    [
      'Build a park (big; new); open “a; b”; see [x; y].',
      ['Build a park (big; new)', 'open “a; b”', 'see [x; y].'],
    ],
    ['Spend on R&amp;D; build.', ['Spend on R&amp;D', 'build.']],
    ['See https://a.hk/x;y=1 for it; build.', ['See https://a.hk/x;y=1 for it', 'build.']],
    ['興建公園；開放泳池。', ['興建公園', '開放泳池。']],
    ['Build 1) a park; 2) a pool', []],
    ['Build a park;', ['Build a park']],
    ['**Build a park; open** a pool.', []],
    ['Build (a park; open a pool.', ['Build (a park', 'open a pool.']],
    ["Play 'a; b' at the users' request; don't pay.", ["Play 'a; b' at the users' request", "don't pay."]],
    ['Serve by (a) opening a library; (b) building a pool; and (c) painting it.', []],
    ['推動：（一）研究；（二）發展。', []],
    ['Build a park; and', []],
    ['Build parks; pools; etc.', []],
    ['Build a park; [x] open it.', []],
  ] as const) {
    it(`at its semicolons: ${text}`, () => assert.deepEqual(parts(text, 'semicolons'), expected));
  }

  for (const [text, expected] of [
    ['Build a park. Open a pool! Paint it.', ['Build a park.', 'Open a pool!', 'Paint it.']],
    [
      'Amend Cap. 486 and No. 5 (e.g. Part X. Y). Open 1.5 pools.',
      ['Amend Cap. 486 and No. 5 (e.g. Part X. Y).', 'Open 1.5 pools.'],
    ],
    [
      'Ask Dr. Chan, i.e. Mr. A. Chan, at 5 p.m. Sunday.',
      ['Ask Dr. Chan, i.e. Mr. A. Chan, at 5 p.m. Sunday.'],
    ],
    ['Meet the U.S. Consul. Go.', ['Meet the U.S. Consul.', 'Go.']],
    [
      'Dig below Mt. Davis and Nathan Rd. Station. Amend Sch. A and Reg. B.',
      ['Dig below Mt. Davis and Nathan Rd. Station.', 'Amend Sch. A and Reg. B.'],
    ],
    ['Build a park. (LCSD Ground)', ['Build a park. (LCSD Ground)']],
    ['興建公園。（見附件）。開放泳池。', ['興建公園。（見附件）。', '開放泳池。']],
    ['Build a park.\nOpen a pool.', ['Build a park.', 'Open a pool.']],
    ['Build it, etc. and so on... Then rest.', ['Build it, etc. and so on... Then rest.']],
    ['興建公園。開放泳池。', ['興建公園。', '開放泳池。']],
    ['Read “a. B. C.” and rest. “Go” is said.', ['Read “a. B. C.” and rest.', '“Go” is said.']],
  ] as const) {
    it(`at its sentences: ${text}`, () => assert.deepEqual(parts(text, 'sentences'), expected));
  }

  it('begins each with a capital and ends it with a full stop', () => {
    for (const [part, expected] of [
      ['open a pool', 'Open a pool.'],
      ['and open a pool,', 'Open a pool.'],
      ['iAM Smart for all', 'iAM Smart for all.'],
      ['e-Health for all', 'e-Health for all.'],
      ['“open” it', '“Open” it.'],
      ['andante', 'Andante.'],
      ['開放泳池', '開放泳池。'],
      ['開放泳池🏊', '開放泳池🏊。'],
      ['用「智方便」', '用「智方便」。'],
      ['Who pays?', 'Who pays?'],
    ] as const) {
      assert.equal(asInitiative(part, true), expected);
    }
    assert.equal(asInitiative('and open', false), 'And open.');
  });

  it('takes a time linear in the text', () => {
    for (const text of [
      'a;'.repeat(300_000),
      '('.repeat(500_000),
      '“’'.repeat(300_000),
      ' '.repeat(500_000),
      'A. '.repeat(300_000),
      '`"'.repeat(300_000),
      '(‘)'.repeat(200_000),
      'http://'.repeat(100_000),
      '&amp'.repeat(100_000),
    ]) {
      for (const where of ['semicolons', 'sentences'] as const) partsAt(text, text, where);
      asInitiative(text, true);
    }
  });
});
