import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { inspectInitiatives } from '../../server/src/draft/inspection.js';
import { DraftParser } from '../../server/src/draft/parser.js';
import { RULES } from '../../server/src/rules/all.js';
import { Linter } from '../../server/src/rules/linter.js';
import { seeds } from '../support/reading.js';
import { MATERIAL, ROOT, withMaterial } from '../support/shared.js';

/** What is wrong with a tag, as the labels call it. */
const PROBLEMS: Readonly<Record<string, string>> = {
  'bureau/unknown-code': 'unknown',
  'bureau/not-in-force': 'retired',
  'bureau/department-code': 'department',
  'bureau/malformed-tag': 'malformed',
  'bureau/duplicate-code': 'duplicate',
  'bureau/missing': 'missing',
};

const goldTag = z.object({
  id: z.string(),
  text: z.string(),
  reference: z.iso.date(),
  /** The codes in force that can be read, each once. */
  bureaux: z.array(z.string()),
  relevant: z.boolean(),
  problems: z.array(z.string()),
  /** Kinds that may be reported or not. */
  optional: z.array(z.string()).optional(),
  successors: z.record(z.string(), z.array(z.string())).optional(),
  overseers: z.record(z.string(), z.string()).optional(),
});
type GoldTag = z.infer<typeof goldTag>;

const readTags = (file: string): GoldTag[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => goldTag.parse(JSON.parse(line)));

const parser = new DraftParser(seeds);
const linter = new Linter(RULES, seeds);

/** The tag of an initiative as it is read and judged. */
function reading({ text, reference }: GoldTag): {
  bureaux: Set<string>;
  relevant: boolean;
  problems: Set<string>;
  suggested: string[][];
} {
  const item = `- ${text.replaceAll('\n', '\n  ')}`;
  const { draft } = parser.parse(item, { today: reference, publicationDate: reference });
  const initiatives = inspectInitiatives(draft, () => 1);
  const findings = [...linter.lint(draft)].map(({ finding }) => finding);
  const problems = findings.flatMap(({ rule, message }) => {
    const problem = PROBLEMS[rule.name];
    return problem === undefined ? [] : [message.id === 'future' ? 'future' : problem];
  });
  const suggested = findings
    .filter(({ rule }) => rule.name === 'bureau/not-in-force' || rule.name === 'bureau/department-code')
    .map(({ suggestions = [] }) => suggestions.map(({ changes }) => changes[0]!.text));
  return {
    bureaux: new Set(initiatives.flatMap(({ bureaux }) => bureaux)),
    relevant: initiatives.some(({ andRelevantBureaux }) => andRelevantBureaux),
    problems: new Set(problems),
    suggested,
  };
}

function judgesAll(tags: readonly GoldTag[]): void {
  for (const tag of tags) {
    it(`${tag.id}: “${tag.text.slice(-50)}” in ${tag.reference.slice(0, 4)}`, () => {
      const { bureaux, relevant, problems } = reading(tag);
      const optional = new Set(tag.optional);
      assert.deepEqual([...bureaux].sort(), [...tag.bureaux].sort());
      assert.equal(relevant, tag.relevant);
      assert.deepEqual(
        [...problems].filter((problem) => !optional.has(problem)).sort(),
        tag.problems.filter((problem) => !optional.has(problem)).sort(),
      );
    });
  }
}

describe('labelled tags', () => {
  const own = readTags(path.join(ROOT, 'test/gold/tags.jsonl'));

  it('are many, right and wrong', () => {
    const right = own.filter(({ problems }) => problems.length === 0);
    assert.ok(own.length >= 150 && right.length >= 50 && own.length - right.length >= 100);
    assert.equal(new Set(own.map(({ text }) => text)).size, own.length);
    for (const kind of [...Object.values(PROBLEMS), 'future'])
      assert.ok(
        own.some(({ problems }) => problems.includes(kind)),
        kind,
      );
  });

  judgesAll(own);

  it('lead to their successors, in nine of ten to the one first that suits the text best', () => {
    // What the tag has already is not suggested again.
    const lines = own.filter(({ successors, bureaux }) => {
      const [suited, ...others] = Object.values(successors ?? {}).map(([first]) => first!);
      return suited !== undefined && others.length === 0 && !bureaux.includes(suited);
    });
    assert.ok(lines.length > 20);
    const right = lines.filter((tag) => {
      const [first] = Object.values(tag.successors!)[0]!;
      const [suggested = []] = reading(tag).suggested;
      assert.ok(suggested.includes(first!), `${tag.id}: ${tag.text}`);
      return suggested[0] === first;
    });
    assert.ok(right.length >= 0.9 * lines.length, `${right.length} of ${lines.length}`);
  });

  it('lead from a department to the bureau that oversees it', () => {
    const lines = own.filter(({ overseers }) => Object.keys(overseers ?? {}).length === 1);
    assert.ok(lines.length > 8);
    for (const tag of lines) {
      const { suggested } = reading(tag);
      const [overseer] = Object.values(tag.overseers!);
      // Where the tag has it already there is nothing to suggest.
      if (tag.bureaux.includes(overseer!)) continue;
      assert.ok(
        suggested.some((codes) => codes.includes(overseer!)),
        `${tag.id}: ${tag.text}`,
      );
    }
  });
});

withMaterial('labelled tags beside the project', () =>
  judgesAll(readTags(path.join(MATERIAL.gold, 'tags-dev.jsonl'))),
);
