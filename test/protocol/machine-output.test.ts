import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import AjvOfDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log, Result } from 'sarif';
import { type SaxesTagPlain, SaxesParser } from 'saxes';
import { RULES } from '../../server/src/rules/all.js';
import { ROOT } from '../support/shared.js';

const CLI = path.join(ROOT, 'dist/cli.js');
const DEFECTS = path.join(ROOT, 'seeds/samples/defects.md');

/** What is hard to write down: marks of XML and of workflow commands, emoji, a control character, half of a character. */
const NASTY = [
  '- Open 🏟️ & “<b>” halls, 100%: see a,b by end-2026. (HAYB)',
  '- Build it by end-2026. (A&B\u0007, C]]>D)',
  '- Build it in due\n  course. (SB)',
  '',
].join('\n');

describe('output for machines', () => {
  let folder: string;
  const run = (
    args: string[],
    input = '',
    env: NodeJS.ProcessEnv = {},
  ): { status: number | null; out: string; err: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
      cwd: folder,
      input,
      encoding: 'utf8',
      maxBuffer: 1e9,
      timeout: 20_000,
      env: { ...process.env, CI: '', ...env },
    });
    return { status, out: stdout, err: stderr };
  };
  const lint = (format: string, ...args: string[]): string => run(['lint', '--format', format, ...args]).out;
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-address-'));
    write('a b/é, 1.md', NASTY);
    write('clean.md', '- Build a park by end-2031. (SB)\n');
    write('defects.md', readFileSync(DEFECTS, 'utf8'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const FILES = ['a b/é, 1.md', 'clean.md', 'defects.md'];

  describe('as JSON', () => {
    interface Report {
      drafts: { path: string; findings: Record<string, unknown>[] }[];
      counts: Record<string, number>;
      errors: string[];
    }

    it('fits its schema, and says what "inspect" says', () => {
      const schema = JSON.parse(readFileSync(path.join(ROOT, 'docs/findings.schema.json'), 'utf8')) as object;
      const ajv = new Ajv({ allErrors: true });
      const validate = ajv.compile(schema);
      const report = JSON.parse(lint('json', ...FILES, 'nowhere.md')) as Report;
      assert.ok(validate(report), ajv.errorsText(validate.errors));
      assert.ok(!validate({ ...report, version: 2 }));
      assert.deepEqual(
        report.drafts.map((draft) => draft.path),
        FILES,
      );
      assert.match(report.errors[0]!, /nowhere\.md/);
      const inspected = JSON.parse(run(['inspect', ...FILES]).out) as Report;
      assert.deepEqual(
        report.drafts.map(({ findings }) =>
          findings.map((finding) =>
            Object.fromEntries(
              Object.entries(finding).filter(([key]) => !['fixable', 'in', 'words', 'related'].includes(key)),
            ),
          ),
        ),
        inspected.drafts.map(({ findings }) => findings),
      );
      const all = report.drafts.flatMap(({ findings }) => findings);
      for (const [severity, count] of Object.entries(report.counts)) {
        assert.equal(all.filter((finding) => finding['severity'] === severity).length, count, severity);
      }
    });
  });

  describe('as SARIF', () => {
    const ajv = new AjvOfDraft4({ allErrors: true, strict: false, unicodeRegExp: false });
    addFormats.default(ajv);
    const { resolve } = createRequire(import.meta.url);
    const package_ = path.dirname(resolve('@microsoft/jest-sarif/package.json'));
    const schema = readFileSync(path.join(package_, 'lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8');
    const validate = ajv.compile(JSON.parse(schema) as object);
    const logOf = (...args: string[]): Log => JSON.parse(lint('sarif', ...args)) as Log;
    const results = (log: Log): Result[] => log.runs[0]!.results!;

    it('fits the schema of SARIF 2.1.0', () => {
      for (const log of [logOf(...FILES), logOf('clean.md'), logOf('clean.md', 'nowhere.md')]) {
        assert.ok(validate(log), ajv.errorsText(validate.errors));
      }
      const log = logOf('defects.md');
      assert.ok(!validate({ ...log, version: '2.0.0' }));
      assert.ok(!validate({ ...log, runs: [{ results: [{ level: 'hint' }] }] }));
    });

    it('names files as seen from the folder, and counts columns in UTF-16', () => {
      const log = logOf(...FILES);
      const [run] = log.runs;
      assert.equal(run!.columnKind, 'utf16CodeUnits');
      const [first] = results(log);
      const { artifactLocation, region } = first!.locations![0]!.physicalLocation!;
      assert.equal(artifactLocation!.uri, 'a%20b/%C3%A9%2C%201.md');
      const base = run!.originalUriBaseIds![artifactLocation!.uriBaseId!]!.uri!;
      assert.ok(existsSync(new URL(artifactLocation!.uri!, base)), base);
      const line = NASTY.split('\n')[region!.startLine! - 1]!;
      assert.equal(line.slice(region!.startColumn! - 1, region!.endColumn! - 1), 'HAYB');
      assert.equal(first!.level, 'error');
    });

    it('explains every rule', () => {
      const { rules } = logOf('clean.md').runs[0]!.tool.driver;
      assert.deepEqual(
        rules!.map(({ id }) => id),
        RULES.map(({ name }) => name),
      );
      for (const { help, helpUri, id } of rules!) {
        assert.ok(help!.markdown!.startsWith(`# ${id}\n`));
        assert.ok(existsSync(new URL(helpUri!)));
      }
    });

    it('has a fingerprint for each finding that stays when lines move, and fixes that can be made', () => {
      const fingerprints = (log: Log): unknown[] =>
        results(log).map(({ partialFingerprints }) => partialFingerprints);
      const before = logOf('defects.md');
      assert.equal(
        new Set(fingerprints(before).map((one) => JSON.stringify(one))).size,
        results(before).length,
      );
      // Below the title: what is said of a draft as a whole stands at its first words, whatever they are.
      const moved = readFileSync(DEFECTS, 'utf8').replace(' Supplement\n', ' Supplement\n\nWords.\n');
      write('defects.md', moved);
      assert.deepEqual(fingerprints(logOf('defects.md')), fingerprints(before));
      assert.ok(results(before).some(({ fixes }) => fixes));
    });

    it('leaves out what is silenced', () => {
      write('silenced.md', '- Build it. (SB) <!-- policy-address-disable-line deadline/missing -->\n');
      assert.deepEqual(results(logOf('silenced.md')), []);
    });

    it('tells what could not be read', () => {
      const [invocation] = logOf('clean.md', 'nowhere.md').runs[0]!.invocations!;
      assert.equal(invocation!.executionSuccessful, false);
      assert.match(invocation!.toolExecutionNotifications![0]!.message.text!, /nowhere\.md/);
    });
  });

  it('as commands of GitHub, each on a line of its own', () => {
    const column = NASTY.indexOf('HAYB') + 1;
    const lines = lint('github', 'a b/é, 1.md', 'nowhere.md').trimEnd().split('\n');
    assert.equal(
      lines[0],
      `::error file=a b/é%2C 1.md,line=1,col=${column},endLine=1,endColumn=${column + 4},title=bureau/unknown-code::No bureau has the code “HAYB”. Did you mean HYAB?`,
    );
    for (const line of lines)
      assert.match(line, /^::(?:error|warning|notice) (?:[a-zA-Z]+=[^,:\n]*,?)+::[^\n\r]+$/);
    // Columns of two lines are none.
    const broken = lines.find((line) => line.includes('deadline/vague'))!;
    assert.match(broken, /line=3,endLine=4,title=/);
    assert.equal(lint('github', 'clean.md'), '');
  });

  /** The elements of a document; throws where it is not well-formed. */
  function elements(xml: string): SaxesTagPlain[] {
    const found: SaxesTagPlain[] = [];
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', (tag) => found.push(tag));
    parser.write(xml).close();
    return found;
  }
  const named = (all: SaxesTagPlain[], name: string): Record<string, string>[] =>
    all.filter((tag) => tag.name === name).map(({ attributes }) => attributes);
  const report = (...args: string[]): { findings: { severity: string; message: string }[] }[] =>
    (JSON.parse(lint('json', ...args)) as { drafts: { findings: { severity: string; message: string }[] }[] })
      .drafts;

  it('as XML of Checkstyle', () => {
    const all = elements(lint('checkstyle', ...FILES));
    assert.deepEqual(
      named(all, 'file').map(({ name }) => name),
      FILES,
    );
    const errors = named(all, 'error');
    const findings = report(...FILES).flatMap((draft) => draft.findings);
    assert.equal(errors.length, findings.length);
    const plain = (text: string): string => text.replaceAll('\u0007', '\ufffd').replace(/\s+/g, ' ');
    // Where a finding speaks of other places, they are named behind the message.
    assert.deepEqual(
      errors.map(({ message }) => message!.replace(/ See (?:line \d+|\S+:\d+)(?:, .*)?\.$/, '')),
      findings.map(({ message }) => plain(message)),
    );
    assert.ok(
      errors.every(({ severity, line }) => /^(?:error|warning|info)$/.test(severity!) && Number(line) > 0),
    );
  });

  it('as XML of JUnit: errors and warnings fail, and a draft without any passes', () => {
    const all = elements(lint('junit', ...FILES, 'nowhere.md'));
    const [root] = named(all, 'testsuites');
    const findings = report(...FILES).flatMap((draft) => draft.findings);
    const failing = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
    assert.equal(named(all, 'failure').length, failing.length);
    assert.equal(Number(root!['failures']), failing.length);
    assert.equal(Number(root!['tests']), named(all, 'testcase').length);
    assert.equal(Number(root!['errors']), 1);
    const clean = named(all, 'testsuite').find(({ name }) => name === 'clean.md')!;
    assert.deepEqual([clean['tests'], clean['failures']], ['1', '0']);
  });

  it('goes to a file where it is asked to, with the same exit codes', () => {
    for (const format of ['stylish', 'json', 'sarif', 'github', 'junit', 'checkstyle']) {
      const { status, out } = run([
        'lint',
        '--format',
        format,
        '--output',
        `out/${format}`,
        'defects.md',
        '--today',
        '2026-01-01',
      ]);
      assert.deepEqual([status, out], [1, ''], format);
      const expected = lint(format, 'defects.md', '--today', '2026-01-01');
      assert.equal(readFileSync(path.join(folder, 'out', format), 'utf8'), expected);
    }
    assert.equal(run(['lint', '--format', 'json', 'clean.md']).status, 0);
    assert.equal(run(['lint', '--format', 'json', 'nowhere.md']).status, 2);
    assert.match(
      run(['lint', '--format', 'xml', 'clean.md']).err,
      /Allowed choices are stylish, json, sarif/,
    );
    const refused = run(['lint', '--output', 'defects.md/x', 'clean.md']);
    assert.equal(refused.status, 2);
    assert.equal(
      refused.err,
      'policy-address: defects.md/x cannot be written (part of its path is a file)\n',
    );
    const folderItself = run(['lint', '--output', '.', 'clean.md']);
    assert.deepEqual(
      [folderItself.status, folderItself.err],
      [2, 'policy-address: . cannot be written (it is a folder)\n'],
    );
  });

  it('has no colours where nobody sees them', () => {
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(lint('stylish', 'defects.md'), /\u001b/);
  });

  it('is of standard input under the name that is given', () => {
    write('sub/.policyaddress.json', '{ "rules": { "bureau/unknown-code": "off" } }');
    const args = ['lint', '--format', 'json', '-', '--stdin-filename', 'sub/draft.md'];
    const { drafts } = JSON.parse(run(args, '- Build it by end-2031. (HAYB)\n').out) as { drafts: unknown[] };
    assert.deepEqual(drafts, [{ path: 'sub/draft.md', findings: [] }]);
    assert.match(run(['lint', '-'], '- Build it by end-2031. (HAYB)\n').out, /<stdin>/);
  });
});

describe('the list of rules', () => {
  const run = (...args: string[]): { status: number | null; out: string; err: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'rules', ...args], {
      encoding: 'utf8',
    });
    return { status, out: stdout, err: stderr };
  };

  it('has all of them, with what they offer', () => {
    const lines = run().out.trimEnd().split('\n');
    assert.equal(lines.length, RULES.length + 2);
    assert.match(
      lines.find((line) => line.startsWith('text/homoglyph '))!,
      /^text\/homoglyph +warning +fix +A Cyrillic/,
    );
    const { rules } = JSON.parse(run('--format', 'json').out) as { rules: Record<string, unknown>[] };
    assert.deepEqual(
      rules.map(({ name, severity, summary }) => ({ name, severity, summary })),
      RULES.map(({ name, severity, summary }) => ({ name, severity, summary })),
    );
    assert.deepEqual(
      rules.find(({ name }) => name === 'directive/unused'),
      {
        name: 'directive/unused',
        category: 'directive',
        severity: 'information',
        summary: RULES.find(({ name }) => name === 'directive/unused')!.summary,
        fix: true,
        suggestions: false,
      },
    );
  });

  it('explains one by its page, or by what is known without it', () => {
    const page = readFileSync(path.join(ROOT, 'docs/rules/deadline/vague.md'), 'utf8');
    assert.deepEqual(run('deadline/vague'), { status: 0, out: page, err: '' });
    const { rule } = JSON.parse(run('deadline/vague', '--format', 'json').out) as { rule: { page: string } };
    assert.equal(rule.page, page);
    // A bundle alone, as it may be copied to where drafts are checked.
    const alone = mkdtempSync(path.join(tmpdir(), 'policy-address-'));
    mkdirSync(path.join(alone, 'dist'));
    writeFileSync(path.join(alone, 'dist/cli.js'), readFileSync(CLI));
    const { stdout } = spawnSync(
      process.execPath,
      [path.join(alone, 'dist/cli.js'), 'rules', 'text/homoglyph'],
      {
        encoding: 'utf8',
      },
    );
    rmSync(alone, { recursive: true });
    assert.match(stdout, /^# text\/homoglyph\n\nA Cyrillic .*\n\nSeverity: warning · Fix: fix\n/);
  });

  it('knows what may be meant', () => {
    assert.deepEqual(run('deadline/vauge').status, 2);
    assert.match(
      run('deadline/vauge').err,
      /There is no rule deadline\/vauge\. Did you mean deadline\/vague/,
    );
    assert.match(run('missing').err, /Did you mean bureau\/missing or deadline\/missing\?/);
    assert.match(run('colour').err, /There is no rule colour\. "policy-address rules" lists them all\./);
  });
});
