import { type Layout, layoutOf } from '../draft/layout.js';
import type { ParsedDraft } from '../draft/parser.js';
import type { SourceRange } from '../draft/passage.js';
import type { PlacedFinding } from '../rules/draft-findings.js';
import { CONCERNS } from './all.js';
import { commentsOfMarkdown, isWithin } from './kept-comments.js';
import { type Change, ChangesInRounds, applied, trimmed } from '../draft/changes.js';
import { type Group, apart, changesOf } from './groups.js';
import { type Sense, isSame, senseOf } from './sense.js';

/** Reads a text again after changes, as the draft was read. */
export interface Rereader {
  /** `change` tells which stretch of the text before was changed, and where it ends now. */
  read(before: ParsedDraft, text: string, change: { from: number; to: number; newTo: number }): ParsedDraft;
  findings(parsed: ParsedDraft): readonly PlacedFinding[];
}

/** A draft as it was read, with its layout and what is found in it. */
interface Reading {
  readonly parsed: ParsedDraft;
  readonly layout: Layout;
  readonly findings: readonly PlacedFinding[];
  readonly sense: Sense;
}

/** What one change leaves to be done is done in the next round; so many have not been seen. */
const MOST_ROUNDS = 20;
/** So much text is read again to find changes that alone would make the draft say something else, in UTF-16 code units. */
const MOST_READ = 20_000_000;
/** So often it is read again however long it is, and no more often however short. */
const TRIALS = { least: 24, most: 400 };

/**
 * What brings a draft into the house form: changes in order and apart, as small as can be. Only what lies in `stretch` is
 * changed. Nothing is changed that would make the draft say something else: each round is read again to see.
 */
export function formattingOf(
  parsed: ParsedDraft,
  rereader: Rereader,
  stretch: SourceRange = { start: 0, end: parsed.text.length },
): Change[] {
  return new Formatter(rereader, stretch, parsed.text.length - stretch.end).format(parsed);
}

class Formatter {
  #trials = 0;
  readonly #mostTrials: number;

  constructor(
    private readonly rereader: Rereader,
    private readonly stretch: SourceRange,
    /** How much text stands behind the stretch. */
    private readonly behind: number,
  ) {
    const length = stretch.end + behind;
    this.#mostTrials = Math.min(TRIALS.most, Math.max(TRIALS.least, Math.ceil(MOST_READ / (length + 1))));
  }

  format(first: ParsedDraft): Change[] {
    const all = new ChangesInRounds(first.text.length);
    let reading = this.#readingOf(first);
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const groups = this.#groups(reading);
      const next = groups.length > 0 ? this.#tryAll(reading, groups) : null;
      if (!next || next.changes.length === 0) break;
      all.add(next.changes);
      reading = next.reading;
    }
    return all.changes().flatMap((change) => trimmed(first.text, change) ?? []);
  }

  #groups({ parsed: { text, draft }, layout, findings }: Reading): Group[] {
    const subject = { text, draft, findings, layout };
    const comments = commentsOfMarkdown(text, layout);
    const { start } = this.stretch;
    const end = text.length - this.behind;
    const groups = CONCERNS.flatMap((concern) => concern(subject)).flatMap((group) => {
      const smaller = group.map((change) => trimmed(text, change)).filter((change) => change !== null);
      return smaller.length > 0 ? [smaller] : [];
    });
    return apart(
      groups.filter((group) =>
        group.every((change) => change.start >= start && change.end <= end && !isWithin(comments, change)),
      ),
    );
  }

  /** The groups that may stand, and what is read after them; all at once where that is well, else in smaller lots. */
  #tryAll(reading: Reading, groups: readonly Group[]): { reading: Reading; changes: Change[] } {
    let kept: readonly Group[] = [];
    let after = reading;
    const lots: (readonly Group[])[] = [groups];
    for (let lot = lots.pop(); lot; lot = lots.pop()) {
      if (this.#trials++ > this.#mostTrials) break;
      const tried = this.#after(reading, [...kept, ...lot]);
      if (isSame(reading.sense, tried.sense)) {
        kept = [...kept, ...lot];
        after = tried;
      } else if (lot.length > 1) {
        const half = lot.length >> 1;
        lots.push(lot.slice(half), lot.slice(0, half));
      }
    }
    return { reading: after, changes: changesOf(kept) };
  }

  #after({ parsed }: Reading, groups: readonly Group[]): Reading {
    const changes = changesOf(groups);
    const text = applied(parsed.text, changes);
    const to = changes.at(-1)!.end;
    const change = { from: changes[0]!.start, to, newTo: to + text.length - parsed.text.length };
    return this.#readingOf(this.rereader.read(parsed, text, change));
  }

  #readingOf(parsed: ParsedDraft): Reading {
    const layout = layoutOf(parsed.text, parsed.tree);
    const findings = this.rereader.findings(parsed);
    return { parsed, layout, findings, sense: senseOf(parsed, layout, findings) };
  }
}
