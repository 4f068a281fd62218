import { strict as assert } from 'node:assert';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { placedTags } from '../../server/src/draft/placed-tags.js';
import { prepareRename, renameCode, renamedParty } from '../../server/src/features/code-rename.js';
import type { KnownDraft } from '../../server/src/workspace/drafts.js';
import { markedDraft } from '../support/marked.js';
import { knownDraft, writer } from '../support/reading.js';
import { ROOT, readSupplement, withMaterial } from '../support/shared.js';

function renamed(marked: string, newCode: string): string {
  const { known, position } = markedDraft(marked);
  const party = renamedParty(known, position, writer);
  const edits = renameCode(known, { party, newCode, asked: known }, writer);
  return TextDocument.applyEdits(known.textDocument, edits);
}

function refusedWith(marked: string, newCode: string, day?: string | null): string {
  const { known, position } = markedDraft(marked, day);
  try {
    const party = renamedParty(known, position, writer);
    renameCode(known, { party, newCode, asked: known }, writer);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('rename', () => {
  it('replaces a code in every form in which a tag names it, and spells the new one as it is official', () => {
    for (const [before, after] of [
      ['- A. (‸SB)', '- A. (HYAB)'],
      ['- A. (‸sb)', '- A. (HYAB)'],
      ['- A. (Security B‸ureau)', '- A. (HYAB)'],
      ['- A. (‸Security Bureau (SB), DEVB)', '- A. (HYAB, DEVB)'],
      ['- A. (SB&‸DEVB)', '- A. (SB&HYAB)'],
      ['- A. (‸DEVB(W) and relevant bureaux)', '- A. (HYAB and relevant bureaux)'],
      ['- A. (SB, D‸EV B)', '- A. (SB, HYAB)'],
      ['- A.（‸SB，DEVB）', '- A.（HYAB，DEVB）'],
      ['- 興建公園。（D‸EVB）', '- 興建公園。（HYAB）'],
      ['- A 🎉. (‸SB)\r\n- B. (DEVB,\r\n  SB)\r\n', '- A 🎉. (HYAB)\r\n- B. (DEVB,\r\n  HYAB)\r\n'],
      ['- A. (‸HAYB)\n- B. (HAYB, SB)', '- A. (HYAB)\n- B. (HYAB, SB)'],
      ['- A. (**‸SB**)', '- A. (**HYAB**)'],
    ] as const) {
      assert.equal(renamed(before, 'hyab'), after);
    }
  });

  it('touches nothing outside of tags but the front matter', () => {
    const text = '# SB\n\nThe SB (SB) met SB.\n\n| SB |\n\n- SB: pave, with SB. (‸SB)\n';
    assert.equal(renamed(text, 'EDB'), text.replace('‸SB)', 'EDB)'));
    const front = '---\npolicyAddress:\n  kind: return\n  bureau: "SB"\n---\n\n- A. (‸sb)\n';
    assert.equal(renamed(front, 'EDB'), front.replace('"SB"', '"EDB"').replace('‸sb', 'EDB'));
    assert.equal(renamed(front.replace('‸', '').replace('"SB', '"S‸B'), 'EDB'), renamed(front, 'EDB'));
  });

  it('names a bureau once where the tag names it already, the first of its places counts', () => {
    for (const [before, after] of [
      ['(‸SB, HYAB)', '(HYAB)'],
      ['(HYAB, ‸SB)', '(HYAB)'],
      ['(‸SB, DEVB, HYAB, EDB)', '(HYAB, DEVB, EDB)'],
      ['(DEVB, HYAB and ‸SB)', '(DEVB, HYAB)'],
      ['(DEVB, HYAB, ‸SB and relevant bureaux)', '(DEVB, HYAB and relevant bureaux)'],
      ['(HYAB/‸SB)', '(HYAB)'],
      ['(HYAB (‸SB))', '(HYAB)'],
      ['(HYAB (‸SB), DEVB)', '(HYAB, DEVB)'],
      ['([HYAB], ‸SB)', '([HYAB])'],
      ['(HYAB) (‸SB)', '(HYAB)'],
      ['(HYAB) (‸SB, EDB)', '(HYAB, EDB)'],
      ['(HYAB, **‸SB**)', '(HYAB)'],
      ['(Home and Youth Affairs Bureau (HYAB), ‸SB)', '(Home and Youth Affairs Bureau (HYAB))'],
      ['(‸SB, sb, HYAB)', '(HYAB)'],
      ['(HYAB,\n  ‸SB)', '(HYAB)'],
      ['(‸SB, HYAB', '(HYAB'],
    ] as const) {
      assert.equal(renamed(`- Pave it; ${before}`, 'HYAB'), `- Pave it; ${after}`);
    }
  });

  it('edits a tag once that two passages end in', () => {
    assert.equal(
      renamed('- Open:\n  - a park (‸SB)\n\n  (DEVB)\n', 'EDB'),
      '- Open:\n  - a park (EDB)\n\n  (DEVB)\n',
    );
    const text = '- Open (EDB)\n  - a pool (‸SB)\n\n  and so on. (SB)\n';
    assert.equal(renamed(text, 'TLB'), text.replaceAll('SB)', 'TLB)').replace('‸', ''));
  });

  it('writes one spelling for all where the code stays the same', () => {
    assert.equal(
      renamed('- A. (‸sb)\n- B. (Security Bureau, DEVB)\n- C. (SB, sb)', 'SB'),
      '- A. (SB)\n- B. (SB, DEVB)\n- C. (SB)',
    );
  });

  it('takes a name for the new code', () => {
    assert.equal(renamed('- A. (‸SB)', 'Education Bureau'), '- A. (EDB)');
  });

  it('refuses what cannot answer for the draft, and says why', () => {
    assert.equal(
      refusedWith('- A. (‸SB)', 'THB'),
      'THB (Transport and Housing Bureau) existed until 30 June 2022. Write TLB or HB instead. The draft “one.md” is of 17 September 2025.',
    );
    assert.match(
      refusedWith('# The 2017 Policy Address\n\n- A. (‸SB)', 'HYAB', null),
      /exists only from 1 July 2022\. .* is of 2017\.$/,
    );
    assert.match(refusedWith('- A. (‸SB)', 'THB', null), /does not say its day, so today counts\.$/);
    assert.equal(
      refusedWith('- A. (‸SB)', 'FSD'),
      'FSD (Fire Services Department) is no bureau. Name the bureau that answers for it: SB.',
    );
    assert.match(refusedWith('- A. (‸SB)', 'HYAD'), /^No bureau has the code “HYAD”\. Did you mean HYAB/);
    assert.match(refusedWith('- A. (‸SB)', ' '), /^No bureau has the code “”\. Check its spelling\.$/);
    assert.match(refusedWith('- A. (‸SB)', 'EDB) and more ('), /^No bureau has the code/);
  });

  it('says where one can rename', () => {
    const place = (marked: string): unknown => {
      const { known, position } = markedDraft(marked);
      const { range, placeholder } = prepareRename(known, position, writer);
      return [known.textDocument.getText(range), placeholder];
    };
    assert.deepEqual(place('- A. (SB, DEV‸B)'), ['DEVB', 'DEVB']);
    assert.deepEqual(place('- A. (SB, DEVB‸)'), ['DEVB', 'DEVB']);
    assert.deepEqual(place("---\npolicyAddress:\n  bureau: 'S‸B'\n---\n\n- A."), ['SB', 'SB']);
    assert.deepEqual(place('- A. (SB and Security ‸Bureau (SB))'), [
      'Security Bureau (SB)',
      'Security Bureau (SB)',
    ]);
    assert.throws(
      () => place('- The S‸B opens it. (SB)'),
      /^Error: To rename SB in all drafts, put the cursor on it in a/,
    );
    assert.throws(() => place('| S‸B |\n\n- A (SB)'), /To rename SB/);
    for (const elsewhere of ['- Op‸en it. (SB)', '‸', '- A (AI‸)', '- A (SB and relevant b‸ureaux)']) {
      assert.throws(() => place(elsewhere), /Only a code in a bureau tag/);
    }
  });

  it('reads back as the same tags with the new code in them, in every sample and fixture', () => {
    const folders = ['seeds/samples', 'test/fixtures/rules/bureau', 'test/fixtures/rules/deadline'];
    const files = folders.flatMap((folder) =>
      readdirSync(path.join(ROOT, folder))
        .filter((file) => file.endsWith('.md'))
        .map((file) => path.join(ROOT, folder, file)),
    );
    const checked = files.map((file) => readsBack(readFileSync(file, 'utf8'))).reduce((a, b) => a + b);
    assert.ok(checked > 300, String(checked));
  });

  withMaterial('in the Supplement', () => {
    it('reads back as well', () => {
      assert.ok(readsBack(readSupplement()) > 20);
    });
  });
});

/** Renames every party of a text to another, and compares what is read. Returns how many it tried. */
function readsBack(text: string): number {
  const known = knownDraft(text);
  const tagsOf = (draft: KnownDraft): string[][] =>
    placedTags(draft.draft).map(({ tag }) =>
      tag.codes.map((code) => code.organisation?.id ?? code.written.toUpperCase()),
    );
  const before = tagsOf(known);
  let count = 0;
  for (const id of new Set(before.flat())) {
    const organisation = known.registry.organisations.find((each) => each.id === id) ?? null;
    const party = { registry: known.registry, organisation, written: id };
    for (const newCode of ['HYAB', 'CSO', 'SB']) {
      const edits = renameCode(known, { party, newCode, asked: known }, writer);
      const changed = TextDocument.applyEdits(known.textDocument, edits);
      // A tag that names nobody twice, before or after, stays as it is but for the code.
      const expected = before.map((codes) => {
        const replaced = codes.map((code) => (code === id ? newCode : code));
        return codes.includes(id)
          ? replaced.filter((code, i) => code !== newCode || replaced.indexOf(code) === i)
          : codes;
      });
      assert.deepEqual(tagsOf(knownDraft(changed)), expected, `${id} to ${newCode}`);
      count++;
    }
  }
  return count;
}
