import type { CodeState } from '../bureaux/types.js';
import type { DeadlineKind, Interval, OtherTimeKind, Status } from '../deadlines/types.js';
import { type Draft, sectionTitles } from './draft.js';
import { initiativeIds } from './identity.js';
import { statusOf, tagOf } from './passage.js';

/** An initiative as scripts read it; offsets are UTF-16 code units into `text`. */
export interface InspectedInitiative {
  readonly id: string;
  /** 1-based line of its bullet or first word. */
  readonly line: number;
  readonly text: string;
  readonly sections: readonly string[];
  /** Bureaux and offices in force that the tag names, in their official spelling. */
  readonly bureaux: readonly string[];
  readonly codes: readonly {
    readonly written: string;
    readonly code: string | null;
    readonly state: CodeState;
  }[];
  readonly andRelevantBureaux: boolean;
  readonly deadlines: readonly {
    readonly quote: string;
    readonly start: number;
    readonly kind: DeadlineKind;
    readonly interval: Interval | null;
    readonly approximate: boolean;
    readonly orEarlier: boolean;
    readonly relative: boolean;
    readonly impossible: boolean;
  }[];
  readonly otherTimes: readonly {
    readonly quote: string;
    readonly start: number;
    readonly kind: OtherTimeKind;
    readonly interval: Interval | null;
  }[];
  readonly vague: readonly { readonly quote: string; readonly start: number }[];
  readonly status: Status;
}

/** The initiatives of a draft as plain data; `lineAt` turns an offset into a 1-based line. */
export function inspectInitiatives(draft: Draft, lineAt: (offset: number) => number): InspectedInitiative[] {
  const ids = initiativeIds(draft);
  const sectionsOf = sectionTitles(draft);
  return draft.initiatives.map((index, n) => {
    const initiative = draft.initiative(index);
    const { text, times } = initiative;
    const tag = tagOf(initiative);
    const codes = tag?.codes ?? [];
    const quoted = ({ start, end }: { start: number; end: number }): { quote: string; start: number } => ({
      quote: text.slice(start, end),
      start,
    });
    return {
      id: ids[n]!,
      line: lineAt(draft.starts[index]!),
      text,
      sections: sectionsOf(index),
      bureaux: codes.flatMap((c) => (c.state === 'inForce' && c.organisation ? [c.organisation.code] : [])),
      codes: codes.map(({ written, organisation, state }) => ({
        written,
        code: organisation?.code ?? null,
        state,
      })),
      andRelevantBureaux: tag?.andRelevantBureaux ?? false,
      deadlines: times.deadlines.map((deadline) => ({
        ...quoted(deadline),
        kind: deadline.kind,
        interval: deadline.interval,
        approximate: deadline.approximate,
        orEarlier: deadline.orEarlier,
        relative: deadline.relative,
        impossible: deadline.impossible,
      })),
      otherTimes: times.otherTimes.map((time) => ({
        ...quoted(time),
        kind: time.kind,
        interval: time.interval,
      })),
      vague: times.vague.map(quoted),
      status: statusOf(initiative),
    };
  });
}
