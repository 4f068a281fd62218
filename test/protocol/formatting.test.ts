import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import { LspClient } from '../support/lsp-client.js';
import { MATERIAL, ROOT, withMaterial } from '../support/shared.js';

const URI = 'file:///nowhere/draft.policy.md';
const UNTIDY = '# **Parks**\n• Build a  park by end-2031. (sb)\n* Build a pool by end-2031.(SB)\n\n\n';
const TIDY = '# Parks\n\n- Build a park by end-2031. (SB)\n- Build a pool by end-2031. (SB)\n';
const OPTIONS = { tabSize: 4, insertSpaces: true };
const CLI = path.join(ROOT, 'dist/cli.js');

describe('formatting over LSP', () => {
  let client: LspClient;
  afterEach(() => client.stop());

  const format = (uri: string, options: object = OPTIONS): Promise<TextEdit[] | null> =>
    client.request('textDocument/formatting', { textDocument: { uri }, options });
  const after = (text: string, edits: TextEdit[] | null): string =>
    TextDocument.applyEdits(TextDocument.create(URI, 'markdown', 1, text), edits!);

  it('changes the document where it has to, and nothing the second time', async () => {
    client = await LspClient.start({ pulls: true });
    await client.open(URI, UNTIDY);
    const edits = await format(URI);
    assert.equal(after(UNTIDY, edits), TIDY);
    assert.ok(edits!.every(({ range }) => range.end.line - range.start.line <= 2));
    await client.change(URI, { text: TIDY });
    assert.deepEqual(await format(URI), []);
  });

  it('is the same whatever the editor asks for besides', async () => {
    client = await LspClient.start({ pulls: true });
    await client.open(URI, UNTIDY);
    for (const yes of [true, false]) {
      const more = { trimTrailingWhitespace: yes, insertFinalNewline: yes, trimFinalNewlines: yes };
      assert.equal(after(UNTIDY, await format(URI, { ...OPTIONS, ...more })), TIDY);
    }
  });

  it('leaves what is no draft to others', async () => {
    client = await LspClient.start({ pulls: true });
    const uri = 'file:///nowhere/README.md';
    await client.open(uri, '# **Read**  me\n* now\n');
    assert.equal(await format(uri), null);
    const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
    const textDocument = { uri };
    assert.equal(
      await client.request('textDocument/rangeFormatting', { textDocument, range, options: OPTIONS }),
      null,
    );
    const position = { line: 1, character: 5 };
    const typed = { textDocument, position, ch: '\n', options: OPTIONS };
    assert.equal(await client.request('textDocument/onTypeFormatting', typed), null);
    assert.equal(await format('file:///nowhere/closed.policy.md'), null);
  });

  it('changes the lines that a range touches alone, and puts blank lines around them', async () => {
    client = await LspClient.start({ pulls: true });
    await client.open(URI, UNTIDY);
    const range = { start: { line: 1, character: 8 }, end: { line: 1, character: 9 } };
    const edits = await client.request<TextEdit[]>('textDocument/rangeFormatting', {
      textDocument: { uri: URI },
      range,
      options: OPTIONS,
    });
    assert.equal(
      after(UNTIDY, edits),
      UNTIDY.replace('• Build a  park by end-2031. (sb)', '\n- Build a park by end-2031. (SB)'),
    );
  });

  it('goes on with a list, and puts a tag into form, as they are typed', async () => {
    client = await LspClient.start({ pulls: true });
    const text = '- Build a park by end-2031. (sb)\n';
    await client.open(URI, text);
    const typed = (line: number, character: number, ch: string): Promise<TextEdit[]> =>
      client.request('textDocument/onTypeFormatting', {
        textDocument: { uri: URI },
        position: { line, character },
        ch,
        options: OPTIONS,
      });
    assert.equal(after(text, await typed(1, 0, '\n')), `${text}- `);
    assert.equal(after(text, await typed(0, 32, ')')), text.replace('sb', 'SB'));
  });

  it('goes by the configuration of the document', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'policy-address-'));
    try {
      writeFileSync(
        path.join(folder, '.policyaddress.json'),
        '{ "rules": { "structure/bullet-glyph": "off" } }',
      );
      client = await LspClient.start({ pulls: true, folders: [pathToFileURL(folder).href] });
      const uri = pathToFileURL(path.join(folder, 'a.policy.md')).href;
      await client.open(uri, UNTIDY);
      assert.match(after(UNTIDY, await format(uri)), /^# Parks\n\n• Build a park by end-2031. \(SB\)\n/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('policy-address format', () => {
  let folder: string;
  const run = (
    args: string[],
    input?: string | Buffer,
  ): { status: number | null; out: string; err: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'format', ...args], {
      cwd: folder,
      input: input ?? '',
      encoding: 'utf8',
      timeout: 20_000,
    });
    return { status, out: stdout, err: stderr };
  };
  const write = (name: string, text: string | Buffer): string => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  const read = (name: string): Buffer => readFileSync(path.join(folder, name));
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-address-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('writes drafts in place, and names those that changed', () => {
    write('a.md', UNTIDY);
    write('b.md', TIDY);
    assert.deepEqual(run(['a.md', 'b.md']), { status: 0, out: 'a.md\n', err: '' });
    assert.equal(read('a.md').toString(), TIDY);
    assert.deepEqual(run(['a.md', 'b.md']), { status: 0, out: '', err: '' });
    assert.deepEqual(readdirSync(folder).sort(), ['a.md', 'b.md']);
  });

  it('only lists them with --check, and exits with 1 where there are any', () => {
    write('a.md', UNTIDY);
    write('b.md', TIDY);
    assert.deepEqual(run(['--check', 'a.md', 'b.md']), { status: 1, out: 'a.md\n', err: '' });
    assert.equal(read('a.md').toString(), UNTIDY);
    assert.deepEqual(run(['--check', 'b.md']), { status: 0, out: '', err: '' });
    assert.deepEqual(run(['--check', '-'], UNTIDY), { status: 1, out: '<stdin>\n', err: '' });
  });

  it('writes standard input to standard output', () => {
    assert.deepEqual(run(['-'], UNTIDY), { status: 0, out: TIDY, err: '' });
    assert.deepEqual(run(['-'], TIDY), { status: 0, out: TIDY, err: '' });
    assert.equal(run(['-'], '').out, '');
  });

  it('keeps the encoding, the byte order mark and the line ends', () => {
    const windows = (text: string): string => text.replaceAll('\n', '\r\n');
    const bigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
    write('a.md', Buffer.from(`\ufeff${windows(UNTIDY)}`, 'utf16le'));
    write('b.md', bigEndian(`\ufeff${UNTIDY}`));
    write('c.md', `\ufeff${UNTIDY}`);
    assert.equal(run(['a.md', 'b.md', 'c.md']).status, 0);
    assert.ok(read('a.md').equals(Buffer.from(`\ufeff${windows(TIDY)}`, 'utf16le')));
    assert.ok(read('b.md').equals(bigEndian(`\ufeff${TIDY}`)));
    assert.equal(read('c.md').toString(), `\ufeff${TIDY}`);
  });

  it('keeps the rights of a file, and the link that leads to it', () => {
    const file = write('drafts/a.md', UNTIDY);
    chmodSync(file, 0o640);
    symlinkSync(file, path.join(folder, 'link.md'));
    assert.equal(run(['link.md']).status, 0);
    assert.equal(read('drafts/a.md').toString(), TIDY);
    assert.equal(statSync(file).mode & 0o777, 0o640);
    assert.ok(lstatSync(path.join(folder, 'link.md')).isSymbolicLink());
  });

  it('passes over what a folder holds beside drafts, and takes a named file in any case', () => {
    write('texts/README.md', '* Read **this**\n');
    write('texts/a.policy.md', UNTIDY);
    write('texts/b.md', Buffer.from([0xff, 0, 0xff]));
    assert.deepEqual(run(['texts']), { status: 0, out: `${path.join('texts', 'a.policy.md')}\n`, err: '' });
    assert.equal(read('texts/README.md').toString(), '* Read **this**\n');
    assert.deepEqual(run(['texts/README.md']).out, `${path.join('texts', 'README.md')}\n`);
    assert.match(run(['texts/b.md']).err, /is not a text file/);
    assert.match(run(['*.txt']).err, /No file fits/);
  });

  it('goes on where one cannot be read, and exits with 2', () => {
    write('a.md', UNTIDY);
    const { status, out, err } = run(['missing.md', 'a.md']);
    assert.deepEqual({ status, out }, { status: 2, out: 'a.md\n' });
    assert.match(err, /There is no file or folder missing\.md/);
  });

  it('says so when there is no draft', () => {
    write('texts/README.md', '# Read\n');
    const { status, err } = run(['texts']);
    assert.equal(status, 0);
    assert.match(err, /No draft found in 1 file\. Name a file to format it in any case\./);
  });

  withMaterial('on the real Supplement', () => {
    it('changes it once, and lint finds nothing more than before', () => {
      const lint = (): string[] => {
        const args = [CLI, 'inspect', 'a.md'];
        const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
        const { drafts } = JSON.parse(stdout) as {
          drafts: { findings: { rule: string; message: string }[] }[];
        };
        return drafts[0]!.findings.map(({ rule, message }) => `${rule} ${message}`);
      };
      write('a.md', readFileSync(MATERIAL.supplement));
      const before = lint();
      assert.equal(run(['a.md']).status, 0);
      const left = [...before];
      for (const finding of lint()) {
        assert.ok(left.includes(finding), finding);
        left.splice(left.indexOf(finding), 1);
      }
      assert.equal(run(['--check', 'a.md']).status, 0);
    });
  });
});
