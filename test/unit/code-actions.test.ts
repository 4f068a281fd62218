import { strict as assert } from 'node:assert';
import { existsSync } from 'node:fs';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import { generateDraft } from '../../scripts/generate-drafts.mjs';
import { ownTag } from '../../server/src/draft/passage.js';
import { allSafeEdits } from '../../server/src/features/code-actions/fix-all.js';
import { actionsOf, after, trialOf } from '../support/code-actions.js';
import { knownDraft, linter, readDraft } from '../support/reading.js';
import { MATERIAL, readSupplement, sample } from '../support/shared.js';

const DRAFTS = new Map([
  ['the defects', sample('defects.md')],
  ['the sample Supplement', sample('supplement.policy.md')],
  ['the sample return', sample('return-sb.policy.md')],
  ['a generated draft', generateDraft(20_000)],
  ['nested glyphs', '• Open by end-2026: (HYAB)\n  • a park\n  • a pool in due course\n• Open it. (HAYB)\n'],
  ['glyphs in a list', '- Open: (HYAB)\n  • a park\n  • a pool in due course\n- Open it (SB)\nin due course. (SB)\nRun it.\n'],
  ['glyphs beside a nested item', '- By end-2026, open: (SB)\n  - a park (HAYB)\n• a pool\n'],
  ['prose', 'We will go оn.\n\n- Run it. (SB)\nWe will gо on.\n# Heаding\n'],
  ['a numbered list', '1. Run it. (SB)\n   1. Run it\n      in due course.\n2. Run it.\n'],
  ['a list numbered with ones', '1. Run it. (SB)\n1. Run it\n   in due course.\n   1. Go.\n   1. Stop.\n'],
  ['a mark of the byte order', '\ufeff- Run it in due course; open it. (SB/TLB)\n- Close it. (SB)\n'],
  ['what is nested on one line', '- - Run it.\n- Open: (SB)\n    - Run it.\n\t- Run it too.\n'],
]); // prettier-ignore
if (existsSync(MATERIAL.supplement)) {
  DRAFTS.set('the real Supplement', readSupplement());
}

const titles = async (text: string, only?: string[]): Promise<string[]> =>
  (await actionsOf(knownDraft(text), undefined, only)).map(({ title }) => title);

/** The text after the action whose title begins so, at the first occurrence of `words` (in all of the text without). */
async function done(text: string, title: string, words?: string, only?: string[]): Promise<string> {
  const start = words === undefined ? 0 : text.indexOf(words);
  const end = words === undefined ? text.length : start + words.length;
  const actions = await actionsOf(knownDraft(text), { start, end }, only);
  const action = actions.find((each) => each.title.startsWith(title));
  assert.ok(action, `no “${title}” among ${actions.map((each) => each.title).join(' | ')}`);
  return after(text, action);
}

/** Each finding of a text: its rule, where it starts, where its passage does. */
function findingsIn(text: string): { rule: string; at: number; passage: number }[] {
  return [...linter.lint(readDraft(text))].map(({ finding, offset }) => ({
    rule: finding.rule.name,
    at: offset + finding.range.start,
    passage: offset,
  }));
}

