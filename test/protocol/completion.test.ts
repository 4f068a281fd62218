import { strict as assert } from 'node:assert';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type CompletionItem,
  type CompletionList,
  CompletionTriggerKind,
  type MarkupContent,
  MarkupKind,
  type Position,
  type Range,
  type TextEdit,
} from 'vscode-languageserver/node';
import { type ClientProfile, LspClient } from '../support/lsp-client.js';
import { ROOT, readSupplement, withMaterial } from '../support/shared.js';

const FOLDER = 'memfs:/drafts';
const URI = `${FOLDER}/one.policy.md`;
const LANGUAGE = 'policy-address';
const CONFIGURATION = new Map([[`${FOLDER}/.policyaddress.json`, '{ "publicationDate": "2025-09-17" }']]);

type Answer = CompletionItem[] | CompletionList;
const itemsOf = (answer: Answer): CompletionItem[] => (Array.isArray(answer) ? answer : answer.items);
const labelsOf = (answer: Answer): string[] => itemsOf(answer).map(({ label }) => label);

/** A text with the cursor at “|”. */
function placed(marked: string): { text: string; position: Position } {
  const offset = marked.lastIndexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return { text, position: TextDocument.create('', '', 0, text).positionAt(offset) };
}

describe('completion over LSP', () => {
  let client: LspClient;
  afterEach(() => client.stop());

  const start = async (profile: ClientProfile = {}): Promise<void> => {
    client = await LspClient.start({ folders: [FOLDER], files: CONFIGURATION, ...profile });
  };
  const completeAt = (uri: string, position: Position, triggerCharacter?: string): Promise<Answer> =>
    client.request('textDocument/completion', {
      textDocument: { uri },
      position,
      context: triggerCharacter
        ? { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter }
        : { triggerKind: CompletionTriggerKind.Invoked },
    });
  const complete = async (marked: string, triggerCharacter?: string): Promise<Answer> => {
    const { text, position } = placed(marked);
    await client.open(URI, text, LANGUAGE);
    const answer = await completeAt(URI, position, triggerCharacter);
    await client.close(URI);
    return answer;
  };
  const accepted = (marked: string, answer: Answer, label: string): string => {
    const edit = itemsOf(answer).find((item) => item.label === label)!.textEdit as TextEdit;
    const { text } = placed(marked);
    return TextDocument.applyEdits(TextDocument.create('', '', 0, text), [edit]);
  };

  it('offers bureaux in a tag, deadlines behind their words, beginnings, front matter and directives', async () => {
    await start();
    const expected: readonly (readonly [marked: string, trigger: string, label: string, text: string])[] = [
      ['- A park. (|)', '(', 'SB', '- A park. (SB)'],
      ['- A 公園 😀。（|', '（', 'SB', '- A 公園 😀。（SB）'],
      ['- A park. (SB,|)\r\n- B. (SB)', ',', 'EDB', '- A park. (SB, EDB)\r\n- B. (SB)'],
      ['- A park by | (SB)', ' ', 'end-2026', '- A park by end-2026 (SB)'],
      ['- A park by end-| (SB)', '-', 'end-2026', '- A park by end-2026 (SB)'],
      ['- |', ' ', 'Continue to', '- Continue to '],
      ['---\npolicyAddress:\n  kind:|\n---\n', ':', 'annex', '---\npolicyAddress:\n  kind: annex\n---\n'],
      ['<!--|', '-', 'policy-address-enable', '<!-- policy-address-enable -->'],
      ['<!-- policy-address-disable bureau/| -->', '/', 'bureau/missing', '<!-- policy-address-disable bureau/missing -->'],
    ]; // prettier-ignore
    const { triggerCharacters } = client.initialized.capabilities.completionProvider!;
    for (const [marked, trigger, label, text] of expected) {
      assert.ok(triggerCharacters?.includes(trigger), trigger);
      assert.equal(accepted(marked, await complete(marked, trigger), label), text);
    }
  });

  it('is calm: a blank, a comma or a mark in a sentence brings nothing, snippets neither', async () => {
    await start({ snippets: [] });
    for (const [marked, trigger] of [
      ['- Open the | park. (SB)', ' '],
      ['- Open the park, |', ' '],
      ['- Open,|', ','],
      ['- A state-|', '-'],
      ['Some prose by |', ' '],
      ['# A heading in |', ' '],
      ['- A park. (SB)|\n', '('],
      ['- |Launch a park. (SB)', ' '],
    ] as const) {
      assert.deepEqual(await complete(marked, trigger), [], marked);
    }
    const begun = labelsOf(await complete('- |', ' '));
    assert.ok(
      begun.includes('initiative') && begun.includes('Launch') && !begun.includes('by'),
      String(begun),
    );
    assert.ok(labelsOf(await complete('- Open the |')).includes('by'), 'who asks gets snippets');
    const other = `${FOLDER}/notes.md`;
    await client.open(other, 'No draft. (');
    assert.deepEqual(await completeAt(other, { line: 0, character: 11 }, '('), []);
  });

  it('leaves snippets to a client that brings its own, and nothing else', async () => {
    await start({ snippets: [LANGUAGE] });
    assert.ok(!labelsOf(await complete('- |')).includes('initiative'));
    assert.ok(labelsOf(await complete('- |')).includes('Launch'));
    assert.deepEqual(await complete('- Open the |'), []);
  });

  it('says the range once, and whether more may come, to a client that can take it', async () => {
    await start({
      textDocument: {
        completion: {
          completionItem: { insertReplaceSupport: true, labelDetailsSupport: true },
          completionList: { itemDefaults: ['editRange', 'data'] },
        },
      },
    });
    const list = (await complete('- A park. (S|B)')) as CompletionList;
    const at = (from: number, to: number): Range => ({
      start: { line: 0, character: from },
      end: { line: 0, character: to },
    });
    assert.deepEqual(list.itemDefaults?.editRange, { insert: at(11, 12), replace: at(11, 13) });
    const [first] = list.items;
    assert.deepEqual([first!.label, first!.textEditText, first!.textEdit], ['SB', 'SB', undefined]);
    assert.equal(list.isIncomplete, false);
    const dates = (await complete('- A park by |')) as CompletionList;
    assert.equal(dates.isIncomplete, false);
    const { detail, labelDetails } = dates.items.find(({ label }) => label.startsWith('the first quarter'))!;
    assert.match(detail!, /^1 January \d{4} to 31 March \d{4}$/);
    assert.match(labelDetails!.description!, /^1 Jan – 31 Mar \d{4}$/);
    const rewritten = (await complete('- A park. (SB, |)')) as CompletionList;
    const open = rewritten.items.find(({ label }) => label === 'relevant bureaux')!;
    assert.equal(open.textEditText, 'relevant bureaux');
    assert.deepEqual(open.additionalTextEdits, [{ range: at(13, 15), newText: ' and ' }]);
  });

  it('tells more of an item when it is asked', async () => {
    const completionItem = { documentationFormat: [MarkupKind.Markdown] };
    await start({ textDocument: { completion: { completionItem } } });
    const marked = '- A park. (|)';
    const { text, position } = placed(marked);
    await client.open(URI, text, LANGUAGE);
    const resolve = (item: CompletionItem): Promise<CompletionItem> =>
      client.request('completionItem/resolve', item);
    const items = itemsOf(await completeAt(URI, position));
    assert.ok(items.every(({ documentation }) => documentation === undefined));
    const bureau = await resolve(items.find(({ label }) => label === 'SB')!);
    const { value } = bureau.documentation as MarkupContent;
    assert.match(value, /^\*\*SB\*\* · Security Bureau · 保安局\n\nBureau, in force since/);
    assert.match(value, /Oversees: /);
    const [time] = itemsOf(await complete('- A park by end-|'));
    const told = (await resolve(time!)).documentation as MarkupContent;
    assert.match(told.value, /^\*\*By 31 December 2025\*\*\n\n/);
    const plain = { label: 'anything' };
    assert.deepEqual(await resolve(plain), plain);
    await client.close(URI);
    assert.equal((await resolve(items[0]!)).label, items[0]!.label);
  });

  it('knows the ministries and the calendar of another government', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'policy-address-'));
    try {
      cpSync(path.join(ROOT, 'seeds/samples/another-government'), folder, { recursive: true });
      client = await LspClient.start({ folders: [pathToFileURL(folder).href], snippets: [] });
      const file = path.join(folder, 'programme.policy.md');
      const uri = pathToFileURL(file).href;
      const text = readFileSync(file, 'utf8');
      await client.open(uri, `${text}- Mend the pier. (MOF, )\n- Open it in the 20\n`, LANGUAGE);
      const line = text.split('\n').length - 1;
      const found = labelsOf(await completeAt(uri, { line, character: 23 }));
      assert.ok(found.includes('MOT') && found.includes('relevant ministries'), String(found));
      for (const other of ['MOF', 'MTH', 'SB', 'relevant bureaux']) assert.ok(!found.includes(other), other);
      const times = itemsOf(await completeAt(uri, { line: line + 1, character: 19 }));
      const year = times.find(({ label }) => label.endsWith('financial year'))!;
      assert.match(year.detail!, /^1 July \d{4} to 30 June \d{4}$/);
      const snippets = itemsOf(await completeAt(uri, { line: line - 1, character: 0 }));
      const body = JSON.stringify(snippets.find(({ detail }) => detail === 'Bureau')?.textEdit ?? {});
      assert.match(body, /\$\{1\|MHC,MOD,MOE/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  withMaterial('in the real Supplement', () => {
    const text = readSupplement();
    const uri = `${FOLDER}/supplement.md`;
    const files = new Map([[`${FOLDER}/.policyaddress.json`, '{ "publicationDate": "2023-10-25" }']]);
    const ask = async (words: string, cursor: number, eol = '\n'): Promise<Answer> => {
      const written = text.replace(/\r?\n/g, eol);
      await client.open(uri, written, 'markdown');
      const offset = written.indexOf(words) + cursor;
      const answer = await completeAt(uri, TextDocument.create('', '', 0, written).positionAt(offset));
      await client.close(uri);
      return answer;
    };

    it('offers who was in force and what was still to come', async () => {
      await start({ files });
      for (const eol of ['\n', '\r\n']) {
        const found = labelsOf(await ask('(HYAB, CMAB)', '(HYAB, CM'.length, eol));
        assert.ok(found.includes('CMAB') && found.includes('ITIB'));
        assert.ok(!found.includes('HYAB') && !found.includes('ITB'));
        const times = itemsOf(await ask('by end-2023 administrative', 'by end'.length, eol));
        assert.deepEqual(
          [times[0]!.label, times[0]!.detail],
          ['end-2023', '1 December 2023 to 31 December 2023'],
        );
        const edit = times[0]!.textEdit as TextEdit;
        assert.equal(edit.range.end.character - edit.range.start.character, 'end-2023'.length);
      }
    });
  });
});
