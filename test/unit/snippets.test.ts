import { strict as assert } from 'node:assert';
import { type CompletionItem, InsertTextFormat, type TextEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import snippetData from '../../seeds/snippets.json' with { type: 'json' };
import { isAnswerable, isInForce } from '../../server/src/bureaux/registry.js';
import type { Deadline, Interval } from '../../server/src/deadlines/types.js';
import type { Severity } from '../../server/src/rules/types.js';
import type { Draft } from '../../server/src/draft/draft.js';
import { tagOf } from '../../server/src/draft/passage.js';
import {
  type SnippetContext,
  type Snippets,
  snippetCompletions,
} from '../../server/src/features/snippets.js';
import { linter, readDraft, seeds } from '../support/reading.js';
import { type Variables, expansions } from '../support/snippets.js';

const SNIPPETS = snippetData as Snippets;
/** A day on which an address was being written: half of the year is over. */
const DAY = '2026-09-16';
const VARIABLES: Variables = {
  CURRENT_YEAR: '2026',
  CURRENT_YEAR_SHORT: '26',
  CURRENT_MONTH: '09',
  CURRENT_DATE: '16',
  TM_CURRENT_LINE: '',
};
const NAMES_OF = (prefix: string): string[] =>
  Object.entries(SNIPPETS).flatMap(([name, snippet]) => (snippet.prefix === prefix ? [name] : []));

function expand(name: string, variables: Variables = {}): string[] {
  const snippet = SNIPPETS[name];
  assert.ok(snippet, `there is no snippet “${name}”`);
  return expansions(snippet.body.join('\n'), { ...VARIABLES, ...variables });
}

/** The findings of a draft, by the names of their rules. */
/** What is warned of; hints such as that a start has no end are no fault of a snippet. */
function findingsOf(draft: Draft): string[] {
  const grave = (severity: Severity): boolean => severity === 'error' || severity === 'warning';
  return linter
    .lint(draft)
    .where(grave)
    .map(({ finding }) => finding.rule.name);
}

describe('snippets', () => {
  describe('a deadline reads as it is meant', () => {
    const KINDS: Readonly<Record<string, readonly [kind: string, interval: Interval]>> = {
      'On or before a day': ['by', ['2026-12-31', '2026-12-31']],
      'By the end of a month': ['by', ['2026-12-31', '2026-12-31']],
      'By the end of a quarter': ['by', ['2026-12-31', '2026-12-31']],
      'By a year’s end': ['by', ['2026-12-01', '2026-12-31']],
      'By a year’s middle': ['by', ['2027-06-01', '2027-06-30']],
      'Within a year': ['within', ['2026-01-01', '2026-12-31']],
      'Within the current term of the Government': ['within', ['2022-07-01', '2027-06-30']],
      'In a quarter': ['within', ['2026-10-01', '2026-12-31']],
      'In a half of a year': ['within', ['2026-07-01', '2026-12-31']],
      'In a financial year': ['within', ['2026-04-01', '2027-03-31']],
      'In a school year': ['within', ['2026-09-01', '2027-08-31']],
      'From a day': ['from', ['2026-12-31', null]],
      'From a year': ['from', ['2026-01-01', null]],
      'Between two months': ['between', ['2026-07-01', '2026-12-31']],
    };
    const deadlines = ['by', 'within', 'quarter', 'half', 'financial', 'school', 'from', 'between'];
    it('has all of them in this list', () => {
      assert.deepEqual(Object.keys(KINDS).sort(), deadlines.flatMap(NAMES_OF).sort());
    });

    for (const [name, [kind, interval]] of Object.entries(KINDS)) {
      it(name, () => {
        const found = expand(name).map((words): Deadline => {
          // Published when nothing of the year is over, so that every choice lies ahead.
          const draft = readDraft(`- Open a park ${words}. (SB)`, '2026-01-01');
          const { times } = draft.initiative(draft.initiatives[0]!);
          const [deadline, ...others] = times.deadlines;
          assert.ok(deadline && others.length === 0 && times.otherTimes.length === 0, words);
          assert.equal(times.status, 'dated');
          assert.deepEqual(findingsOf(draft), [], words);
          assert.equal(deadline.end - deadline.start, words.length, `all of “${words}” is read`);
          assert.equal(deadline.kind, kind, words);
          return deadline;
        });
        assert.deepEqual(found[0]!.interval, interval);
        const ends = new Set(found.map((deadline) => JSON.stringify(deadline.interval)));
        assert.equal(ends.size, found.length, 'each choice means another time');
      });
    }

    it('lies ahead where nothing is filled in', () => {
      for (const name of Object.keys(KINDS)) {
        const draft = readDraft(`- Open a park ${expand(name)[0]!}. (SB)`, DAY);
        assert.deepEqual(findingsOf(draft), [], name);
      }
    });

    it('counts on to the next year', () => {
      for (let year = 2025; year < 2059; year++) {
        const variables = { CURRENT_YEAR: String(year), CURRENT_YEAR_SHORT: String(year).slice(-2) };
        const next = String(year + 1).slice(-2);
        assert.deepEqual(expand('In a financial year', variables), [`in the ${year}-${next} financial year`]);
        assert.deepEqual(expand('In a school year', variables), [`in the ${year}/${next} school year`]);
        assert.deepEqual(expand('By a year’s middle', variables), [`by mid-${year + 1}`]);
      }
    });
  });

  describe('a bureau tag', () => {
    const inForce = seeds.registry.organisations.filter((o) => isAnswerable(o) && isInForce(o, [DAY, DAY]));

    it('is in the house form, whichever bureaux are chosen', () => {
      const names = NAMES_OF('bureau');
      assert.equal(names.length, 3);
      for (const name of names) {
        for (const tag of expand(name)) {
          const draft = readDraft(`- Open a park by end-2026. ${tag}`, DAY);
          const read = tagOf(draft.initiative(draft.initiatives[0]!))!;
          const isTwice = new Set(read.codes.map(({ written }) => written)).size < read.codes.length;
          assert.deepEqual(read.slips, []);
          assert.ok(isTwice || read.houseForm === tag, tag);
          assert.equal(read.codes.length, name.includes('supports') ? 2 : 1);
          assert.equal(read.andRelevantBureaux, name.includes('relevant'));
          assert.ok(
            read.codes.every(({ state }) => state === 'inForce'),
            tag,
          );
        }
      }
    });

    it('offers every bureau in force, and nothing that is not', () => {
      const known = new Set(inForce.map(({ code }) => code));
      const bureaux = inForce.filter(({ kind }) => kind === 'bureau').map(({ code }) => code);
      for (const [name, { body }] of Object.entries(SNIPPETS)) {
        for (const [list] of body.join('\n').matchAll(/(?<=\|)[^|]*CSO,[^|]*(?=\|)/g)) {
          const codes = list.split(',').filter((code) => /^[A-Z]/i.test(code) && code !== 'relevant bureaux');
          assert.deepEqual(
            codes.filter((code) => !known.has(code)),
            [],
            name,
          );
          assert.deepEqual(
            bureaux.filter((code) => !codes.includes(code)),
            [],
            name,
          );
        }
      }
    });
  });

  describe('an initiative', () => {
    const initiatives = ['initiative', '措施'].flatMap(NAMES_OF);
    const read = (text: string): Draft => readDraft(text, DAY);

    it('is one, with a tag and no finding but of what it is made without', () => {
      for (const name of initiatives) {
        for (const text of expand(name)) {
          const draft = read(`# The 2026 Policy Address\n\n${text}\n`);
          assert.equal(draft.initiatives.length, 1, text);
          const initiative = draft.initiative(draft.initiatives[0]!);
          assert.equal(initiative.bullet.kind, 'markdown');
          assert.deepEqual(initiative.tag?.slips, [], text);
          const dated = name === 'Initiative with a deadline';
          // Times are read in English only.
          assert.deepEqual(findingsOf(draft), dated ? [] : ['deadline/missing'], text);
        }
      }
    });

    it('has one bullet, whether there was one or not', () => {
      const lines = [
        '',
        '  ',
        'initiative',
        '  initiative',
        '- initiative',
        '* initiative',
        '• initiative',
        '12. 措施',
      ];
      for (const name of initiatives) {
        for (const line of lines) {
          const typed = /(?:initiative|措施)?$/.exec(line)![0];
          const text =
            line.slice(0, line.length - typed.length) + expand(name, { TM_CURRENT_LINE: line })[0]!;
          const draft = read(text);
          assert.equal(draft.initiatives.length, 1);
          assert.match(draft.initiative(draft.initiatives[0]!).text, /^(?:Say|說明)/u);
          assert.match(text, /^\s*(?:[-*•]|12\.) +[S說]/u, JSON.stringify(text));
        }
      }
    });

    it('takes in the words that are selected, without their full stop', () => {
      const [text] = expand('Initiative without a deadline', {
        TM_SELECTED_TEXT: 'Open a park.\nOpen it wide.  ',
      });
      assert.equal(text, '- Open a park.\nOpen it wide. (relevant bureaux)');
      const [dated] = expand('Initiative with a deadline', { TM_SELECTED_TEXT: 'Open $ & a park' });
      assert.equal(dated, '- Open $ & a park by end-2026. (relevant bureaux)');
    });
  });

  it('headings make sections with their first initiative, or go above what is selected', () => {
    const levels = { Section: [3], Chapter: [2, 3] };
    for (const [name, expected] of Object.entries(levels)) {
      for (const text of expand(name)) {
        const draft = readDraft(text, DAY);
        const headings = draft.passages.flatMap((p) => (p.kind === 'heading' ? [p.level] : []));
        assert.deepEqual([headings, draft.initiatives.length, findingsOf(draft)], [expected, 1, []], text);
      }
      const [text] = expand(name, { TM_SELECTED_TEXT: '- Open a park by end-2026. (SB)' });
      assert.match(text!, /Name of the section\n\n- Open a park by end-2026\. \(SB\)$/);
    }
  });

  it('front matter declares what is chosen, without problems', () => {
    const names = NAMES_OF('front');
    assert.equal(names.length, 2);
    const read = names.flatMap((name) =>
      expand(name).map((text) => {
        const { metadata } = readDraft(`${text}\n- Open a park by end-2026. (SB)\n`, null);
        assert.deepEqual(
          [metadata.declared, metadata.problems, metadata.publicationDate],
          [true, [], DAY],
          text,
        );
        return metadata;
      }),
    );
    assert.deepEqual(
      new Set(read.map(({ kind }) => kind)),
      new Set(['supplement', 'address', 'annex', 'return']),
    );
    assert.deepEqual(new Set(read.map(({ language }) => language)), new Set(['en', 'zh-Hant']));
    assert.ok(read.every(({ kind, bureau }) => (kind === 'return') === (bureau !== null)));
  });

  it('are described, and called by words that Tab can find', () => {
    for (const [name, { prefix, description }] of Object.entries(SNIPPETS)) {
      // VS Code looks at what stands between the last blank and the cursor.
      assert.match(prefix, /^(?:[a-z]+|\p{Script=Han}+)$/u, name);
      assert.match(description, /[.。]$/u, name);
    }
  });

  describe('completions', () => {
    const ENGLISH: SnippetContext = {
      today: DAY,
      language: 'en',
      registry: seeds.registry,
      period: [DAY, DAY],
    };

    /** Completes at “|”. */
    function complete(
      marked: string,
      context = ENGLISH,
    ): { items: CompletionItem[]; document: TextDocument } {
      const offset = marked.indexOf('|');
      const text = marked.slice(0, offset) + marked.slice(offset + 1);
      const document = TextDocument.create('file:///draft.md', 'markdown', 0, text);
      return {
        document,
        items: snippetCompletions(document, document.positionAt(offset), SNIPPETS, context),
      };
    }

    /** The text after a snippet was chosen and nothing filled in. */
    function accepted(marked: string, name: string, context = ENGLISH): string {
      const { document, items } = complete(marked, context);
      const item = items.find(({ detail }) => detail === name);
      assert.ok(item, `“${name}” is not offered at ${JSON.stringify(marked)}`);
      const edit = item.textEdit as TextEdit;
      return TextDocument.applyEdits(document, [{ ...edit, newText: expansions(edit.newText, {})[0]! }]);
    }

    const labels = (marked: string, context = ENGLISH): Set<string> =>
      new Set(complete(marked, context).items.map(({ label }) => label));

    it('take the place of the word typed so far', () => {
      const name = 'By a year’s end';
      assert.equal(accepted('- Open a park by|', name), '- Open a park by end-2026');
      assert.equal(accepted('- Open a park b|. (SB)', name), '- Open a park by end-2026. (SB)');
      assert.equal(accepted('- Open a park |. (SB)', name), '- Open a park by end-2026. (SB)');
      assert.equal(accepted('- Open a park (by|', name), '- Open a park (by end-2026');
      assert.equal(accepted('by|', name), 'by end-2026');
      assert.equal(accepted('- Open b|y (SB)', name), '- Open by end-2026y (SB)');
    });

    it('count in UTF-16, after Chinese words and in files from Windows', () => {
      assert.equal(accepted('- 興建😀公園by|。', 'By a year’s end'), '- 興建😀公園by end-2026。');
      assert.equal(
        accepted('- A park. (SB)\r\n- Open a pool w|\r\n', 'Within a year'),
        '- A park. (SB)\r\n- Open a pool within 2026\r\n',
      );
      assert.equal(
        accepted('# Address\r\n\r\nsec|\r\n', 'Section'),
        '# Address\r\n\r\n### Name of the section\r\n\r\n- Say what will be done and for whom by end-2026. (relevant bureaux)\r\n',
      );
    });

    it('replace as much of a Chinese prefix as has been typed', () => {
      const chinese: SnippetContext = { ...ENGLISH, language: 'zh-Hant' };
      const name = 'Initiative in Chinese（措施）';
      const expected = '- 說明將會為誰做甚麼，於2026年年底前完成。(相關政策局)';
      for (const typed of ['', '措', '措施', '- 措', '-  措施']) {
        const bullet = /^- */.exec(typed)?.[0] ?? '- ';
        assert.equal(accepted(`${typed}|`, name, chinese), expected.replace('- ', bullet), typed);
      }
    });

    it('do not double a bullet', () => {
      const expected = 'Say what will be done and for whom. (relevant bureaux)';
      for (const bullet of ['- ', '* ', '  - ', '3. ', '• ']) {
        assert.equal(accepted(`${bullet}init|`, 'Initiative without a deadline'), `${bullet}${expected}`);
        assert.equal(accepted(`${bullet}|`, 'Initiative without a deadline'), `${bullet}${expected}`);
      }
      assert.equal(accepted('  init|', 'Initiative without a deadline'), `  - ${expected}`);
      assert.equal(accepted('|', 'Initiative without a deadline'), `- ${expected}`);
    });

    it('are offered only where they make sense', () => {
      const within = (marked: string): string[] =>
        ['front', 'section', 'chapter', 'initiative', 'by', 'bureau'].filter((label) =>
          labels(marked).has(label),
        );
      const inText = ['by', 'bureau'];
      const onLine = ['section', 'chapter', 'initiative', ...inText];
      assert.deepEqual(within('|'), ['front', ...onLine]);
      assert.deepEqual(within('fro|\n\n- A park.'), ['front', ...onLine]);
      assert.deepEqual(within('|---\npolicyAddress:\n  kind: annex\n---\n'), onLine);
      assert.deepEqual(within(' |'), onLine);
      assert.deepEqual(within('# Address\n\nsec|'), onLine);
      assert.deepEqual(within('- ini|'), ['initiative', ...inText]);
      assert.deepEqual(within('- Open a park |'), inText);
      assert.deepEqual(within('A section|'), inText);
    });

    it('go by the language of the draft', () => {
      assert.ok(!labels('|').has('措施'));
      assert.deepEqual(
        labels('|', { ...ENGLISH, language: 'zh-Hant' }),
        new Set(['措施', 'front', 'bureau']),
      );
      const all = labels('|', { ...ENGLISH, language: null });
      assert.ok(all.has('措施') && all.has('initiative'));
    });

    it('bring their variables with them, for editors that know none', () => {
      for (const { textEdit, detail } of complete('|', { ...ENGLISH, language: null }).items) {
        assert.doesNotMatch((textEdit as TextEdit).newText, /[A-Z]_[A-Z]/, detail);
      }
      assert.match(accepted('|', 'Front matter'), /^ {2}publicationDate: 2026-09-16$/m);
      assert.equal(accepted('|', 'In a financial year'), 'in the 2026-27 financial year');
      assert.equal(
        accepted('|', 'In a school year', { ...ENGLISH, today: '2029-01-01' }),
        'in the 2029/30 school year',
      );
    });

    it('give what the snippets of VS Code give', () => {
      for (const name of Object.keys(SNIPPETS)) {
        assert.equal(accepted('|', name, { ...ENGLISH, language: null }), expand(name)[0], name);
      }
    });

    it('show what they give, stand behind the rest and keep their order', () => {
      const { items } = complete('by|');
      const item = items.find(({ detail }) => detail === 'By the end of a quarter')!;
      assert.deepEqual(
        [item.label, item.filterText, item.insertTextFormat],
        ['by', 'by', InsertTextFormat.Snippet],
      );
      assert.match(String(item.documentation), /\n\nby the end of the fourth quarter of 2026$/);
      const sorted = items.map(({ sortText }) => sortText!);
      assert.deepEqual(sorted, [...sorted].sort());
      assert.ok(sorted.every((text) => text > 'zzz'));
    });
  });
});
