import { initiativeIds } from '../draft/identity.js';
import type { Layout } from '../draft/layout.js';
import type { ParsedDraft } from '../draft/parser.js';
import { type Passage, isItem } from '../draft/passage.js';
import type { BureauTag } from '../draft/tag.js';
import type { PlacedFinding } from '../rules/draft-findings.js';

/** What a draft says, whatever its form: what formatting must leave as it is. */
export interface Sense {
  /** Passages, and what nobody reads, in order of the document. */
  readonly parts: readonly string[];
  /** How often there is each finding. */
  readonly findings: ReadonlyMap<string, number>;
}

/** The sense of a draft that was read. */
export function senseOf(
  { text, draft }: ParsedDraft,
  { kept }: Layout,
  findings: readonly PlacedFinding[],
): Sense {
  const ids = initiativeIds(draft);
  let initiative = 0;
  const depths = draft.blocks.flatMap(({ content }) => content.depths);
  const parts = draft.passages.map((passage, i) => ({
    start: draft.starts[i]!,
    said: saidIn(passage, depths[i]!, passage.kind === 'initiative' ? ids[initiative++]! : ''),
  }));
  for (const { type, start, end } of kept) {
    // Words too far in are passages; what they are is told there.
    if (type !== 'Paragraph' && type !== 'Task')
      parts.push({ start, said: `${type} ${text.slice(start, end)}` });
  }
  parts.sort((a, b) => a.start - b.start);
  return { parts: parts.map(({ said }) => said), findings: countsOf(findings) };
}

/** Whether formatting that made the second sense of the first may stand: the same is said, and nothing more is found. */
export function isSame(before: Sense, after: Sense): boolean {
  return (
    before.parts.length === after.parts.length &&
    before.parts.every((part, i) => part === after.parts[i]) &&
    [...after.findings].every(([finding, count]) => count <= (before.findings.get(finding) ?? 0))
  );
}

const said = new WeakMap<Passage, string>();

function saidIn(passage: Passage, depth: number, id: string): string {
  let words = said.get(passage);
  if (words === undefined) said.set(passage, (words = JSON.stringify(wordsOf(passage))));
  return `${depth} ${id} ${words}`;
}

function wordsOf(passage: Passage): unknown {
  const { kind, text } = passage;
  if (passage.kind === 'heading') return [kind, passage.level, passage.isSection, passage.title];
  if (!isItem(passage)) return [kind, unspaced(text)];
  const { tag, times } = passage;
  const quoted = ({ start, end }: { start: number; end: number }): string => unspaced(text.slice(start, end));
  return [
    kind,
    unspaced(tag ? text.slice(0, tag.start) : text),
    tag && unspaced(text.slice(tag.end)),
    bureauxOf(tag),
    passage.kind === 'initiative' && [bureauxOf(passage.inheritedTag), passage.inheritedStatus],
    times.status,
    times.deadlines.map((deadline) => [
      quoted(deadline),
      deadline.kind,
      deadline.interval,
      deadline.approximate,
    ]),
    times.vague.map(quoted),
  ];
}

function bureauxOf(tag: BureauTag | null): string {
  return tag?.houseForm ?? '';
}

/** Without the spaces that Markdown makes one of, or none. */
function unspaced(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').trim();
}

function countsOf(findings: readonly PlacedFinding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { finding } of findings) {
    const { id, args, text } = finding.message;
    const key = JSON.stringify([finding.rule.name, id, text, args]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
