import { strict as assert } from 'node:assert';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CancellationTokenSource,
  FileChangeType,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { generateDraft } from '../../scripts/generate-drafts.mjs';
import {
  type BureauOverview,
  type ExportParams,
  type Exported,
  bureauOverview,
  deadlineOverview,
  exportInitiatives,
  readOn,
} from '../../server/src/protocol/index.js';
import { type ClientProfile, LspClient } from '../support/lsp-client.js';

const FOLDER = 'vscode-vfs://host/';
const uriOf = (n: number): string => `${FOLDER}${String(n).padStart(3, '0')}.md`;
const TEXT =
  '- Build a park by end-2031. (SB)\n- Build a pool by end-2031. (SB)\n- Build a pier. (SB, DEVB)\n';
/** More than are read at a time. */
const FILES = 40;

describe('reading all drafts', () => {
  let client: LspClient;
  afterEach(() => client.stop());

  const overview = (): Promise<BureauOverview> => client.ask(bureauOverview, null);
  const files = (): Map<string, string> =>
    new Map(Array.from({ length: FILES }, (_, n) => [uriOf(n), TEXT] as const));

  describe('from a slow file system', () => {
    let letRead: () => void;
    let asked: string[];

    /** Of the files behind the first ten none is read before {@link letRead}. */
    const start = async (profile: ClientProfile = {}): Promise<void> => {
      asked = [];
      const mayRead = new Promise<void>((resolve) => (letRead = resolve));
      client = await LspClient.start({
        folders: [FOLDER],
        files: files(),
        follows: true,
        progress: true,
        watches: true,
        beforeRead: async (uri) => {
          asked.push(uri);
          if (uri >= uriOf(10) && uri < uriOf(900)) await mayRead;
        },
        ...profile,
      });
    };
    const begun = async (): Promise<string | number> => {
      await client.until(() => client.progress.some(({ kind }) => kind === 'begin'));
      return client.progress.find(({ kind }) => kind === 'begin')!.token;
    };
    const stopReading = async (): Promise<void> => {
      const token = await begun();
      await client.connection.sendNotification('window/workDoneProgress/cancel', { token });
    };

    it('is shown, and ends with all of them', async () => {
      await start();
      const answer = overview();
      const token = await begun();
      const begin = client.progress.find(({ kind }) => kind === 'begin');
      assert.ok(begin?.kind === 'begin' && begin.cancellable === true);
      assert.equal(begin.title, 'Policy Address: reading drafts');
      letRead();
      const { drafts, unread } = await answer;
      assert.deepEqual([drafts, unread], [FILES, undefined]);
      await client.until(() => client.progress.some((told) => told.kind === 'end' && told.token === token));
      assert.ok(
        client.progress.some((told) => told.kind === 'report' && /^\d+ of 40 files$/.test(told.message!)),
      );
    });

    it('is done once, however many ask', async () => {
      await start();
      const answers = [
        overview(),
        client.ask(deadlineOverview, null),
        overview(),
        client.ask(deadlineOverview, null),
      ];
      await begun();
      letRead();
      for (const { drafts } of await Promise.all(answers)) assert.equal(drafts, FILES);
      const drafts = asked.filter((uri) => uri.endsWith('.md'));
      assert.equal(drafts.length, FILES);
      assert.equal(client.progress.filter(({ kind }) => kind === 'begin').length, 1);
    });

    it('leaves what an editor asks for its turn', async () => {
      await start();
      const answer = overview();
      await begun();
      const uri = `${FOLDER}open.md`;
      await client.open(uri, TEXT);
      assert.equal((await client.symbols(uri)).length, 3);
      assert.ok(await client.hover(uri, TEXT, 'SB'));
      letRead();
      assert.equal((await answer).drafts, FILES + 1);
    });

    it('can be stopped: what is known is told, and that it is not all; it goes on when that is asked for', async () => {
      await start();
      const answers = Promise.all([overview(), client.ask(deadlineOverview, null)]);
      await stopReading();
      for (const { drafts, unread, initiatives } of await answers) {
        assert.ok(drafts >= 8 && drafts <= 10, `${drafts} drafts`);
        assert.equal(unread, FILES - drafts);
        assert.equal(initiatives, 3 * drafts);
      }
      await client.until(() => client.progress.some(({ kind }) => kind === 'end'));

      // Neither a question nor a change begins it anew; a document that is open is among the drafts, as ever.
      await client.open(uriOf(39), `${TEXT}- Swim. (SB)\n`);
      const after = await overview();
      assert.ok(after.unread && after.unread + after.drafts === FILES);
      const told = client.draftChanges;
      letRead();
      await client.connection.sendNotification(readOn, null);
      await client.until(() => client.draftChanges > told);
      const { drafts, unread } = await overview();
      assert.deepEqual([drafts, unread], [FILES, undefined]);
    });

    it('goes on after all where the settings have changed', async () => {
      await start();
      const answer = overview();
      await stopReading();
      assert.ok((await answer).unread);
      letRead();
      await client.watched({ uri: `${FOLDER}.policyaddress.json`, type: FileChangeType.Created });
      assert.deepEqual([(await overview()).drafts, (await overview()).unread], [FILES, undefined]);
    });

    it('reads again what changed after it was stopped, and no other', async () => {
      const texts = files();
      await start({ files: texts });
      const answer = overview();
      await stopReading();
      const before = await answer;
      texts.set(uriOf(0), '- Only this. (SB)\n- And this. (SB)\n- This too. (SB)\n- Four. (SB)\n');
      await client.watched({ uri: uriOf(0), type: FileChangeType.Changed });
      const after = await overview();
      assert.equal(after.initiatives, before.initiatives + 1);
      assert.equal(after.unread, before.unread);
    });

    it('is not cut short for what must not miss a draft', async () => {
      await start();
      const answer = overview();
      await stopReading();
      assert.ok((await answer).unread);
      letRead();
      const params: ExportParams = { format: 'json' };
      const exported = await client.request<Exported>(exportInitiatives.method, params);
      assert.equal(exported.initiatives, 3 * FILES);
      assert.equal((await overview()).unread, undefined);
    });

    it('has an export taken back while it waits for files', async () => {
      await start();
      const source = new CancellationTokenSource();
      const params: ExportParams = { format: 'csv', workDoneToken: 'exporting' };
      const answer = client.connection.sendRequest<Exported>(exportInitiatives.method, params, source.token);
      await client.until(() => client.progress.some(({ kind }) => kind === 'report'));
      source.cancel();
      letRead();
      await assert.rejects(answer, (error: unknown) => {
        return error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled;
      });
      assert.deepEqual(
        [...new Set(client.progress.filter(({ token }) => token === 'exporting').map(({ kind }) => kind))],
        ['begin', 'report', 'end'],
      );
    });
  });

  describe('from a disk', () => {
    let folder: string;
    beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'policy-address-'))));
    afterEach(() => rmSync(folder, { recursive: true }));

    it('leaves many hovers their turn, and so does an export', async () => {
      mkdirSync(path.join(folder, 'drafts'));
      for (let n = 0; n < 150; n++) {
        writeFileSync(path.join(folder, 'drafts', `${n}.md`), generateDraft(12_000, { seed: n }));
      }
      client = await LspClient.start({ folders: [URI.file(folder).toString()] });
      const uri = 'untitled:open.md';
      await client.open(uri, TEXT);

      /** How many hovers were answered, one after the other, before the answer came. */
      const hoversUntil = async (answer: Promise<unknown>): Promise<number> => {
        let isDone = false;
        let hovers = 0;
        const done = answer.then(() => (isDone = true));
        for (; !isDone; hovers++) assert.ok(await client.hover(uri, TEXT, 'SB'));
        await done;
        return hovers;
      };
      const whileRead = await hoversUntil(Promise.all([overview(), client.ask(deadlineOverview, null)]));
      assert.ok(whileRead > 10, `${whileRead} hovers while drafts were read`);
      const whileExported = await hoversUntil(client.request(exportInitiatives.method, { format: 'ics' }));
      assert.ok(whileExported > 10, `${whileExported} hovers while initiatives were exported`);
    });
  });
});
