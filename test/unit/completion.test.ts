import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { MarkupContent } from 'vscode-languageserver-types';
import { isAnswerable, isInForce } from '../../server/src/bureaux/registry.js';
import { DIRECTIVES } from '../../server/src/draft/directives.js';
import { KINDS, LANGUAGES, METADATA_KEYS } from '../../server/src/draft/metadata.js';
import { isItem, ownTag } from '../../server/src/draft/passage.js';
import { toCompletions } from '../../server/src/features/completion/completion-items.js';
import { documentationOf } from '../../server/src/features/completion/documentation.js';
import { hoverAt } from '../../server/src/features/hover/hovers.js';
import type { Proposal } from '../../server/src/features/completion/proposals.js';
import { snippetCompletions } from '../../server/src/features/snippets.js';
import { RULES } from '../../server/src/rules/all.js';
import type { KnownDraft } from '../../server/src/workspace/drafts.js';
import { KnowledgeBase } from '../../server/src/workspace/knowledge-base.js';
import { type Completed, accept, complete, labelsOf, proposalOf } from '../support/completing.js';
import { TODAY, knownDraft, linter, readDraft, seeds, writer } from '../support/reading.js';
import { readSupplement, withMaterial } from '../support/shared.js';

const DAY = '2025-09-17';
const inForce = seeds.registry.organisations
  .filter((o) => isAnswerable(o) && isInForce(o, [DAY, DAY]))
  .map(({ code }) => code);

const accepted = (marked: string, label: string): string => {
  const completed = complete(marked);
  return accept(completed, proposalOf(completed, label));
};
/** The day by which a deadline that is proposed is near or far. */
const countingDayOf = (data: Proposal['data']): string => {
  assert.ok(data?.of === 'deadline');
  const { kind, interval } = data.meaning;
  const [start, end] = interval!;
  return (kind === 'from' || kind === 'on' ? start : (end ?? start))!;
};
const labels = (marked: string): string[] => labelsOf(complete(marked));

