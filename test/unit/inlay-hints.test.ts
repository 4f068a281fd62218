import { strict as assert } from 'node:assert';
import type { Range } from 'vscode-languageserver-types';
import { type InlayHintSettings, inlayHints } from '../../server/src/features/inlay-hints.js';
import { MessageWriter, inEnglish } from '../../server/src/rules/messages.js';
import { knownDraft, writer } from '../support/reading.js';

const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };
const ALL: InlayHintSettings = { deadlines: 'all', leadBureau: true };

/** The text with its hints in it, each as `⟨label⟩`. */
function shown(text: string, settings: Partial<InlayHintSettings> = {}, range = WHOLE, day?: string): string {
  const known = knownDraft(text, day);
  const options = { settings: { deadlines: 'all', leadBureau: false, ...settings } as const, writer };
  const hints = inlayHints(known, range, options);
  return hints.reduceRight((shownText, { position, label }) => {
    const at = known.textDocument.offsetAt(position);
    return `${shownText.slice(0, at)}⟨${String(label)}⟩${shownText.slice(at)}`;
  }, text);
}

describe('inlay hints', () => {
  const HINTS: readonly (readonly [time: string, hint: string])[] = [
    ['by end-2026', '→ by 31 Dec 2026'],
    ['by the third quarter of 2026', '→ by 30 Sept 2026'],
    ['in the third quarter of 2026', '→ 1 Jul – 30 Sept 2026'],
    ['in June 2026', '→ 1 – 30 Jun 2026'],
    ['in the 2026-27 financial year', '→ 1 Apr 2026 – 31 Mar 2027'],
    ['from June 2026', '→ from 1 Jun 2026'],
    ['after June 2026', '→ from 1 Jul 2026'],
    ['until June 2026', '→ until 30 Jun 2026'],
    ['before 1 July 2026', '→ by 30 Jun 2026'],
    ['by 1 July', '→ by 1 Jul 2026'],
    ['on 1 July next year', '→ 1 Jul 2026'],
    ['on the first Monday of October 2026', '→ 5 Oct 2026'],
    ['next year', '→ 1 Jan – 31 Dec 2026'],
    ['within two years', '→ 17 Sept 2025 – 17 Sept 2027'],
  ];
  for (const [time, hint] of HINTS) {
    it(`stand behind “${time}”`, () => {
      assert.equal(shown(`- Open it ${time}. (SB)`), `- Open it ${time}⟨${hint}⟩. (SB)`);
    });
  }

  const NONE = [
    'on 31 December 2026',
    'by 31.12.2026',
    'from 1 April 2026',
    'from 1 May 2026 to 3 June 2026',
    'within 12 months of the enactment of the bill',
    'on 31 June 2026',
    'soon',
    'launched in 2020',
  ];
  for (const time of NONE) {
    it(`add nothing to “${time}”`, () => {
      const text = `- Open it ${time}. (SB)`;
      assert.equal(shown(text), text);
    });
  }

  const TWO = '- Open it by early 2027 and mend it by 2028. (SB, DEVB)';
  const KINDS: readonly (readonly [settings: InlayHintSettings, hints: string])[] = [
    [{ deadlines: 'off', leadBureau: false }, TWO],
    [
      { deadlines: 'approximate', leadBureau: false },
      '- Open it by early 2027⟨→ by 31 Mar 2027⟩ and mend it by 2028. (SB, DEVB)',
    ],
    [
      { deadlines: 'all', leadBureau: false },
      '- Open it by early 2027⟨→ by 31 Mar 2027⟩ and mend it by 2028⟨→ by 31 Dec 2028⟩. (SB, DEVB)',
    ],
    [
      { deadlines: 'off', leadBureau: true },
      '- Open it by early 2027 and mend it by 2028. (SB⟨Security Bureau⟩, DEVB)',
    ],
  ];
  for (const [settings, expected] of KINDS) {
    it(`are those that the user wants: ${JSON.stringify(settings)}`, () => {
      assert.equal(shown(TWO, settings), expected);
    });
  }

  describe('name the lead bureau', () => {
    const LEADS: readonly (readonly [what: string, text: string, expected: string])[] = [
      ['of an item above others', '- Do: (SB)\n  - It.\n', '- Do: (SB⟨Security Bureau⟩)\n  - It.\n'],
      ['in lower case', '- It. (sb)', '- It. (sb⟨Security Bureau⟩)'],
      ['not where its name stands there', '- It. (Security Bureau)', '- It. (Security Bureau)'],
      ['not where nobody has the code', '- It. (XYZ, SB)', '- It. (XYZ, SB)'],
      [
        'in the language of the draft',
        '---\npolicyAddress:\n  language: zh-Hant\n---\n\n- 修路。(SB)\n',
        '---\npolicyAddress:\n  language: zh-Hant\n---\n\n- 修路。(SB⟨保安局⟩)\n',
      ],
    ];
    for (const [what, text, expected] of LEADS) {
      it(what, () => assert.equal(shown(text, { deadlines: 'off', leadBureau: true }), expected));
    }
  });

  for (const [name, end] of [
    ['line feeds', '\n'],
    ['carriage returns and line feeds', '\r\n'],
    ['carriage returns', '\r'],
  ] as const) {
    it(`stand behind words on two lines, with ${name}, emoji and Chinese`, () => {
      const text = ['- 🚧 修路 Open it by the', '  end of 2026. (SB)', ''].join(end);
      const expected = ['- 🚧 修路 Open it by the', '  end of 2026⟨→ by 31 Dec 2026⟩. (SB)', ''].join(end);
      assert.equal(shown(text), expected);
    });
  }

  it('are there once where an item goes on below its list', () => {
    const text = '- Do:\n  - Mend it by 2026.\n\n  And open it by 2027. (SB)\n';
    assert.equal(
      shown(text),
      '- Do:\n  - Mend it by 2026⟨→ by 31 Dec 2026⟩.\n\n  And open it by 2027⟨→ by 31 Dec 2027⟩. (SB)\n',
    );
  });

  it('are those of the range that is asked for', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `- Mend road ${i} by end-2026. (SB)\n`);
    const text = ['# A\n\n', ...lines, '\n# B\n\n', ...lines].join('');
    const { textDocument } = knownDraft(text);
    for (const [from, to] of [
      [0, 2],
      [5, 9],
      [31, 36],
      [40, 41],
    ] as const) {
      const range = { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
      const hints = inlayHints(knownDraft(text), range, { settings: ALL, writer });
      const all = inlayHints(knownDraft(text), WHOLE, { settings: ALL, writer });
      const offset = (place: { line: number; character: number }): number => textDocument.offsetAt(place);
      const expected = all.filter(
        ({ position }) => offset(position) >= offset(range.start) && offset(position) <= offset(range.end),
      );
      assert.deepEqual(hints, expected);
    }
  });

  it('say more when they are pointed at', () => {
    const [hint] = inlayHints(knownDraft('- Open it by end-2026. (SB)'), WHOLE, { settings: ALL, writer });
    assert.equal(hint!.paddingLeft, true);
    assert.match(String(hint!.tooltip), /^By 31 December 2026\nEnds 1 year and 3 months after publication/);
  });

  it('go by the publication', () => {
    const text = '- Open it next year. (SB)';
    assert.match(shown(text, {}, WHOLE, '2023-10-25'), /⟨→ 1 Jan – 31 Dec 2024⟩/);
    assert.match(shown(text, {}, WHOLE, '2025-09-17'), /⟨→ 1 Jan – 31 Dec 2026⟩/);
  });

  it('are written in the reader’s language', () => {
    const translations = { '→ by {end}': '→ {end}前', '→ {days}': '→ {days}' };
    const chinese = new MessageWriter(
      (english, args) => inEnglish((translations as Record<string, string>)[english] ?? english, args),
      'zh-tw',
      translations,
    );
    const text = '- Open it by end-2026 and mend it in June 2027. (SB)';
    const hints = inlayHints(knownDraft(text), WHOLE, {
      settings: { deadlines: 'all', leadBureau: false },
      writer: chinese,
    });
    assert.deepEqual(
      hints.map(({ label }) => label),
      ['→ 2026年12月31日前', '→ 2027/6/1至2027/6/30'],
    );
  });
});
