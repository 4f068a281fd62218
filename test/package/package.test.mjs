import { strict as assert } from 'node:assert';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'mocha';
import {
  StreamMessageReader,
  StreamMessageWriter,
  createProtocolConnection,
} from 'vscode-languageserver/node';
import { installHost } from '../../scripts/host/install-host.mjs';
import { ROOT, hostSupported } from '../../scripts/host/layout.mjs';
import { temporaryFolder } from '../../scripts/host/processes.mjs';
import { makePackage, readmeForPackage } from '../../scripts/package.mjs';
import { Window } from '../support/window.mjs';
import { Installer } from './installed-vscode.mjs';

const MANIFEST = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const ID = `${MANIFEST.publisher}.${MANIFEST.name}`;

/** In the folder that is opened: a draft that is known by what is in it, one that is known by its name, and neither. */
const FILES = {
  'harbour.md': `# Harbour works

- Deepen the eastern fairway by end-2052. (TLB)
- Light the breakwaters in due course. (TLB)
- Rebuild the ferry piers by mid-2053. (HAYB)
- Publish the tide tables by 2051. (DEVB)
`,
  'moorings.policy.md': `# Moorings

- Charge for moorings by the day. (TLB)
`,
  'README.md': `# About this folder

- We tidy it up in due course.
`,
};

