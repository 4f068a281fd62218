/**
 * `npm run corpus`: writes down what the rules find in drafts that stand for all others, so that the difference shows what a
 * change of a rule does.
 *
 *   test/corpus/samples.txt     the drafts in seeds/samples/
 *   test/corpus/drafts.txt      invented drafts of varied form, in test/corpus/drafts/
 *   test/corpus/supplement.txt  the real Supplement, where it stands beside the checkout: of its words six at most
 *
 * A finding is a line: where, how much it weighs in each preset, the rule, the first words that are underlined. The drafts of
 * a corpus are judged together, as those of a workspace are.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DraftParser } from '../server/src/draft/parser.js';
import { RULES } from '../server/src/rules/all.js';
import { startOf } from '../server/src/rules/draft-findings.js';
import { RepetitionIndex } from '../server/src/rules/likeness/repetition-index.js';
import { Linter, type SeverityOf } from '../server/src/rules/linter.js';
import { type PresetName, weightUnder } from '../server/src/rules/presets.js';
import { SEVERITIES, type Severity } from '../server/src/rules/types.js';
import { readSeeds } from '../server/src/seeds.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** In `off` nothing is found. */
const SHOWN = ['recommended', 'strict'] as const satisfies readonly PresetName[];
const MOST_WORDS = 6;
/** Longer words are cut (characters). */
const LONGEST_WORD = 24;

/** Drafts that are judged together, and the file that says what is found in them. */
interface Corpus {
  readonly snapshot: string;
  /** Paths as seen from the repository’s root. */
  readonly drafts: readonly string[];
  /** The day on which they are judged, ISO 8601. */
  readonly day: string;
  /** Whether they are published on that day where they do not say; otherwise nobody knows when. */
  readonly isPublished: boolean;
}

/** A snapshot as it ought to be; its text is null where its drafts are not there. */
export interface Snapshot {
  readonly file: string;
  readonly text: string | null;
}

const CORPORA: readonly Corpus[] = [
  {
    snapshot: 'test/corpus/samples.txt',
    drafts: draftsIn('seeds/samples'),
    day: '2025-09-17',
    // As whoever opens them sees them.
    isPublished: false,
  },
  {
    snapshot: 'test/corpus/drafts.txt',
    drafts: draftsIn('test/corpus/drafts'),
    day: '2025-09-17',
    isPublished: true,
  },
  {
    snapshot: 'test/corpus/supplement.txt',
    drafts: ['../shared/seed/policy-address-2023-supplement.md'],
    day: '2023-10-25',
    isPublished: true,
  },
];

const seeds = readSeeds();
const parser = new DraftParser(seeds);
const linter = new Linter(RULES, seeds, (rule, error) => {
  throw new Error(`${rule.name} failed`, { cause: error });
});

/** What is found in a corpus: of each draft the findings under each preset. */
interface Judged {
  readonly name: string;
  readonly document: TextDocument;
  readonly rows: readonly Row[];
}

interface Row {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly severities: Partial<Record<PresetName, Severity>>;
}

/** All snapshots as they ought to be. */
export function snapshots(): Snapshot[] {
  return CORPORA.map((corpus) => {
    const isThere = corpus.drafts.every((draft) => existsSync(path.join(ROOT, draft)));
    return { file: corpus.snapshot, text: isThere ? textOf(judge(corpus)) : null };
  });
}

/** How many findings there are in the samples under each preset that shows any, by their severities. */
export function countsInSamples(): ReadonlyMap<PresetName, Readonly<Record<Severity, number>>> {
  return new Map(countsOf(judge(CORPORA[0]!)));
}

function draftsIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder))
    .filter((name) => /\.(?:md|txt)$/.test(name))
    .sort()
    .map((name) => `${folder}/${name}`);
}