describe('code actions', () => {
  describe('on a finding', () => {
    it('come in order: what puts it right, all of its kind, leaving it alone here, in the draft', async () => {
      const text = '- Build a park by end-2026. (SB/DEVB)\n- Build a pool by end-2026. (SB/TLB)\n';
      assert.deepEqual(
        (await actionsOf(knownDraft(text), { start: 30, end: 30 })).map(({ title, kind, isPreferred }) => [
          title,
          kind,
          isPreferred,
        ]),
        [
          ['Write as “(SB, DEVB)”', 'quickfix', true],
          ['Fix all 2 of this kind in the draft (bureau/malformed-tag)', 'quickfix', undefined],
          ['Ignore here (bureau/malformed-tag)', 'quickfix', undefined],
          ['Ignore in this draft (bureau/malformed-tag)', 'quickfix', undefined],
        ],
      );
      assert.equal(
        await done(text, 'Fix all 2', 'SB/DEVB'),
        '- Build a park by end-2026. (SB, DEVB)\n- Build a pool by end-2026. (SB, TLB)\n',
      );
    });

    it('offer nothing for all of a kind where there is but one', async () => {
      const all = await titles('- Build a park by end-2026. (SB/DEVB)\n• Build a pool by end-2026. (SB)\n');
      assert.ok(!all.some((title) => title.startsWith('Fix all')), all.join());
    });
  });

  describe('that ignore', () => {
    it('put the comment above the initiative, with its indent and line ends', async () => {
      for (const [text, expected] of [
        ['- Run it. (SB)', '<!-- policy-address-disable-next-line deadline/missing -->\n- Run it. (SB)'],
        [
          '# A\r\n- Run it\r\n  well. (SB)\r\n',
          '# A\r\n<!-- policy-address-disable-next-line deadline/missing -->\r\n- Run it\r\n  well. (SB)\r\n',
        ],
        [
          '- Open: (SB)\n\t- Run it',
          '- Open: (SB)\n\t<!-- policy-address-disable-next-line deadline/missing -->\n\t- Run it',
        ],
        [
          '\ufeff- Run it. (SB)',
          '\ufeff<!-- policy-address-disable-next-line deadline/missing -->\n- Run it. (SB)',
        ],
        [
          '• Open: (SB)\n  • Run it\n',
          '• Open: (SB)\n  • Run it <!-- policy-address-disable-line deadline/missing -->\n',
        ],
        [
          '2. Run it. (SB)\n3. Run it by end-2026. (SB)\n',
          '<!-- policy-address-disable-next-line deadline/missing -->\n2. Run it. (SB)\n3. Run it by end-2026. (SB)\n',
        ],
        // A comment between the items would have the second one counted from 1 again.
        [
          '1. Open it by end-2026. (SB)\n1. Run it\n   well. (SB)\n',
          '1. Open it by end-2026. (SB)\n1. Run it\n   well. (SB) <!-- policy-address-disable-line deadline/missing -->\n',
        ],
        // Below a comment the second line would begin a list.
        [
          'Open it by end-2026. (SB)\n2) Run it. (SB)\n',
          'Open it by end-2026. (SB)\n2) Run it. (SB) <!-- policy-address-disable-line deadline/missing -->\n',
        ],
        [
          '<!-- policy-address-disable-next-line a/b -- why -->\n- Run it. (SB)',
          '<!-- policy-address-disable-next-line a/b, deadline/missing -- why -->\n- Run it. (SB)',
        ],
        [
          '- Run it. (SB) <!-- policy-address-disable-line a/b -->',
          '- Run it. (SB) <!-- policy-address-disable-line a/b, deadline/missing -->',
        ],
      ] as const) /* prettier-ignore */ {
        assert.equal(await done(text, 'Ignore here (deadline/missing)'), expected);
      }
    });

    it('are not offered where a comment would be part of another', async () => {
      const offered = async (text: string): Promise<boolean> =>
        (await titles(text)).includes('Ignore here (structure/bullet-glyph)');
      assert.equal(await offered('- Run it <!-- by (SB)\n  • Open it (SB)\n'), false);
      assert.equal(await offered('- Run it <!-- by --> (SB)\n  • Open it (SB)\n'), true);
      assert.equal(await offered('- Run it <!-- by (SB)\n\n- Go: (SB)\n  • Open it (SB)\n'), true);
    });

    it('are one for all that is selected', async () => {
      const text = '- Run it. (SB)\n- Open it by end-2026. (SB)\n- Close it. (SB)\n';
      const comment = '<!-- policy-address-disable-next-line deadline/missing -->\n';
      assert.equal((await titles(text)).filter((title) => title.startsWith('Ignore here')).length, 1);
      assert.equal(
        await done(text, 'Ignore here (deadline/missing)'),
        `${comment}- Run it. (SB)\n- Open it by end-2026. (SB)\n${comment}- Close it. (SB)\n`,
      );
      assert.equal(await done(text, 'Ignore here (deadline/missing)', 'Run'), comment + text);
    });

    it('put the comment for the draft behind the front matter, or on top, once', async () => {
      const comment = '<!-- policy-address-disable-file deadline/missing -->';
      for (const [text, expected] of [
        ['- Run it. (SB)\n', `${comment}\n\n- Run it. (SB)\n`],
        ['\r\n- Run it. (SB)\r\n', `${comment}\r\n\r\n- Run it. (SB)\r\n`],
        ['---\nx: y\n---\n\n- Run it. (SB)\n', `---\nx: y\n---\n\n${comment}\n\n- Run it. (SB)\n`],
        [
          '---\r\nx: y\r\n---\r\n- Run it. (SB)',
          `---\r\nx: y\r\n---\r\n\r\n${comment}\r\n\r\n- Run it. (SB)`,
        ],
        ['---\nx: y\n\nWords.\n\n- Run it. (SB)\n', `---\nx: y\n\n${comment}\n\nWords.\n\n- Run it. (SB)\n`],
        [
          '- Run it. (SB)\n<!-- policy-address-disable-file a/b -->',
          '- Run it. (SB)\n<!-- policy-address-disable-file a/b, deadline/missing -->',
        ],
      ] as const) /* prettier-ignore */ {
        assert.equal(await done(text, 'Ignore in this draft (deadline/missing)'), expected);
        assert.ok(!findingsIn(expected).some(({ rule }) => rule === 'deadline/missing'), expected);
      }
      const front = '---\npolicyAddress:\n  kind: poem\n---';
      const silenced = await done(front, 'Ignore in this draft (structure/front-matter)');
      assert.deepEqual(findingsIn(silenced), []);
    });

    for (const [name, draft] of DRAFTS) {
      for (const [ends, text] of [
        ['', draft],
        [' with CRLF', draft.replace(/\r?\n/g, '\r\n')],
      ] as const) /* prettier-ignore */ {
        it(`silence the finding and change no other: ${name}${ends}`, async () => {
          const known = knownDraft(text);
          const before = findingsIn(text);
          // The samples show what is right.
          assert.ok(before.length > 0 || name === 'the sample Supplement');
          for (const { rule, at, passage } of before) {
            const actions = await actionsOf(known, { start: at, end: at });
            for (const action of actions.filter(({ title }) => title.startsWith('Ignore'))) {
              if (!action.title.endsWith(`(${rule})`)) continue;
              const [{ range, newText }] = action.edit!.changes!['']! as [TextEdit];
              const from = known.textDocument.offsetAt(range.start);
              const here = action.title.startsWith('Ignore here');
              if (here && action.diagnostics!.length === 0) continue;
              const isMeant = (each: (typeof before)[number]): boolean =>
                each.rule === rule && (!here || each.passage === passage);
              // Where two passages touch at the place, the other one may be meant.
              if (here && text.slice(from).indexOf(text.slice(passage, passage + 9)) > 400) continue;
              const shifted = before
                .filter((each) => !isMeant(each))
                .map((each) => `${each.rule} ${each.at >= from ? each.at + newText.length : each.at}`);
              const left = findingsIn(after(text, action)).map((each) => `${each.rule} ${each.at}`);
              // Where a torn item is none, its halves are judged as any others.
              const told = rule === 'structure/split-list' ? left.filter((each) => shifted.includes(each)) : left;
              assert.deepEqual(told.sort(), shifted.sort(), `${action.title} at ${at}: ${newText}`);
            }
          }
        });
      }
    }
  });

  describe('that fix all', () => {
    const fixed = (text: string): string => {
      const known = knownDraft(text);
      const document = TextDocument.create('', '', 0, text);
      return TextDocument.applyEdits(document, allSafeEdits(known, trialOf(known)));
    };

    /** What the fixes make of a text that take words out, or put two halves of one together. */
    const withFewerWords = (text: string): string =>
      [...linter.lint(readDraft(text))]
        .filter(({ finding: { rule } }) => ['text/repeated-word', 'text/invisible'].includes(rule.name))
        .flatMap(({ finding: { fix }, offset }) =>
          (fix?.changes ?? []).map((change) => ({ at: offset, ...change })),
        )
        .sort((a, b) => b.at + b.range.start - (a.at + a.range.start))
        .reduce(
          (so, { at, range, text: put }) => so.slice(0, at + range.start) + put + so.slice(at + range.end),
          text,
        );

    it('are answered by their kind and those above it alone', async () => {
      const text = '- Build a park by end-2026. (SB/DEVB)\n';
      for (const only of ['source', 'source.fixAll', 'source.fixAll.policyAddress']) {
        assert.deepEqual(await titles(text, [only]), ['Fix all in this draft that is safe']);
      }
      assert.deepEqual(await titles(text, ['source.organizeImports']), []);
      assert.deepEqual(await titles(text, ['source.fixAll.eslint']), []);
      assert.deepEqual(await titles('- Build a park by end-2026. (SB)\n', ['source.fixAll']), []);
    });

    for (const [name, text] of DRAFTS) {
      it(`leave nothing that can be fixed, and change no word: ${name}`, () => {
        const once = fixed(text);
        assert.equal(fixed(once), once);
        assert.ok([...linter.lint(readDraft(once))].every(({ finding }) => !finding.fix));
        const words = (source: string): string[] =>
          readDraft(source).passages.flatMap((passage) => {
            const tag = ownTag(passage);
            const told = tag ? passage.readable.slice(0, tag.start) : passage.readable;
            return told.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
          });
        const [before, now] = [words(withFewerWords(text)), words(once)];
        assert.equal(now.length, before.length);
        // A word is another only where a fix says so.
        const said = [...linter.lint(readDraft(text))]
          .flatMap(({ finding: { fix } }) => fix?.changes ?? [])
          .map((change) => change.text.toLowerCase())
          .join(' ');
        const changed = now.filter((word, i) => word !== before[i]);
        assert.ok(changed.every((word) => said.includes(word)) && changed.length <= 8, changed.join());
      });
    }
  });

  it('take a department out of a tag that names who answers for it', async () => {
    const item = (tag: string): string => `- Build a station by end-2026. (${tag})\n`;
    for (const tag of ['SB, FSD', 'FSD, SB']) assert.equal(await done(item(tag), 'Take out FSD'), item('SB'));
    assert.equal(await done(item('TLB, FSD'), 'Replace by SB'), item('TLB, SB'));
  });

  describe('that split', () => {
    const AT = 'Split into ';
    const split = (text: string): Promise<string> => done(text, AT, undefined, ['refactor']);
    it('give each part the bullet, the indent and the tag', async () => {
      for (const [text, expected] of [
        [
          '- Build a park; open a pool; and paint it by end-2026. (SB, DEVB)\n',
          '- Build a park. (SB, DEVB)\n- Open a pool. (SB, DEVB)\n- Paint it by end-2026. (SB, DEVB)\n',
        ],
        ['- Open: (SB)\r\n  - a park;\r\n    big; and\r\n    a pool\r\n', '- Open: (SB)\r\n  - A park. \r\n'],
        [
          '- Build a park. Open a pool.\n  It is big. (SB).\n- Next. (SB)\n',
          '- Build a park. (SB)\n- Open a pool. (SB)\n- It is big. (SB)\n- Next. (SB)\n',
        ],
        ['Build a park. Open a pool. (SB)\n', 'Build a park. (SB)\n\nOpen a pool. (SB)\n'],
        ['• Build a park. Open a pool. (SB)\n', '• Build a park. (SB)\n• Open a pool. (SB)\n'],
        ['- - Build a park. Open a pool. (SB)\n', '- - Build a park. (SB)\n  - Open a pool. (SB)\n'],
        ['\ufeff- Build a park. Open a pool. (SB)', '\ufeff- Build a park. (SB)\n- Open a pool. (SB)'],
        ['- 興建公園；開放泳池。（保安局）', '- 興建公園。（保安局）\n- 開放泳池。（保安局）'],
        [
          '- [ ] Build a park. Open a pool. (SB) <!-- note -->\n',
          '- [ ] Build a park. (SB)\n- [ ] Open a pool. (SB) <!-- note -->\n',
        ],
      ] as const) /* prettier-ignore */ {
        if (text.startsWith('- Open:')) {
          assert.equal(
            await split(text),
            '- Open: (SB)\r\n  - A park.\r\n  - Big.\r\n  - A pool.\r\n',
          );
        } else assert.equal(await split(text), expected);
      }
    });

    it('offer nothing for a single part', async () => {
      assert.deepEqual(await titles('- Build a park (big; new) by end-2026. (SB)\n', ['refactor']), []);
    });

    for (const [name, text] of DRAFTS) {
      it(`give as many initiatives as they say, with all words: ${name}`, async () => {
        const known = knownDraft(text);
        const words = (source: string): string =>
          source.toLowerCase().replace(/\band\b/g, '').match(/[\p{L}\p{N}]+/gu)!.join(' '); // prettier-ignore
        for (const index of known.draft.initiatives) {
          const at = known.draft.starts[index]!;
          for (const action of await actionsOf(known, { start: at, end: at }, ['refactor.rewrite'])) {
            if (!action.title.startsWith(AT)) continue;
            const count = Number(/\d+/.exec(action.title)![0]);
            const next = readDraft(after(text, action));
            assert.equal(next.initiatives.length, known.draft.initiatives.length + count - 1, action.title);
            const n = known.draft.initiatives.findIndex((i) => known.draft.starts[i]! >= at);
            const whole = known.draft.initiative(known.draft.initiatives[n]!);
            const parts = next.initiatives.slice(n, n + count).map((i) => next.initiative(i));
            for (const part of parts) assert.equal(part.tag?.houseForm, whole.tag?.houseForm, part.text);
            const told = ({ text: own, tag }: typeof whole): string => (tag ? own.slice(0, tag.start) : own);
            assert.equal(words(parts.map(told).join(' ')), words(told(whole)));
          }
        }
      });
    }
  });

  describe('that move a tag', () => {
    it('put it behind the words and a full stop', async () => {
      for (const [text, expected] of [
        ['- Build a park (SB, DEVB) by end-2026.', '- Build a park by end-2026. (SB, DEVB)'],
        ['- Build a park (SB) by end-2026', '- Build a park by end-2026. (SB)'],
        ['- (SB) Build a park by end-2026;', '- Build a park by end-2026. (SB)'],
        [
          '- Build a park\r\n  (SB, DEVB) by\r\n  end-2026.',
          '- Build a park\r\n  by\r\n  end-2026. (SB, DEVB)',
        ],
        ['- Build a park. (SB) Then open it by end-2026.', '- Build a park. Then open it by end-2026. (SB)'],
        [
          '- Build a park (SB and relevant bureaux), then rest.',
          '- Build a park, then rest. (SB and relevant bureaux)',
        ],
      ] as const) /* prettier-ignore */ {
        assert.equal(await done(text, 'Move “'), expected);
        const moved = readDraft(expected);
        assert.ok(moved.initiative(moved.initiatives[0]!).tag, expected);
      }
    });

    it('leave alone what may be something else', async () => {
      for (const text of [
        '- Ask the Security Bureau (SB) to build it.',
        '- Ask the bureaux concerned (SB, DEVB) to build it.',
        '- Build it (AI) by end-2026.',
        '- Build it (THB) by end-2026.',
        '- Build it (SB) and that (DEVB) by end-2026.',
        '- Build it (SB) by end-2026. (DEVB)',
        '- Build it (SB)’s way.',
        '- Build it [(SB)](a.md) today.',
        '- Guard society (SB/DEVB) now.',
      ]) {
        assert.deepEqual(
          (await titles(text)).filter((title) => title.startsWith('Move')),
          [],
          text,
        );
      }
    });

    it('is suggested where the bureaux are missing, and then not offered a second time', async () => {
      const known = knownDraft('- Build a park (SB, DEVB) by end-2026.');
      for (const [only, expected] of [
        [undefined, ['quickfix']],
        [['refactor'], ['refactor.rewrite']],
      ] as const) {
        const all = await actionsOf(known, undefined, only && [...only]);
        assert.deepEqual(
          all.flatMap(({ title, kind }) => (title.startsWith('Move') ? [kind] : [])),
          expected,
        );
      }
    });
  });

  it('make relative dates absolute, here and in the whole draft', async () => {
    const text = '- Open it this year and run it next year. (SB)\n- Close it next month. (SB)\n- Go. (SB)\n';
    const here = await done(text, 'Make relative dates absolute', 'Open');
    assert.equal(
      here,
      '- Open it in 2025 and run it in 2026. (SB)\n- Close it next month. (SB)\n- Go. (SB)\n',
    );
    const all = await done(text, 'Make all 3 relative dates', 'Open');
    assert.ok(readDraft(all).passages.every((passage) => passage.kind !== 'initiative' || passage.times.deadlines.every(({ relative }) => !relative)), all); // prettier-ignore
    const go = text.indexOf('Go');
    assert.deepEqual(await actionsOf(knownDraft(text), { start: go, end: go }, ['refactor']), []);
  });

  it('make a relative date absolute once where an item goes on below its list', async () => {
    const text = '- Open:\n  - a pool next year (TLB)\n\n  and a park next year. (SB)\n';
    assert.equal(
      await done(text, 'Make all 2 relative dates', 'and'),
      '- Open:\n  - a pool in 2026 (TLB)\n\n  and a park in 2026. (SB)\n',
    );
  });

  it('look at the lines that are asked for alone', async () => {
    const text = '- Build a park. Open a pool. (SB)\n- Build a pier. Open a hall. (SB)\n';
    const known = knownDraft(text);
    const line = text.indexOf('\n') + 1;
    const asked = await actionsOf(known, { start: 0, end: line }, ['refactor']);
    assert.equal(asked.length, 1);
    assert.equal((await actionsOf(known, { start: 0, end: line + 1 }, ['refactor'])).length, 2);
  });
});