describe('completion', () => {
  describe('in a tag', () => {
    it('offers who is in force, and others without a name, each in the house form', () => {
      const found = labels('- Open a park. (|)');
      assert.deepEqual(found.slice(0, -1).sort(), [...inForce].sort());
      assert.equal(found.at(-1), 'relevant bureaux');
      const then = labelsOf(complete('- Open a park. (|)', { published: '2020-01-01' }));
      assert.ok(then.includes('ITB') && !then.includes('ITIB') && !found.includes('ITB'));
    });

    it('goes by names too, English and Chinese', () => {
      const completed = complete('- Open a park. (|)');
      const { detail, description, filterText } = proposalOf(completed, 'SB');
      assert.equal(detail, 'Security Bureau · 保安局');
      assert.equal(description, 'Security Bureau');
      assert.equal(filterText, 'SB Security Bureau 保安局');
      const chinese = complete('---\npolicyAddress:\n  language: zh-Hant\n---\n\n- 推行計劃。（保安|');
      assert.equal(proposalOf(chinese, 'SB').description, '保安局');
      assert.match(accept(chinese, proposalOf(chinese, 'SB')), /推行計劃。（SB）$/);
    });

    it('puts those of the section first, then those of the draft', () => {
      const draft =
        '## One\n\n- Pave it. (HYAB)\n- Mend it. (HYAB, TLB)\n\n## Two\n\n- Guard it. (EEB)\n- Run it. (|)\n- Sell it. (EEB, LWB)\n\n## Three\n\n- Stop it. (SB)\n';
      assert.deepEqual(labels(draft).slice(0, 5), ['EEB', 'LWB', 'HYAB', 'SB', 'TLB']);
      const own =
        '---\npolicyAddress:\n  kind: return\n  bureau: DEVB\n---\n\n- A. (SB)\n- B. (SB)\n- Run it. (|)\n';
      assert.deepEqual(labels(own).slice(0, 2), ['DEVB', 'SB']);
      assert.equal(labels(own.replace('(|)', '(SB, |)'))[0], 'CEDB');
    });

    it('leaves out who is in it, but for the one at the cursor', () => {
      const found = labels('- Open a park. (SB, CM|AB, EDB)');
      assert.ok(found.includes('CMAB'));
      assert.ok(!found.includes('SB') && !found.includes('EDB'));
    });

    const FORMS: readonly (readonly [marked: string, label: string, expected: string])[] = [
      ['- A park. (|', 'SB', '- A park. (SB)'],
      ['- A park. (|)', 'SB', '- A park. (SB)'],
      ['- A park. (S|)', 'SB', '- A park. (SB)'],
      ['- A park. (S|B)', 'CMAB', '- A park. (CMAB)'],
      ['- A park. (hyab|', 'HYAB', '- A park. (HYAB)'],
      ['- A park. (SB,|)', 'EDB', '- A park. (SB, EDB)'],
      ['- A park. (SB, |', 'EDB', '- A park. (SB, EDB)'],
      ['- A park. (SB |)', 'EDB', '- A park. (SB, EDB)'],
      ['- A park. (SB and |)', 'EDB', '- A park. (SB, EDB)'],
      ['- A park. (SB; E|)', 'EDB', '- A park. (SB, EDB)'],
      ['- A park. (|SB)', 'EDB', '- A park. (EDB, SB)'],
      ['- A park. (SB, |, TLB)', 'EDB', '- A park. (SB, EDB, TLB)'],
      ['- A park. (SB, | TLB)', 'EDB', '- A park. (SB, EDB, TLB)'],
      ['- A park. (SB, | and relevant bureaux)', 'EDB', '- A park. (SB, EDB and relevant bureaux)'],
      ['- A park. (SB, |)', 'relevant bureaux', '- A park. (SB and relevant bureaux)'],
      ['- A park. (SB and rel|', 'relevant bureaux', '- A park. (SB and relevant bureaux)'],
      ['- A park. (SB and relevant |)', 'relevant bureaux', '- A park. (SB and relevant bureaux)'],
      ['- A park. (Culture, Sports and T|)', 'CSTB', '- A park. (CSTB)'],
      ['- A park. (Culture, Sports and |)', 'CSTB', '- A park. (CSTB)'],
      ['- A park. (SB, Home |', 'HYAB', '- A park. (SB, HYAB)'],
      ['- A park. (政制及|)', 'CMAB', '- A park. (CMAB)'],
      ['- A park. (DEVB(W|), SB)', 'EDB', '- A park. (EDB, SB)'],
      ['- A 😀 park.\r\n  Open it. (SB, C|)\r\n- Next. (SB)\r\n', 'CSB', '- A 😀 park.\r\n  Open it. (SB, CSB)\r\n- Next. (SB)\r\n'],
      ['- A 公園。(|)', 'SB', '- A 公園。(SB)'],
      ['- A park. (S|).', 'SB', '- A park. (SB).'],
      ['- A park. (S|)[^1]', 'SB', '- A park. (SB)[^1]'],
      ['A park without a bullet. (S|', 'SB', 'A park without a bullet. (SB)'],
    ]; // prettier-ignore
    for (const [marked, label, expected] of FORMS) {
      it(`${JSON.stringify(marked)}: ${label}`, () => assert.equal(accepted(marked, label), expected));
    }

    it('offers nothing in brackets that are none', () => {
      for (const marked of [
        '- Open (|) the park. (SB)',
        '- Open (| the park',
        '- Hold the debate (block vote|)',
        '- Hold the debate (block |',
        '- Open a park. (SB and relevant bureaux, |)',
        '- Open a park. (SB)|',
        '- Open a park|. (SB)',
        'Open (|',
        '(|',
        '# A heading. (|)',
        '```\n- A park. (|\n```',
        '| A park. (|) |\n| --- |\n',
      ]) {
        assert.deepEqual(labels(marked), [], marked);
      }
    });

    it('knows the brackets and the marks of another government', () => {
      const data = { ...seeds.data.registry };
      const grammar = {
        ...seeds.registry.tagGrammar,
        brackets: '[]',
        otherBrackets: ['()'],
        separator: ';',
        conjunction: 'with',
      };
      const registry = JSON.stringify({
        ...data,
        meta: { ...data.meta, title: 'x', openPseudoParties: ['other ministries'] },
        tag: grammar,
        organisations: ['MOF', 'MOE', 'SB'].map((code) => ({
          code,
          nameEn: `Ministry of ${code}`,
          validFrom: '1990-01-01',
        })),
        successorBySubject: {},
        neverAdopted: [],
        reorganisations: undefined,
      });
      const { readers, registryProblems } = new KnowledgeBase(seeds).with({
        registry,
        calendar: null,
        bureaux: [],
        phrases: {},
        deadlineForms: {},
        abbreviations: [],
      });
      assert.deepEqual(registryProblems, []);
      const read = (text: string): KnownDraft => {
        const { draft } = readers.parser.parse(text, { today: TODAY, publicationDate: DAY });
        return { ...knownDraft(text), draft, registry: readers.registry, times: readers.times };
      };
      const completed = complete('- A park. [MOF; |', { read });
      assert.deepEqual(labelsOf(completed), ['MOE', 'SB', 'other ministries']);
      assert.equal(accept(completed, proposalOf(completed, 'MOE')), '- A park. [MOF; MOE]');
      assert.equal(
        accept(completed, proposalOf(completed, 'other ministries')),
        '- A park. [MOF with other ministries]',
      );
      const document = TextDocument.create('', '', 0, '');
      const context = {
        today: TODAY,
        language: null,
        registry: readers.registry,
        period: [DAY, DAY],
      } as const;
      const bodies = snippetCompletions(document, { line: 0, character: 0 }, seeds.snippets, context).map(
        ({ detail, textEdit }) => [detail, textEdit?.newText] as const,
      );
      const bodyOf = (name: string): string | undefined => bodies.find(([title]) => title === name)?.[1];
      assert.equal(bodyOf('Bureau'), '[${1|SB,MOE,MOF|}]');
      assert.equal(bodyOf('Bureau, and one that supports it'), '[${1|SB,MOE,MOF|}; ${2|MOE,SB,MOF|}]');
      assert.equal(bodyOf('Bureau, and relevant bureaux'), '[${1|SB,MOE,MOF|} with other ministries]');
      assert.match(
        bodyOf('Initiative without a deadline')!,
        /\. \[\$\{2\|other ministries,SB,MOE,MOF\|\}\]\$0$/,
      );
      assert.match(bodyOf('By the end of a month')!, /\|December,January,/);
    });

    it('whatever is accepted in whatever tag, it reads back without slips', () => {
      const codes = fc.uniqueArray(fc.constantFrom(...inForce), { maxLength: 4 });
      const arbitrary = fc.record({
        codes,
        open: fc.boolean(),
        closed: fc.boolean(),
        typed: fc.constantFrom('', 'S', 'CM', 'sec'),
        isCrlf: fc.boolean(),
        pick: fc.nat(),
      });
      fc.assert(
        fc.property(arbitrary, ({ codes, open, closed, typed, isCrlf, pick }) => {
          // In one that is not closed, only what comes last ends it.
          const at = closed ? pick % (codes.length + 1) : codes.length;
          const parties = [...codes.slice(0, at), `${typed}|`, ...codes.slice(at)].join(', ');
          const behind = open && closed && codes.length > 0 ? ' and relevant bureaux' : '';
          const eol = isCrlf ? '\r\n' : '\n';
          const marked = `- Open the 園😀 by end-2026.${eol}  So it is. (${parties}${behind}${closed ? ')' : ''}${eol}- B. (SB)`;
          const completed = complete(marked);
          assert.ok(completed.completions.items.length > 0, marked);
          const proposal = completed.completions.items[pick % completed.completions.items.length]!;
          const text = accept(completed, proposal);
          const { passages } = readDraft(text);
          const tag = ownTag(passages[0]!)!;
          assert.deepEqual(tag.slips, [], `${marked}\n${text}`);
          assert.ok(
            tag.codes.every(({ state }) => state === 'inForce'),
            text,
          );
          const isOpen = proposal.label === 'relevant bureaux';
          assert.equal(tag.codes.length, codes.length + (isOpen ? 0 : 1), text);
          assert.equal(tag.andRelevantBureaux, isOpen || behind !== '', text);
        }),
        { numRuns: 400 },
      );
    });
  });

  describe('of deadlines', () => {
    const ITEM = '- Open a park';

    it('offers times that fit the word before, the nearest first, in the words of the reader', () => {
      const completed = complete(`${ITEM} by |. (SB)`, { published: '2023-10-25' });
      assert.deepEqual(labelsOf(completed).slice(0, 3), [
        'end-2023',
        'the fourth quarter of 2023',
        '31 December 2023',
      ]);
      assert.equal(proposalOf(completed, 'end-2023').detail, '1 December 2023 to 31 December 2023');
      assert.equal(proposalOf(completed, '31 December 2023').detail, '31 December 2023');
      assert.equal(proposalOf(completed, 'end-2023').description, '1 – 31 Dec 2023');
      assert.equal(proposalOf(completed, '31 December 2023').description, '31 Dec 2023');
      assert.equal(accept(completed, proposalOf(completed, 'mid-2024')), `${ITEM} by mid-2024. (SB)`);
      const from = complete(`${ITEM} from |`);
      assert.equal(proposalOf(from, '1 January 2026').detail, 'from 1 January 2026');
      assert.equal(proposalOf(from, '1 January 2026').description, 'from 1 Jan 2026');
      const until = complete(`${ITEM} until |`);
      assert.equal(proposalOf(until, 'end-2025').detail, 'until 31 December 2025');
    });

    it('goes on from what is typed, in the form that was begun', () => {
      assert.deepEqual(labels(`${ITEM} in the thi|`).slice(0, 1), ['the third quarter of 2025']);
      assert.deepEqual(labels(`${ITEM} in third q|`).slice(0, 1), ['the third quarter of 2025']);
      assert.deepEqual(labels(`${ITEM} by Q|`).slice(0, 2), ['Q3 2025', 'Q4 2025']);
      assert.deepEqual(labels(`${ITEM} by the end of D|`), [
        'the end of December 2025',
        'the end of December 2026',
      ]);
      assert.deepEqual(labels(`${ITEM} on 15 M|`), ['15 March 2026', '15 May 2026']);
      assert.equal(labels(`${ITEM} by Mar|`)[0], 'March 2026');
      assert.equal(labels(`${ITEM} by March |`)[0], 'March 2026');
      assert.equal(labels(`${ITEM} from J|`)[0], 'January 2026');
      assert.ok(labels(`${ITEM} in the |`).includes('the 2025-26 financial year'));
      assert.equal(accepted(`${ITEM}. By en| (SB)`, 'end-2026'), `${ITEM}. By end-2026 (SB)`);
      assert.equal(accepted(`${ITEM} by end|-2027. (SB)`, 'end-2026'), `${ITEM} by end-2026. (SB)`);
      assert.equal(
        accepted(`${ITEM} in the |old park`, 'the first quarter of 2026'),
        `${ITEM} in the first quarter of 2026 park`,
      );
      assert.equal(accepted(`${ITEM} by |the sea`, 'end-2026'), `${ITEM} by end-2026the sea`);
    });

    it('writes as the draft does where it has a custom', () => {
      const custom = '- A by the end of 2026. (SB)\n- B by the end of 2027. (SB)\n- C by end-2026. (SB)\n';
      assert.ok(labels(`${custom}${ITEM} by |`).includes('the end of 2025'));
      assert.ok(!labels(`${custom}${ITEM} by |`).includes('end-2025'));
      assert.ok(labels(`${ITEM} by |`).includes('end-2025'));
    });

    it('counts in UTF-16, over lines and in files from Windows', () => {
      assert.equal(
        accepted('- Open 公園 😀 and\r\n  more by e|\r\n- Next. (SB)', 'end-2026'),
        '- Open 公園 😀 and\r\n  more by end-2026\r\n- Next. (SB)',
      );
      assert.equal(accepted('- Open it by\n  e|', 'end-2026'), '- Open it by\n  end-2026');
    });

    it('offers nothing where no time is governed, or one is there', () => {
      for (const marked of [
        `${ITEM} by | end-2027. (SB)`,
        `${ITEM} by |31 December 2027. (SB)`,
        `${ITEM} in |the third quarter of 2027`,
        `${ITEM} by|`,
        `${ITEM} and stand by |`,
        `${ITEM} built-in |`,
        `${ITEM} by the Hospital |`,
        `${ITEM}, it is good |`,
        'We open it by |',
        '# Open by |',
        '```\n- a by |\n```',
        '- a <!-- by | -->',
        '---\npolicyAddress:\n  kind: by |\n---\n',
      ]) {
        assert.deepEqual(labels(marked), [], marked);
      }
      const done = labels('- The park was opened in |');
      assert.ok(!done.some((label) => label.endsWith('2024')), 'what is over');
    });

    it('every phrase reads as exactly the deadline that is shown, of the kind of its word, and is not over', () => {
      const KIND = { by: 'by', before: 'by', in: 'within', within: 'within', on: 'on', from: 'from', until: 'between', 'no later than': 'by', 'with effect from': 'from' } as const; // prettier-ignore
      const beginnings = [
        '',
        '',
        'e',
        'end',
        'm',
        'th',
        'the s',
        'the end',
        '2',
        '1',
        '3',
        'Q',
        'D',
        'mid',
        'H',
        'late',
        'the 2',
      ];
      const day = fc.date({ min: new Date('1998-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)); // prettier-ignore
      let seen = 0;
      fc.assert(
        fc.property(
          fc.constantFrom(...(Object.keys(KIND) as (keyof typeof KIND)[])),
          fc.constantFrom(...beginnings),
          day,
          (lead, typed, published) => {
            const completed = complete(`${ITEM} ${lead} ${typed}|. (SB)`, { published });
            const { items } = completed.completions;
            const days = items.map(({ data }) => countingDayOf(data));
            // A dozen that are usual, and all others behind them, each the nearest first.
            const falls = days.flatMap((day, i) => (i > 0 && day < days[i - 1]! ? [i] : []));
            assert.ok(falls.length <= 1 && (typed !== '' || (falls[0] ?? items.length) <= 12), String(falls));
            assert.equal(new Set(items.map(({ label }) => label)).size, items.length);
            for (const proposal of items) {
              seen++;
              const text = accept(completed, proposal);
              const [item] = readDraft(text, published).passages;
              assert.ok(item && isItem(item));
              const [deadline, ...others] = item.times.deadlines;
              assert.ok(deadline && others.length === 0 && item.times.otherTimes.length === 0, text);
              assert.equal(item.text.slice(deadline.start, deadline.end), `${lead} ${proposal.label}`);
              assert.equal(deadline.kind, KIND[lead], text);
              assert.ok(proposal.data?.of === 'deadline');
              assert.deepEqual(proposal.data.meaning.interval, deadline.interval, text);
              assert.equal(proposal.data.meaning.approximate, deadline.approximate, text);
              const grave = linter.lint(readDraft(text, published)).where((severity) => severity === 'warning' || severity === 'error'); // prettier-ignore
              assert.deepEqual(
                grave.map(({ finding }) => finding.rule.name),
                [],
                text,
              );
              const counting =
                lead.endsWith('from') || lead === 'on' ? deadline.interval![0] : deadline.interval![1];
              assert.ok(counting! > published, text);
            }
          },
        ),
        { numRuns: 400 },
      );
      assert.ok(seen > 1000);
    });

    it('counts from today where the draft does not say, and from its year where only that is known', () => {
      assert.equal(labelsOf(complete(`# A\n\n${ITEM} by |`, { read: (text) => ({ ...knownDraft(text), draft: readDraft(text, null) }) }))[0], 'the first quarter of 2026'); // prettier-ignore
      const old = complete(`# The 2023 Policy Address\n\n${ITEM} by end|`, {
        read: (text) => ({ ...knownDraft(text), draft: readDraft(text, null) }),
      });
      assert.equal(labelsOf(old)[0], 'end-2023');
    });
  });

  describe('at the start of an item', () => {
    it('offers how the draft begins its items, then what is usual', () => {
      const habits =
        '- Train wardens.\n- Train nurses.\n- Train cooks.\n- Roll out lamps.\n- Roll out buses.\n- The sea.\n- The sea.\n';
      assert.deepEqual(labels(`${habits}- |`).slice(0, 3), ['Train', 'Roll out', 'Continue to']);
      assert.equal(accepted(`${habits}- Ro|`, 'Roll out'), `${habits}- Roll out `);
      assert.deepEqual(labels(`${habits}- Tr|`), ['Train']);
      assert.equal(accepted('- Con|tinue to go', 'Continue to'), '- Continue to go');
      assert.equal(accepted('• L|', 'Launch'), '• Launch ');
      assert.ok(labels('- a\n  - |').includes('Launch'));
      const chinese = '---\npolicyAddress:\n  language: zh-Hant\n---\n\n- 培訓人員。(SB)\n- 培訓護士。(SB)\n';
      assert.deepEqual(labels(`${chinese}- |`).slice(0, 2), ['培訓', '繼續']);
      assert.equal(accepted(`${chinese}- 培|`, '培訓'), `${chinese}- 培訓`);
    });

    it('nowhere else', () => {
      for (const marked of [
        '|',
        'L|',
        '- Launch the |',
        '- |Launch a park',
        '# L|',
        '> - |',
        '```\n- |\n```',
      ]) {
        assert.deepEqual(labels(marked), [], marked);
      }
    });
  });

  describe('of front matter', () => {
    const block = (inner: string): string => `---\npolicyAddress:\n${inner}\n---\n\n- A. (SB)\n`;

    it('offers the keys that are missing', () => {
      assert.deepEqual(labels(block('  |')), [...METADATA_KEYS]);
      assert.deepEqual(labels(block('  kind: annex\n  |\n  bureau: SB')), ['publicationDate', 'language']);
      assert.deepEqual(labels(block('  ki|nd: annex')), [...METADATA_KEYS]);
      assert.equal(accepted(block('  kind: annex\n  la|'), 'language'), block('  kind: annex\n  language: '));
      assert.equal(accepted(block('|'), 'kind'), block('  kind: '));
      assert.equal(
        accepted('---\r\n|\r\n---\r\n', 'policyAddress'),
        '---\r\npolicyAddress:\r\n  \r\n---\r\n',
      );
      assert.deepEqual(labels('---\npolicyAddress:\n  |'), [...METADATA_KEYS]);
    });

    it('offers values: kinds, languages, days, bureaux', () => {
      assert.deepEqual(labels(block('  kind: |')), [...KINDS]);
      assert.deepEqual(labels(block('  language: e|')), [...LANGUAGES]);
      assert.deepEqual(labels(block('  publicationDate: |')), [DAY, TODAY]);
      assert.deepEqual(labels(block('  bureau: |')).sort(), [...inForce].sort());
      assert.equal(accepted(block('  kind:|'), 'annex'), block('  kind: annex'));
      assert.equal(accepted(block('  kind: an|nex'), 'return'), block('  kind: return'));
      assert.equal(accepted(block('  kind: "|"'), 'return'), block('  kind: "return"'));
      for (const kind of KINDS) {
        assert.deepEqual(readDraft(accepted(block('  kind: |'), kind)).metadata.kind, kind);
      }
    });

    it('nothing outside of it, and nothing of another tool', () => {
      for (const marked of [
        '|---\n---\n',
        block('  kind: annex').replace('\n---\n\n', '\n---|\n\n'),
        block('  other: |'),
      ]) {
        assert.deepEqual(labels(marked), [], marked);
      }
    });
  });

  describe('of directives', () => {
    const names = DIRECTIVES.map((name) => `policy-address-${name}`);

    it('offers them in a comment, and ends it where that is missing', () => {
      for (const typed of ['<!--', '<!-- ', '<!-- pol', '<!-- policy-address-', '<!-- policy-address-dis']) {
        for (const end of ['', '>', ' -->', '-->']) {
          assert.deepEqual(labels(`${typed}|${end}`), names);
          assert.match(
            accepted(`- A. (SB)\n${typed}|${end}`, names[0]!),
            /\n<!-- policy-address-disable-next-line ?-->$/,
          );
        }
      }
      const snippet = proposalOf(complete('<!-- |', { snippets: true }), names[0]!);
      assert.deepEqual(
        [snippet.newText, snippet.isSnippet],
        ['policy-address-disable-next-line$0 -->', true],
      );
      assert.ok(!proposalOf(complete('<!-- | -->', { snippets: true }), names[0]!).isSnippet);
    });

    it('offers the names of rules behind them, each once', () => {
      const all = RULES.map(({ name }) => name);
      assert.deepEqual(labels('<!-- policy-address-disable |-->'), all);
      const rest = labels('<!-- policy-address-disable deadline/vague, | bureau/missing -->');
      assert.deepEqual(
        rest,
        all.filter((name) => name !== 'deadline/vague' && name !== 'bureau/missing'),
      );
      assert.equal(
        accepted('- A. <!-- policy-address-disable-line deadline/va|', 'deadline/vague'),
        '- A. <!-- policy-address-disable-line deadline/vague -->',
      );
      assert.deepEqual(labels('<!-- policy-address-nothing |-->'), []);
      assert.deepEqual(labels('<!-- TODO: by |-->'), []);
      assert.deepEqual(labels('```\n<!-- |\n```'), []);
    });
  });

  describe('is told of', () => {
    const options = { writer, markdown: true, documentation: 'file:///docs/rules/' };
    const told = (completed: Completed, label: string): string | undefined =>
      documentationOf(proposalOf(completed, label).data!, completed.known, options)?.value;

    it('as a hover tells', () => {
      assert.match(
        told(complete('- A. (|)'), 'SB')!,
        /\*\*SB\*\* · Security Bureau .*\n\nBureau, in force since/,
      );
    });

    it('as a hover tells of a date that is there', () => {
      for (const [marked, label, title] of [
        ['- A by |', 'end-2026', '**By 31 December 2026**'],
        ['- A from |', '2026', '**From 1 January 2026 on**'],
        ['- A until |', '2026', '**Until 31 December 2026**'],
        ['- A from 1 May 2026 until |', '2026', '**From 1 May to 31 December 2026**'],
      ] as const) {
        const completed = complete(marked);
        const known = knownDraft(accept(completed, proposalOf(completed, label)));
        const hover = hoverAt(known, completed.completions.place.position, options);
        assert.ok(hover && MarkupContent.is(hover.contents));
        assert.equal(told(completed, label), hover.contents.value);
        assert.ok(hover.contents.value.startsWith(`${title}\n\n`), hover.contents.value);
      }
    });

    it('by what a rule finds', () => {
      assert.match(
        told(complete('<!-- policy-address-disable |'), 'deadline/vague')!,
        /\n\n\[deadline\/vague\]\(file:\/\/\/docs\/rules\/deadline\/vague\.md\)$/,
      );
    });
  });

  it('is written as the client understands it', () => {
    const { completions } = complete('- A. (S|B)');
    const none = { insertReplace: false, labelDetails: false, itemDefaults: [] };
    const plain = toCompletions(completions, [], none);
    assert.ok(Array.isArray(plain));
    const range = { start: { line: 0, character: 6 }, end: { line: 0, character: 8 } };
    assert.deepEqual(plain[0]!.textEdit, { newText: 'SB', range });
    assert.equal(plain[0]!.labelDetails, undefined);
    const both = toCompletions(completions, [], { ...none, insertReplace: true, labelDetails: true });
    assert.ok(Array.isArray(both));
    const insert = { ...range, end: { line: 0, character: 7 } };
    assert.deepEqual(both[0]!.textEdit, { newText: 'SB', insert, replace: range });
    assert.deepEqual(both[0]!.labelDetails, { description: 'Security Bureau' });
    const list = toCompletions(completions, [], {
      ...none,
      insertReplace: true,
      itemDefaults: ['editRange'],
    });
    assert.ok(!Array.isArray(list));
    assert.deepEqual(list.itemDefaults, { editRange: { insert, replace: range } });
    assert.deepEqual([list.items[0]!.textEdit, list.items[0]!.textEditText], [undefined, 'SB']);
    const sorted = plain.map(({ sortText }) => sortText!);
    assert.deepEqual(sorted, [...sorted].sort());
    // All of it, so that the editor narrows it by itself, at each key.
    const all = toCompletions(complete('- A by |').completions, [], none);
    assert.ok(Array.isArray(all));
    const found = all.map(({ label }) => label);
    for (const label of ['end-2029', 'March 2027', 'the end of May 2026', 'the first half of 2027'])
      assert.ok(found.includes(label), label);
  });

  it('never throws and proposes nothing off the line, wherever it is asked for', () => {
    const pieces = fc.constantFrom('- ', '(', ')', 'SB', ', ', 'by ', 'end-', '2026', '\r\n', '\n', '\r', '  ', '😀', '公園', '<!--', '-->', '---', 'policyAddress:', 'kind: ', '# ', '。', '（', '```', '> ', ' and ', '[', 'the ', 'e\u0301'); // prettier-ignore
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), fc.nat(), (parts, pick) => {
        const text = parts.join('');
        const known = knownDraft(text);
        const at = pick % (text.length + 1);
        const { completions } = complete(`${text.slice(0, at)}|${text.slice(at)}`);
        const { line } = known.textDocument.positionAt(at);
        for (const { start, end } of completions.items) {
          assert.ok(start <= completions.place.offset && completions.place.offset <= end, text);
          assert.equal(known.textDocument.positionAt(start).line, line, JSON.stringify(text));
          assert.equal(known.textDocument.positionAt(end).line, line, JSON.stringify(text));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('ends in a line of a million characters, within the time that a test has', () => {
    assert.ok(labels(`- ${'word by '.repeat(125_000)}|`).length > 0);
  });
});

withMaterial('completion in the real Supplement', () => {
  const text = readSupplement();
  const published = '2023-10-25';
  const at = (words: string, cursor: number): Completed => {
    const offset = text.indexOf(words) + cursor;
    assert.ok(offset >= cursor, words);
    return complete(`${text.slice(0, offset)}|${text.slice(offset)}`, { published });
  };

  it('offers who was in force then, those of the section first', () => {
    const found = labelsOf(at('(HYAB, CMAB)', 9));
    assert.ok(!found.includes('HYAB') && found.includes('CMAB') && !found.includes('ITB'));
    // In the tag of an initiative of ITIB, in a section of its own.
    const tag = text.indexOf('(ITIB)', text.indexOf('by end-2023'));
    const inTag = complete(`${text.slice(0, tag + 3)}|${text.slice(tag + 3)}`, { published });
    assert.equal(labelsOf(inTag)[0], 'ITIB');
  });

  it('offers times from its publication on, in its own form', () => {
    const found = labelsOf(at('by end-2023', 'by end'.length));
    assert.deepEqual(found.slice(0, 2), ['end-2023', 'end-2024']);
  });

  it('offers its own beginnings first', () => {
    const found = complete(`${text}\n\n- |`, { published });
    assert.deepEqual(labelsOf(found).slice(0, 2).sort(), ['Continue to', 'Introduce']);
  });
});
