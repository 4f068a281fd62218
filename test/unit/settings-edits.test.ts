import { strict as assert } from 'node:assert';
import { readConfiguration } from '../../server/src/workspace/configuration.js';
import { OWN_CLIENT, toSettingsEdit } from '../../server/src/features/settings-edit.js';
import { type Change, applied, trimmed } from '../../server/src/draft/changes.js';
import { withSeverity } from '../../server/src/workspace/settings-edits.js';

const weigh = (text: string | null, severity: 'off' | 'hint' = 'off'): string | null =>
  withSeverity({ uri: 'file:///a/.policyaddress.json', text }, 'deadline/past', severity);

describe('changing the weight of a rule in the settings', () => {
  it('makes settings where there are none', () => {
    const made = '{\n  "rules": {\n    "deadline/past": "off"\n  }\n}\n';
    for (const text of [null, '', ' \n', '{}\n']) assert.equal(weigh(text), made);
  });

  it('replaces what was said before, and adds to what is said of other rules', () => {
    assert.equal(weigh('{ "rules": { "deadline/past": "error" } }', 'hint'), '{ "rules": { "deadline/past": "hint" } }');
    const added = weigh('{\n  "drafts": [],\n  "rules": { "bureau/missing": "off" }\n}\n')!;
    assert.deepEqual(readConfiguration(added).configuration.rules, { 'bureau/missing': 'off', 'deadline/past': 'off' });
  }); // prettier-ignore

  it('leaves each comment with its own line', () => {
    assert.equal(
      weigh('{\n\t// All of us.\n\t"rules": {\n\t\t"bureau/missing": "off" // for now\n\t}\n}\n'),
      '{\n\t// All of us.\n\t"rules": {\n\t\t"bureau/missing": "off", // for now\n\t\t"deadline/past": "off"\n\t}\n}\n',
    );
    assert.equal(
      weigh('{\r\n    "rules": {\r\n        "bureau/missing": "off" /* for now */\r\n    }\r\n}'),
      '{\r\n    "rules": {\r\n        "bureau/missing": "off", /* for now */\r\n        "deadline/past": "off"\r\n    }\r\n}',
    );
    assert.equal(
      weigh('{\n  "rules": {\n    "bureau/missing": "off", // for now\n  },\n}\n'),
      '{\n  "rules": {\n    "bureau/missing": "off", // for now\n    "deadline/past": "off",\n  },\n}\n',
    );
    const odd = weigh('{ "rules": { "bureau/missing": "off" // for now\n } }')!;
    assert.deepEqual(readConfiguration(odd).problems, []);
    assert.match(odd, /\/\/ for now\n/);
  });

  it('leaves the form of what stands above, also of lists on one line', () => {
    const above = '{\r\n // ours\r\n "overrides": [{ "files": ["x.md"] },\r\n   {"files":["y.md"]}]';
    const rules = '\r\n "rules": {\r\n  "deadline/past": "off"\r\n }';
    assert.equal(weigh(`${above}\r\n}`), `${above},${rules}\r\n}`);
    assert.equal(weigh(`${above}, // why\r\n}`), `${above}, // why${rules},\r\n}`);
  });

  it('leaves a file alone that it cannot read', () => {
    for (const broken of [
      '{ "rules": [] }',
      '{ "rules": "off" }',
      '{ "rules": {',
      '[]',
      '3',
      '['.repeat(50_000),
    ]) {
      assert.equal(weigh(broken), null, broken.slice(0, 20));
    }
  });
});

describe('the edit of a settings file', () => {
  it('touches no more than it must, whatever ends lines', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = ['{', '  "a": 1', '}', ''].join(end);
      const after = ['{', '  "a": 1,', '  "b": 2', '}', ''].join(end);
      const edit = toSettingsEdit({ uri: 'file:///a.json', text, version: 3 }, after, OWN_CLIENT);
      const at = { line: 1, character: 8 };
      assert.deepEqual(edit?.documentChanges, [
        {
          textDocument: { uri: 'file:///a.json', version: 3 },
          edits: [{ range: { start: at, end: at }, newText: `,${end}  "b": 2` }],
        },
      ]);
    }
  });

  for (const [what, before, after, expected] of [
    ['a line break', 'a\r\nb', 'a\nb', ['\r\n', '\n']],
    ['a line break that is put in', 'a\nb', 'a\r\nb', ['\n', '\r\n']],
    ['the first half of a character', 'a🚧b', 'a🚨b', ['🚧', '🚨']],
    ['the second half of a character', 'a\ud83c\udfa9b', 'a\ud83d\udfa9b', ['\ud83c\udfa9', '\ud83d\udfa9']],
  ] as const) {
    it(`does not tear ${what}`, () => {
      const change: Change = { start: 0, end: before.length, text: after };
      const made = trimmed(before, change)!;
      assert.deepEqual([before.slice(made.start, made.end), made.text], expected);
      assert.equal(applied(before, [made]), after);
    });
  }
});
