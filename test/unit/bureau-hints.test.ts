import { strict as assert } from 'node:assert';
import type { PlacedFinding } from '../../server/src/rules/draft-findings.js';
import { linter, readDraft, writer } from '../support/reading.js';

function hints(text: string, day?: string): PlacedFinding[] {
  return [...linter.lint(readDraft(text, day))].filter(({ finding }) =>
    ['bureau/not-named', 'bureau/official-name'].includes(finding.rule.name),
  );
}

const messages = (text: string, day?: string): string[] =>
  hints(text, day).map(({ finding }) => writer.write(finding.rule, finding.message));

/** What each suggestion is called, and what the text is after it. */
function suggestions(text: string, day?: string): string[] {
  return hints(text, day).flatMap(({ finding, offset }) =>
    (finding.suggestions ?? []).map(({ title, changes }) => {
      const { range, text: replacement } = changes[0]!;
      const changed = text.slice(0, offset + range.start) + replacement + text.slice(offset + range.end);
      return `${writer.write(finding.rule, title)}: ${changed}`;
    }),
  );
}

describe('hints about bureaux that the text names', () => {
  it('say which code to add, and add it behind the others', () => {
    const text = '- Ask the Health Bureau by 2026. (CSB, SB)';
    assert.deepEqual(messages(text), [
      'The text names “Health Bureau”, but the tag does not. Add HHB if it takes part.',
    ]);
    assert.deepEqual(suggestions(text), [
      'Add HHB (Health Bureau) to the tag: - Ask the Health Bureau by 2026. (CSB, SB, HHB)',
    ]);
  });

  it('name all bureaux that oversee a department', () => {
    assert.deepEqual(messages('- Ask the C&ED by 2026. (CSB)'), [
      'The text names “Customs and Excise Department”, but the tag does not name its bureau. Add SB or CEDB if it takes part.',
    ]);
  });

  it('go by who oversees a department at the time', () => {
    const text = '- Ask the Hong Kong Observatory. (CEDB)';
    assert.deepEqual(messages(text, '2021-10-06'), []);
    assert.equal(messages(text, '2025-09-17').length, 1);
  });

  it('add nothing to a tag that stands above', () => {
    assert.deepEqual(suggestions('- Do it: (SB)\n  - with the Health Bureau\n  - alone'), []);
    assert.equal(messages('- Do it: (SB)\n  - with the Health Bureau\n  - alone').length, 1);
  });

  it('say until when a bureau was, and suggest the one of the subject first', () => {
    const text = '- Lend pictures of the museum with the Home Affairs Bureau. (CSTB)';
    assert.deepEqual(messages(text), [
      'The Home Affairs Bureau existed until 30 June 2022. Write Culture, Sports and Tourism Bureau or Home and Youth Affairs Bureau instead.',
    ]);
    assert.deepEqual(suggestions(text), [
      'Replace by “Culture, Sports and Tourism Bureau”: - Lend pictures of the museum with the Culture, Sports and Tourism Bureau. (CSTB)',
      'Replace by “Home and Youth Affairs Bureau”: - Lend pictures of the museum with the Home and Youth Affairs Bureau. (CSTB)',
    ]);
    assert.deepEqual(messages(text.replace('CSTB', 'HAB'), '2021-10-06'), []);
    assert.deepEqual(messages('- Ask ENB. (EEB)'), [
      'ENB (Environment Bureau) existed until 30 June 2022. Write EEB instead.',
    ]);
    assert.deepEqual(suggestions('- Ask ENB. (EEB)'), [
      'Replace by EEB (Environment and Ecology Bureau): - Ask EEB. (EEB)',
    ]);
  });

  it('do not take the name itself for the subject', () => {
    assert.match(
      messages('- Mend a road with the Transport and Housing Bureau. (TLB)')[0]!,
      /Write Transport/,
    );
    assert.match(messages('- Build flats with the Transport and Housing Bureau. (HB)')[0]!, /Write Housing/);
  });

  it('say why a name that never came into use is none, but not while it was planned', () => {
    const text = '- Ask the Culture Bureau. (CSTB)';
    assert.deepEqual(messages(text), [
      'The “Culture Bureau” was never set up, only planned in 2012. Write Culture, Sports and Tourism Bureau instead.',
    ]);
    assert.match(messages(text, '2013-01-16')[0]!, /Write Home Affairs Bureau instead/);
    assert.deepEqual(messages(text, '2012-06-01'), []);
  });

  it('say nothing of a body that is still to be set up', () => {
    assert.deepEqual(messages('- Form the Digital Policy Office. (CSO)', '2023-10-25'), []);
  });
});
