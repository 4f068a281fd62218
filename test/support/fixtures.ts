import type { PlacedFinding } from '../../server/src/rules/draft-findings.js';
import { lineOf, underlined } from './reading.js';

/** What a fixture expects on a line: a rule, the words underlined, and what its fix makes of them. */
export interface Expectation {
  readonly line: number;
  readonly rule: string;
  readonly words: string;
  readonly fixed: string | null;
}

const MARKER = /^\s*(?:<!--|#) expect: (\S+) "(.*?)"(?: => "(.*)")?(?: -->)?$/;

/** Reads the markers of a fixture (in front matter: `# expect: …`); each speaks of the last line above it that is none. */
export function expectationsIn(text: string): Expectation[] {
  const expectations: Expectation[] = [];
  let line = 0;
  text.split('\n').forEach((content, index) => {
    const marker = MARKER.exec(content);
    if (!marker) {
      if (/^\s*(?:<!--|#) ?expect/.test(content))
        throw new Error(`line ${index + 1}: not a marker: ${content}`);
      line = index + 1;
      return;
    }
    expectations.push({
      line,
      rule: marker[1]!,
      words: unescape(marker[2]!),
      fixed: marker[3] === undefined ? null : unescape(marker[3]),
    });
  });
  return expectations;
}

/** Findings in the form of expectations. */
export function asExpectations(text: string, findings: readonly PlacedFinding[]): Expectation[] {
  return findings.map((placed) => ({
    line: lineOf(text, placed.offset + placed.finding.range.end),
    rule: placed.finding.rule.name,
    words: underlined(text, placed),
    fixed: fixedWords(text, placed),
  }));
}

/** What a fix puts in place of the source text that its changes span. */
function fixedWords(text: string, { finding, offset }: PlacedFinding): string | null {
  if (!finding.fix) return null;
  const changes = finding.fix.changes;
  const start = Math.min(...changes.map(({ range }) => range.start));
  const end = Math.max(...changes.map(({ range }) => range.end));
  let fixed = text.slice(offset + start, offset + end);
  for (const { range, text: replacement } of [...changes].reverse()) {
    fixed = fixed.slice(0, range.start - start) + replacement + fixed.slice(range.end - start);
  }
  return fixed;
}

/** What cannot be seen or quoted in a marker is written out: `\\u00a0` and the like. */
function unescape(text: string): string {
  return text.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
