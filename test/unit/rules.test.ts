import { strict as assert } from 'node:assert';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { safeEdits } from '../../server/src/features/code-actions/fix-all.js';
import type { Draft } from '../../server/src/draft/draft.js';
import { RULES } from '../../server/src/rules/all.js';
import type { PlacedFinding } from '../../server/src/rules/draft-findings.js';
import { Linter, type SeverityOf, defaultSeverity } from '../../server/src/rules/linter.js';
import type { Rule } from '../../server/src/rules/types.js';
import { asExpectations, expectationsIn } from '../support/fixtures.js';
import { linter, readDraft, seeds } from '../support/reading.js';
import { ROOT } from '../support/shared.js';

/** Rules that are off unless they are asked for are asked for. */
const on: SeverityOf = (rule) => defaultSeverity(rule) ?? 'hint';

/** Fixtures and examples that are called so are read as drafts of which nobody knows when they are published. */
const UNDATED = /(?:^|[ .])undated(?:\.|$)/;

function readAs(name: string, text: string): Draft {
  return UNDATED.test(name) ? readDraft(text, null) : readDraft(text);
}

/** The fixtures of a rule: `name.md`, and `name.case.md` where one text cannot hold all. */
function fixturesOf(rule: Rule): { name: string; text: string }[] {
  const folder = path.join(ROOT, 'test/fixtures/rules', path.dirname(rule.name));
  return readdirSync(folder)
    .filter((file) => file.split('.')[0] === path.basename(rule.name))
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
}

describe('rules', () => {
  for (const rule of RULES) {
    describe(rule.name, () => {
      // What directives silence is found by the other rules.
      const all = rule.scope === 'directives' ? linter : new Linter([rule], seeds);
      const only = {
        lint: (...args: Parameters<Linter['lint']>): PlacedFinding[] =>
          [...all.lint(...args)].filter(({ finding }) => finding.rule === rule),
      };
      const fixtures = fixturesOf(rule);

      it('has a fixture that expects something', () => {
        assert.ok(fixtures.some(({ text }) => expectationsIn(text).some((e) => e.rule === rule.name)));
      });

      for (const { name, text } of fixtures) {
        it(`finds what ${name} expects, and nothing else`, () => {
          const expected = expectationsIn(text).filter((e) => e.rule === rule.name);
          assert.deepEqual(asExpectations(text, [...only.lint(readAs(name, text), on)]), expected);
        });

        it(`has nothing left to fix in ${name} after its fixes, and a second run changes nothing`, () => {
          const fixed = fixAll(name, text);
          assert.equal(fixAll(name, fixed), fixed);
          assert.ok([...only.lint(readAs(name, fixed), on)].every(({ finding }) => !finding.fix));
        });

        it(`has a message for each finding in ${name}, with all its arguments`, () => {
          for (const { finding } of [...only.lint(readAs(name, text), on)]) {
            const template = finding.message.text ?? rule.messages[finding.message.id];
            assert.ok(template, finding.message.id);
            for (const [, slot] of template.matchAll(/\{(\w+)\}/g))
              assert.ok(finding.message.args?.[slot!], slot);
          }
        });
      }

      it('has a page, whose bad example it finds something in, in every item, and nothing in the good one', () => {
        const page = readFileSync(path.join(ROOT, 'docs/rules', `${rule.name}.md`), 'utf8');
        const example = (kind: string): Draft => {
          const fence = new RegExp(`^\`\`\`policy-address ${kind}( undated)?\\n([^]*?)^\`\`\`$`, 'm');
          const [, how = '', text] = fence.exec(page)!;
          return readAs(how, text!);
        };
        const bad = example('bad');
        const found = only.lint(bad, on);
        assert.ok(found.length > 0);
        if (rule.scope === 'initiative' || rule.scope === 'passage') {
          for (const index of bad.initiatives) {
            const { start, end } = bad.extentOf(index);
            const isIn = ({ offset }: PlacedFinding): boolean => start <= offset && offset <= end;
            assert.ok(found.some(isIn), bad.passages[index]!.text);
          }
        }
        assert.deepEqual(only.lint(example('good'), on), []);
      });
    });
  }

  it('have names of their own', () => {
    assert.equal(new Set(RULES.map((rule) => rule.name)).size, RULES.length);
  });

  it('go on where one is broken, which is told once', () => {
    const broken: Rule = {
      name: 'test/broken',
      severity: 'warning',
      summary: '',
      scope: 'initiative',
      messages: {},
      check() {
        throw new Error('broken');
      },
    };
    const told: string[] = [];
    const both = new Linter([broken, ...RULES], seeds, (rule) => told.push(rule.name));
    const draft = readDraft('- Build a park. (HAYB)\n- Build a road. (TLB)');
    const messages = (some: Linter): unknown => [...some.lint(draft)].map(({ finding }) => finding.message);
    assert.deepEqual(messages(both), messages(linter));
    assert.deepEqual(told, ['test/broken']);
  });

  it('are not asked about a whole draft while they are off', () => {
    let asked = 0;
    const costly: Rule = {
      name: 'test/costly',
      severity: 'off',
      summary: '',
      scope: 'draft',
      messages: {},
      check: () => void asked++,
    };
    const alone = new Linter([costly], seeds);
    const draft = readDraft('- Build a park. (HYAB)');
    alone.lint(draft);
    assert.equal(asked, 0);
    for (let i = 0; i < 2; i++) alone.lint(draft, on);
    assert.equal(asked, 1);
  });

  it('give the same finding objects for initiatives that did not change', () => {
    const draft = readDraft('- Build a park. (HAYB)');
    assert.equal([...linter.lint(draft)][0]!.finding, [...linter.lint(draft)][0]!.finding);
  });
});

function fixAll(name: string, text: string): string {
  const document = TextDocument.create('file:///draft.md', 'markdown', 0, text);
  return TextDocument.applyEdits(document, safeEdits(document, linter.lint(readAs(name, text), on)));
}
