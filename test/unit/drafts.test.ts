import { strict as assert } from 'node:assert';
import { BackgroundReading } from '../../server/src/background-reading.js';
import { Configurations } from '../../server/src/workspace/configurations.js';
import { DraftDocument } from '../../server/src/workspace/draft-document.js';
import { Drafts, type DraftsSoFar } from '../../server/src/workspace/drafts.js';
import { KnowledgeBase } from '../../server/src/workspace/knowledge-base.js';
import { TODAY, seeds } from '../support/reading.js';

const FOLDER = 'file:///work';
const [ONE, TWO] = [`${FOLDER}/one.policy.md`, `${FOLDER}/two.policy.md`] as const;
const PARK = '- Build a sports ground with 3 000 seats in Tuen Mun by end-2027. (CSTB)\n';
const POOL = '- Open a swimming pool with eight lanes in Sha Tin by end-2028. (CSTB)\n';

/** Files in memory, which can be held back while they are read, and documents that are open. */
class Workspace {
  readonly files = new Map<string, string>();
  readonly open = new Map<string, DraftDocument>();
  readonly leftOut: string[] = [];
  /** Asked between the text of a file and what is made of it. */
  rest: () => Promise<void> = () => Promise.resolve();
  recognise: (uri: string) => Promise<boolean> = () => Promise.resolve(true);
  readonly drafts: Drafts;

  constructor(files: Readonly<Record<string, string>>) {
    for (const [uri, text] of Object.entries(files)) this.files.set(uri, text);
    const fileSystem = {
      read: (uri: string) => Promise.resolve(this.files.get(uri) ?? null),
      find: () => Promise.resolve([...this.files.keys()]),
    };
    const knowledge = new KnowledgeBase(seeds);
    this.drafts = new Drafts({
      documents: { get: (uri) => this.open.get(uri), all: () => [...this.open.values()] },
      files: fileSystem,
      folders: () => [FOLDER],
      configurations: new Configurations(fileSystem, () => [FOLDER], knowledge),
      recogniseByContent: (uri) => this.recognise(uri),
      today: () => TODAY,
      rest: () => this.rest(),
      onLeftOut: (uri) => this.leftOut.push(uri),
    });
  }

  /** Begins to read a file, and holds it back until what is returned is called. */
  async heldBack(uri: string): Promise<() => Promise<void>> {
    let goOn = (): void => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const before = this.rest;
    const isReading = new Promise<void>((resolve) => {
      this.rest = () => {
        resolve();
        return held;
      };
    });
    const reading = this.drafts.read(uri);
    await isReading;
    this.rest = before;
    return async () => {
      goOn();
      await reading;
    };
  }

  /** How often what a draft promises is promised elsewhere. */
  async repetitionsIn(uri: string): Promise<number> {
    return (await this.drafts.read(uri))?.repetitions?.length ?? -1;
  }
}