describe('package', () => {
  const scratch = temporaryFolder('package-test');
  const vsix = join(scratch.path, 'policy-address.vsix');
  /** @type {import('../../scripts/package.mjs').Package} */
  let made;
  before(async () => {
    made = await makePackage({ out: vsix });
  });
  after(() => scratch.remove());

  it('is one small file', () => {
    assert.equal(statSync(vsix).size, made.size);
    assert.ok(made.size < 1_600_000, `${made.size} bytes`);
  });

  it('is the same file when it is made again', async () => {
    const again = await makePackage({ out: join(scratch.path, 'again.vsix') });
    assert.deepEqual(again.files, made.files);
    assert.equal(again.sha256, made.sha256);
  });

  it('takes pictures and the links that lead nowhere out of the README', () => {
    const readme = [
      '# Title\n\n![A picture](media/x.png)\n\nSee [the page](docs/x.md) ([why](y.md)) and [the web](https://example.org).\n\n',
      '```md\n[kept](as/it.is)\n```\n\n## Try it\n\nIn a copy.\n\n## Next\n\nText.\n\n## More\n\n- [LICENSE](LICENSE)\n',
    ];
    assert.equal(
      readmeForPackage(readme.join('')),
      '# Title\n\nSee the page and [the web](https://example.org).\n\n```md\n[kept](as/it.is)\n```\n\n## Next\n\nText.\n',
    );
  });

  const wanted = process.env.POLICY_ADDRESS_TEST_HOST;
  if (wanted === 'desktop' || !hostSupported()) {
    const why = wanted ? `POLICY_ADDRESS_TEST_HOST=${wanted}` : 'the VS Code server is for Linux on x64 only';
    it.skip(`installed in VS Code (left out, ${why}: a desktop VS Code would need a hand at its window)`);
    return;
  }

  describe('installed in VS Code', () => {
    const installer = new Installer(scratch.path);
    const folder = join(scratch.path, 'Drafts');
    const draft = join(folder, 'harbour.md');
    const home = join(installer.extensions, `${ID}-${MANIFEST.version}`);
    /** @type {Window} */
    let window;
    before(async function () {
      this.timeout(10 * 60_000);
      await installHost({ log: console.log });
      mkdirSync(folder);
      for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
      await installer.install(vsix);
      window = await Window.open({ extensionsDir: installer.extensions, folder, file: 'harbour.md' });
    });
    after(async () => window?.close());

    it('is listed by the installer', async () => {
      assert.deepEqual(await installer.list(), [`${ID}@${MANIFEST.version}`]);
      const unpacked = readdirSync(home, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== '.vsixmanifest')
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(home.length + 1));
      assert.deepEqual(
        unpacked.sort(),
        made.files.map(({ name }) => name),
      );
    });

    it('checks a draft on the command line, without node_modules', () => {
      const { stdout, stderr, status } = spawnSync(
        process.execPath,
        [join(home, 'dist', 'cli.js'), 'lint', draft],
        { cwd: folder, encoding: 'utf8' },
      );
      assert.equal(stderr, '');
      assert.match(
        stdout,
        /bureau\/unknown-code[^]*✖ 3 problems \(1 error, 1 warning, 0 information, 1 hint\)/,
      );
      assert.equal(status, 1);
    });

    it('serves another editor, without node_modules', async () => {
      const found = await serve(join(home, 'dist', 'server.js'), draft);
      assert.deepEqual(found.map(({ code }) => code).sort(), [
        'bureau/unknown-code',
        'deadline/vague',
        'structure/metadata',
      ]);
    });

    it('underlines the problems of a draft and lists them', async () => {
      await window.underlined('error');
      await window.underlined('warning');
      await window.command('Problems: Focus on Problems View');
      // The last one is of a draft that is not open.
      const rules = (await window.problems(3)).map(({ rule }) => rule);
      assert.deepEqual(rules, ['bureau/unknown-code', 'deadline/vague', 'deadline/missing']);
    });

    it('leads from a problem to the page of its rule', async () => {
      for (const { rule, page } of await window.problems(3)) {
        // The window is a browser's: it sees the machine's files below an address of its own.
        const path = page.replace(/^(vscode-remote:\/\/[^/]+|file:\/\/)/, '');
        assert.equal(decodeURI(path), join(home, 'docs', 'rules', `${rule}.md`));
        assert.ok(existsSync(decodeURI(path)), path);
      }
      await window.openRule('deadline/vague');
    });

    it('leaves a README alone', async () => {
      await window.openFile('README.md');
      await window.languageIs('Markdown');
      assert.equal((await window.problems(3)).length, 3);
    });

    it('knows the language of *.policy.md', async () => {
      await window.openFile('moorings.policy.md');
      await window.languageIs('Policy Address');
      const rules = (await window.problems(3)).map(({ rule }) => rule);
      assert.deepEqual(rules.sort(), ['bureau/unknown-code', 'deadline/missing', 'deadline/vague']);
    });

    it('is listed as installed, with a page on which nothing is broken', async () => {
      await window.openInstalled(MANIFEST.displayName);
      const { links, brokenPictures } = await window.readme('What it does');
      assert.deepEqual(
        links.filter((link) => !/^(https?:|mailto:|#)/.test(link)),
        [],
      );
      assert.equal(brokenPictures, 0);
    });

    it('is gone once it is uninstalled', async () => {
      await installer.uninstall(ID);
      assert.deepEqual(await installer.list(), []);
      await window.reload();
      // Now VS Code's own outline of Markdown is there, and nothing else.
      await window.openFile('moorings.policy.md');
      await window.breadcrumb('# Moorings');
      await window.languageIs('Markdown');
      assert.deepEqual(await window.problems(0), []);
    });
  });
});

/**
 * What a server finds in a file, asked over its standard streams as any editor would.
 * @param {string} server
 * @param {string} file
 * @returns {Promise<import('vscode-languageserver').Diagnostic[]>}
 */
async function serve(server, file) {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const ended = new Promise((_, reject) => {
      child.once('exit', (code) => reject(new Error(`the server ended with code ${code}`)));
    });
    const published = new Promise((resolve) => {
      connection.onNotification('textDocument/publishDiagnostics', ({ diagnostics }) => resolve(diagnostics));
    });
    const ask = async () => {
      connection.listen();
      await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
      await connection.sendNotification('initialized', {});
      const uri = pathToFileURL(file).href;
      const text = readFileSync(file, 'utf8');
      const textDocument = { uri, languageId: 'markdown', version: 1, text };
      await connection.sendNotification('textDocument/didOpen', { textDocument });
      return published;
    };
    return await Promise.race([ask(), ended]);
  } finally {
    child.kill();
  }
}
