import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { STANDARD_SETTINGS, readEditorSettings } from '../../server/src/editor-settings.js';
import { ROOT } from '../support/shared.js';

/** Commands of VS Code’s own that our texts and menus may name. */
const OF_VSCODE = ['vscode.openFolder', 'workbench.panel.markers.view.focus'];
/** Commands of VS Code’s own that nobody is told to run, but that show that a step has been done. */
const SIGNS_OF_VSCODE = ['insertSnippet', 'jumpToNextSnippetPlaceholder', 'editor.action.insertSnippet'];
const VIEWS_OF_VSCODE = ['workbench.panel.markers.view'];
const THEMES = ['light', 'dark', 'hc', 'hcLight'];
/** Of all pictures of the walkthrough together, in bytes: they are part of the package. */
const LIMIT = 250_000;
/** What users read, and may be told there to run. */
const PAGES = [
  'README.md',
  'docs/install.md',
  'docs/settings.md',
  'docs/colours.md',
  'docs/exporting.md',
  'docs/report.md',
  'docs/timeline.md',
];

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title?: string; category?: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command?: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, DeclaredSetting>> };
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly Step[] }[];
  };
}

interface DeclaredSetting {
  readonly type: string;
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly description?: string;
  readonly markdownDescription?: string;
}

interface Step {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly completionEvents: readonly string[];
  readonly media: { readonly image: Readonly<Record<string, string>>; readonly altText: string };
}

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const { contributes } = JSON.parse(read('package.json')) as Manifest;
const texts = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
const textOf = (key: string): string => texts[/^%(.+)%$/.exec(key)?.[1] ?? ''] ?? '';

const commands = contributes.commands.map(({ command }) => command);
const titles = contributes.commands.map(({ title }) => textOf(title ?? ''));
const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);