function judge({ drafts, day, isPublished }: Corpus): Judged[] {
  const index = new RepetitionIndex();
  const read = drafts.map((name) => {
    const text = readFileSync(path.join(ROOT, name), 'utf8').replaceAll('\r\n', '\n');
    const document = TextDocument.create(pathToFileURL(path.join(ROOT, name)).href, 'markdown', 0, text);
    // Never as of today, so that the same is found at every run.
    const { draft } = parser.parse(text, { today: day, publicationDate: isPublished ? day : null });
    index.update(name, { draft, document, registry: seeds.registry });
    return { name, document, draft };
  });
  return read.map(({ name, document, draft }) => {
    const rows = new Map<string, Row>();
    for (const preset of SHOWN) {
      const severityOf: SeverityOf = (rule) => {
        const weight = weightUnder(preset, rule);
        return weight === 'off' ? null : weight;
      };
      for (const placed of linter.lint(draft, severityOf, index.repetitionsIn(name, draft))) {
        const { rule, range } = placed.finding;
        const key = `${placed.offset} ${range.start} ${range.end} ${rule.name} ${placed.finding.message.id}`;
        const row = rows.get(key) ?? {
          start: startOf(placed),
          end: placed.offset + range.end,
          rule: rule.name,
          severities: {},
        };
        row.severities[preset] = placed.severity;
        rows.set(key, row);
      }
    }
    const inOrder = [...rows.values()].sort((a, b) => a.start - b.start || (a.rule < b.rule ? -1 : 1));
    return { name, document, rows: inOrder };
  });
}

function countsOf(judged: readonly Judged[]): [PresetName, Record<Severity, number>][] {
  const all = judged.flatMap(({ rows }) => rows);
  return SHOWN.map((preset) => {
    const counts = { error: 0, warning: 0, information: 0, hint: 0 };
    for (const { severities } of all) {
      const severity = severities[preset];
      if (severity) counts[severity]++;
    }
    return [preset, counts];
  });
}

function textOf(judged: readonly Judged[]): string {
  const lines = [
    'What the rules find here, written by `npm run corpus`: the line, the weight in the presets',
    `${SHOWN.map((preset) => `“${preset}”`).join(' and ')}, the rule, the first words that are underlined.`,
    '',
  ];
  for (const [preset, counts] of countsOf(judged)) {
    const total = SEVERITIES.reduce((sum, severity) => sum + counts[severity], 0);
    const each = SEVERITIES.map((severity) => `${severity} ${counts[severity]}`).join(', ');
    lines.push(`${preset.padEnd(12)} ${String(total).padStart(4)} findings: ${each}`);
  }
  for (const { name, document, rows } of judged) {
    lines.push('', name);
    for (const { start, end, rule, severities } of rows) {
      const weights = SHOWN.map((preset) => (severities[preset] ?? '–').padEnd(12));
      const line = String(document.positionAt(start).line + 1).padStart(5);
      lines.push(`${line}  ${weights.join('')}${rule.padEnd(32)} ${wordsIn(document, start, end)}`.trimEnd());
    }
    if (rows.length === 0) lines.push('       nothing');
  }
  return `${lines.join('\n')}\n`;
}

/** The first words of a stretch of the text; what cannot be seen is written out. */
function wordsIn(document: TextDocument, start: number, end: number): string {
  const words = document
    .getText({ start: document.positionAt(start), end: document.positionAt(end) })
    .split(/\s+/)
    .filter(Boolean);
  const shown = words.slice(0, MOST_WORDS).map((word) => [...word].slice(0, LONGEST_WORD).join(''));
  const text = `${shown.join(' ')}${words.length > MOST_WORDS ? ' …' : ''}`;
  return text.replace(/[\p{Cf}\p{Cc}\p{Co}\u00a0]/gu, (char) => `<U+${hexOf(char)}>`);
}

function hexOf(char: string): string {
  return char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
}

function main(): void {
  for (const { file, text } of snapshots()) {
    const target = path.join(ROOT, file);
    if (text === null) console.log(`Left ${file} as it is: its drafts are not here.`);
    else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
      writeFileSync(target, text);
      console.log(`Wrote ${file}`);
    }
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) main();