describe('drafts', () => {
  it('are held against what a file says now, where it changed while it was read', async () => {
    const workspace = new Workspace({ [ONE]: PARK, [TWO]: PARK });
    const goOn = await workspace.heldBack(TWO);
    workspace.files.set(TWO, POOL);
    workspace.drafts.changed(TWO);
    await workspace.drafts.read(TWO);
    await goOn();
    assert.equal(await workspace.repetitionsIn(ONE), 0);
  });

  it('are not held against a file that went while it was read', async () => {
    const workspace = new Workspace({ [ONE]: PARK, [TWO]: PARK });
    const goOn = await workspace.heldBack(TWO);
    workspace.files.delete(TWO);
    workspace.drafts.went(TWO);
    await goOn();
    assert.equal(await workspace.repetitionsIn(ONE), 0);
  });

  it('are held against the text in the editor, where a file was opened while it was read', async () => {
    const workspace = new Workspace({ [ONE]: PARK, [TWO]: PARK });
    const goOn = await workspace.heldBack(TWO);
    workspace.open.set(TWO, DraftDocument.create(TWO, 'markdown', 1, POOL));
    await workspace.drafts.read(TWO);
    await goOn();
    assert.equal(await workspace.repetitionsIn(ONE), 0);
  });

  it('are still held against a file that was closed while it was asked about in the editor', async () => {
    const workspace = new Workspace({ [ONE]: PARK, [TWO]: PARK });
    workspace.open.set(TWO, DraftDocument.create(TWO, 'markdown', 1, POOL));
    let goOn = (): void => {};
    const held = new Promise<boolean>((resolve) => (goOn = () => resolve(true)));
    const isAsked = new Promise<void>((resolve) => {
      workspace.recognise = () => {
        resolve();
        return held;
      };
    });
    const asked = workspace.drafts.read(TWO);
    await isAsked;
    workspace.recognise = () => Promise.resolve(true);
    workspace.open.delete(TWO);
    workspace.drafts.changed(TWO);
    await workspace.drafts.read(TWO);
    goOn();
    assert.equal(await asked, null);
    assert.equal(await workspace.repetitionsIn(ONE), 1);
  });

  it('are counted once where a file got another name while it was open', async () => {
    const workspace = new Workspace({ [ONE]: PARK });
    const uris = async (): Promise<string[]> => {
      const all: string[] = [];
      for await (const { drafts } of workspace.drafts.portions()) all.push(...drafts.map(({ uri }) => uri));
      return all;
    };
    workspace.open.set(ONE, DraftDocument.create(ONE, 'markdown', 1, PARK));
    assert.deepEqual(await uris(), [ONE]);
    workspace.files.delete(ONE);
    workspace.files.set(TWO, PARK);
    workspace.drafts.came(TWO);
    workspace.drafts.went(ONE);
    assert.deepEqual(await uris(), [TWO]);
    // It is still shown as what it is, and repeats nothing.
    const shown = await workspace.drafts.read(ONE);
    assert.deepEqual([shown?.draft.initiatives.length, shown?.repetitions], [1, null]);
    assert.deepEqual((await workspace.drafts.read(TWO))?.repetitions, []);
    // Somebody saves it under its old name.
    workspace.files.set(ONE, PARK);
    workspace.drafts.came(ONE);
    assert.deepEqual(await uris(), [ONE, TWO]);
    assert.equal((await workspace.drafts.read(ONE))?.repetitions?.length, 1);
  });

  it('are listed without one that cannot be read, open or not', async () => {
    const workspace = new Workspace({ [ONE]: PARK, [TWO]: PARK });
    workspace.open.set(TWO, DraftDocument.create(TWO, 'markdown', 1, POOL));
    workspace.recognise = (uri) =>
      uri === TWO ? Promise.reject(new Error('no settings')) : Promise.resolve(true);
    const listed: string[] = [];
    for await (const { drafts } of workspace.drafts.portions()) listed.push(...drafts.map(({ uri }) => uri));
    assert.deepEqual(listed, [ONE]);
    assert.deepEqual(
      (await workspace.drafts.soFar()).drafts.map(({ uri }) => uri),
      [ONE],
    );
    assert.deepEqual(workspace.leftOut, [TWO, TWO]);
  });
});

describe('reading in the background', () => {
  /** Drafts of which the first portion takes for ever, until it is let go. */
  function background(): {
    reading: BackgroundReading;
    stops: (() => void)[];
    readOn: () => number;
    letGo: () => void;
  } {
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const stops: (() => void)[] = [];
    let readOn = 0;
    let unread = 1;
    const drafts = {
      async *portions() {
        await held;
        unread = 0;
        yield { drafts: [], done: 1, total: 1 };
      },
      soFar: (): Promise<DraftsSoFar> => Promise.resolve({ drafts: [], unread }),
    };
    const progress = { begin: (stop: () => void) => void stops.push(stop), report: () => {}, end: () => {} };
    const reading = new BackgroundReading(drafts, progress, () => readOn++);
    return { reading, stops, readOn: () => readOn, letGo };
  }

  it('goes on where it is stopped and wanted again at once', async () => {
    const { reading, stops, readOn, letGo } = background();
    const all = reading.all();
    stops[0]!();
    reading.readOn();
    assert.equal(readOn(), 1);
    letGo();
    assert.equal((await all).unread, 0);
  });

  it('ends where it is stopped, and is not stopped by what was meant for the time before', async () => {
    const { reading, stops, letGo } = background();
    const all = reading.all();
    stops[0]!();
    assert.equal((await all).unread, 1);
    reading.readOn();
    const again = reading.all();
    stops[0]!();
    letGo();
    assert.equal((await again).unread, 0);
    assert.equal(stops.length, 2);
  });
});
