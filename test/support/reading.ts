import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft } from '../../server/src/draft/draft.js';
import { DraftParser } from '../../server/src/draft/parser.js';
import { RULES } from '../../server/src/rules/all.js';
import type { PlacedFinding } from '../../server/src/rules/draft-findings.js';
import { Linter } from '../../server/src/rules/linter.js';
import { MessageWriter, inEnglish } from '../../server/src/rules/messages.js';
import { readSeeds } from '../../server/src/seeds.js';
import type { KnownDraft } from '../../server/src/workspace/drafts.js';

/** The real seeds, which the tests read drafts with. */
export const seeds = readSeeds();
/** Reads drafts by them. */
export const parser = new DraftParser(seeds);
/** Runs all rules; one that fails fails the test. */
export const linter = new Linter(RULES, seeds, (rule, error) => {
  throw new Error(`${rule.name} failed`, { cause: error });
});
/** The day on which tests run, ISO 8601. */
export const TODAY = '2026-01-15';

/** Writes messages as they are in the sources. */
export const writer = new MessageWriter(inEnglish);

/** Reads a draft; published on 2025-09-17 unless another day (or null) is given. */
export function readDraft(text: string, publicationDate: string | null = '2025-09-17'): Draft {
  return parser.parse(text, { today: TODAY, publicationDate }).draft;
}

/** A draft as an editor has it open, read as `readDraft` does. */
export function knownDraft(text: string, publicationDate?: string | null): KnownDraft {
  return asKnown(text, readDraft(text, publicationDate));
}

/** A draft that was read from a text, as an editor has it open. */
export function asKnown(text: string, draft: Draft): KnownDraft {
  const textDocument = TextDocument.create('file:///drafts/one.md', 'markdown', 1, text);
  return {
    uri: textDocument.uri,
    languageId: 'markdown',
    version: 1,
    textDocument,
    draft,
    findings: linter.lint(draft),
    repetitions: null,
    registry: seeds.registry,
    times: seeds.times,
  };
}

/** The source text that a finding underlines. */
export function underlined(text: string, { finding, offset }: PlacedFinding): string {
  return text.slice(offset + finding.range.start, offset + finding.range.end);
}

/** The 1-based line of an offset. */
export function lineOf(text: string, offset: number): number {
  return TextDocument.create('', '', 0, text).positionAt(offset).line + 1;
}