describe('manifest', () => {
  describe('the walkthrough', () => {
    it('is the one that “Show Walkthrough” opens, in five steps', () => {
      assert.deepEqual(
        contributes.walkthroughs.map(({ id }) => id),
        ['policyAddress.start'],
      );
      assert.equal(new Set(steps.map(({ id }) => id)).size, 5);
      assert.equal(steps.length, 5);
    });

    for (const { id, title, description, completionEvents, media } of steps) {
      it(`says in the step ${id} what to do, and offers to do it`, () => {
        assert.ok(textOf(title) && textOf(media.altText));
        // A link with a line of its own is shown as a button.
        assert.match(textOf(description), /^\[[^\]]+\]\(command:[^)]+\)$/m);
        assert.ok(completionEvents.length > 0);
      });

      it(`has a picture for the step ${id} in every theme`, () => {
        assert.deepEqual(Object.keys(media.image), THEMES);
        assert.deepEqual(
          Object.values(media.image).filter((file) => !existsSync(path.join(ROOT, file))),
          [],
        );
      });
    }

    it('waits for what can happen', () => {
      const views = Object.values(contributes.views).flatMap((list) => list.map(({ id }) => id));
      const known = [
        ...[...commands, ...OF_VSCODE, ...SIGNS_OF_VSCODE].map((command) => `onCommand:${command}`),
        ...[...views, ...VIEWS_OF_VSCODE].map((view) => `onView:${view}`),
        'onContext:policyAddress.document == draft',
      ];
      const events = steps.flatMap(({ completionEvents }) => completionEvents);
      assert.deepEqual(
        events.filter((event) => !known.includes(event)),
        [],
      );
    });

    it('has pictures that are all used, and small', () => {
      const folder = 'media/walkthrough';
      const files = readdirSync(path.join(ROOT, folder)).map((name) => `${folder}/${name}`);
      // High contrast shares its pictures with light and dark.
      const used = new Set(steps.flatMap(({ media }) => Object.values(media.image)));
      assert.deepEqual(files.sort(), [...used].sort());
      const size = files.reduce((sum, file) => sum + statSync(path.join(ROOT, file)).size, 0);
      assert.ok(size < LIMIT, `${size} bytes`);
    });
  });

  describe('settings', () => {
    const declared = new Map(
      Object.entries(contributes.configuration.properties).map(([name, setting]) => [
        name.replace(/^policyAddress\./, ''),
        setting,
      ]),
    );
    const ofServer = flat(STANDARD_SETTINGS);
    const ofClient = settingsReadIn('client/src');
    /** What the library that speaks LSP reads by itself, by the name that the client gives it. */
    const ofLibrary = new Map([['trace.server', 'off']]);

    it('are all declared by their full names, and described', () => {
      const { properties } = contributes.configuration;
      assert.ok(Object.keys(properties).every((name) => name.startsWith('policyAddress.')));
      for (const [name, setting] of Object.entries(properties)) {
        assert.ok(textOf(setting.description ?? setting.markdownDescription ?? ''), name);
      }
    });

    it('are read where they are declared, and declared where they are read', () => {
      const read = new Set([...ofServer.keys(), ...ofClient.keys(), ...ofLibrary.keys()]);
      assert.deepEqual([...declared.keys()].sort(), [...read].sort());
    });

    it('are read with the same defaults', () => {
      assert.ok(ofClient.size > 0);
      for (const [name, standard] of [...ofServer, ...ofClient, ...ofLibrary]) {
        assert.deepEqual(declared.get(name)?.default, standard, name);
      }
    });

    it('are read with the same choices', () => {
      for (const [name, standard] of ofServer) {
        const { type, enum: choices } = declared.get(name)!;
        assert.equal(type, typeof standard, name);
        const taken = (value: unknown): unknown => flat(readEditorSettings(nested(name, value))).get(name);
        const others = type === 'boolean' ? [!standard] : (choices ?? ['other']);
        for (const value of others) assert.equal(taken(value), value, name);
        // What was not declared is as if it had not been set.
        for (const value of [3, ...(choices ? ['other'] : [])]) assert.equal(taken(value), standard, name);
      }
    });

    it('are all in their documentation, and no others', () => {
      const page = read('docs/settings.md');
      const named = [...page.matchAll(/^\| `policyAddress\.([\w.]+)`/gm)].map(([, name]) => name);
      assert.deepEqual(named.sort(), [...declared.keys()].sort());
    });
  });

  describe('commands', () => {
    it('all have a title of their own', () => {
      assert.ok(titles.every(Boolean));
      assert.equal(new Set(titles).size, titles.length);
      assert.ok(contributes.commands.every(({ category }) => category === 'Policy Address'));
    });

    it('exist where menus and texts name them', () => {
      const inMenus = Object.values(contributes.menus).flatMap((items) =>
        items.map(({ command }) => command),
      );
      const inTexts = Object.values(texts).flatMap((text) =>
        [...text.matchAll(/\(command:([^)?]+)/g)].map(([, command]) => command),
      );
      const known: readonly (string | undefined)[] = [...commands, ...OF_VSCODE];
      assert.ok(inMenus.length > 0 && inTexts.length > 0);
      assert.deepEqual(
        [...inMenus, ...inTexts].filter((command) => !known.includes(command)),
        [],
      );
    });

    it('exist where pages name them', () => {
      const named = PAGES.flatMap((page) =>
        [...read(page).matchAll(/\*\*Policy\s+Address:\s+([^*]+)\*\*/g)].map(([, title]) =>
          title!.replace(/\s+/g, ' '),
        ),
      );
      assert.ok(named.length > 0);
      assert.deepEqual(
        named.filter((title) => !titles.includes(title)),
        [],
      );
    });

    it('are all in the README’s table, and no others', () => {
      const [, section] = /^## Commands$([^]*?)^## /m.exec(read('README.md')) ?? [];
      const cells = section?.match(/^\| \*\*[^|]+/gm) ?? [];
      const named = cells.flatMap((cell) => [...cell.matchAll(/\*\*([^*]+)\*\*/g)].map(([, title]) => title));
      assert.deepEqual(named.sort(), [...titles].sort());
    });
  });
});

/** Values by their names, with a dot between those that lie in each other. */
function flat(value: object, before = ''): Map<string, unknown> {
  const all = new Map<string, unknown>();
  for (const [name, inner] of Object.entries(value) as [string, unknown][]) {
    if (inner !== null && typeof inner === 'object' && !Array.isArray(inner)) {
      for (const [key, each] of flat(inner, `${before}${name}.`)) all.set(key, each);
    } else all.set(before + name, inner);
  }
  return all;
}

function nested(name: string, value: unknown): unknown {
  return name.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

/** The settings that the sources in a folder read of VS Code, with what they take where nothing is set. */
function settingsReadIn(folder: string): Map<string, unknown> {
  const all = new Map<string, unknown>();
  const files = readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.ts'))) {
    const source = read(path.join(folder, file));
    const constants = new Map(
      [...source.matchAll(/^const (\w+) = '([^']+)';$/gm)].map(([, name, value]) => [name!, value!]),
    );
    const reads = source.matchAll(
      /getConfiguration\('policyAddress'\)\s*\.get(?:<\w+>)?\(\s*(?:'([\w.]+)'|(\w+)),\s*([^)]+?)\s*\)/g,
    );
    for (const [, name, constant, standard] of reads) {
      all.set(name ?? constants.get(constant!) ?? constant!, JSON.parse(standard!.replaceAll("'", '"')));
    }
  }
  return all;
}
