import type { Interval } from '../../server/src/deadlines/types.js';
import { type GoldItem, type GoldTime, binds } from './gold.mjs';
import { type Reader, type Reading, placesOf } from './readers.mjs';
import { type Span, coreOf, overlap, same } from './span.mjs';

/** How many of the found ones are right, of how many found and how many labelled. */
export interface Hits {
  readonly right: number;
  readonly found: number;
  readonly labelled: number;
}

/** How many of those asked are right. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

const HITS = [
  'exact',
  'strict',
  'relaxed',
  'value',
  'strictValue',
  'vague',
  'vagueRelaxed',
  'missingRule',
  'vagueRule',
] as const;
const SHARES = ['valueOfFound', 'kind', 'approx', 'earlier', 'item', 'status', 'tag'] as const;

/** A figure in terms of hits. */
export type HitsName = (typeof HITS)[number];

/** A figure in terms of a share. */
export type ShareName = (typeof SHARES)[number];

/** What a reader got right in some items. A share of nothing was not asked of it. */
export interface Scores {
  readonly items: number;
  readonly hits: Readonly<Record<HitsName, Hits>>;
  readonly shares: Readonly<Record<ShareName, Share>>;
  /** Every difference from the labels, a line each. */
  readonly differences: readonly string[];
}

/** Precision, recall and their harmonic mean, from 0 to 1; nothing found where nothing is labelled is right. */
export function ratios({ right, found, labelled }: Hits): { p: number; r: number; f1: number } {
  const p = found > 0 ? right / found : labelled > 0 ? 0 : 1;
  const r = labelled > 0 ? right / labelled : found > 0 ? 0 : 1;
  return { p, r, f1: p + r > 0 ? (2 * p * r) / (p + r) : 0 };
}

/** Scores what a reader makes of labelled items. */
export function scoresOf(items: readonly GoldItem[], reader: Reader): Scores {
  return pooled(items.map((item) => scoreItem(item, reader(item))));
}

/** Several scores as one: every deadline counts the same, whatever file it is in. */
export function pooled(all: readonly Scores[]): Scores {
  const sum = (value: (scores: Scores) => number): number =>
    all.reduce((total, one) => total + value(one), 0);
  const hits = (name: HitsName): Hits => ({
    right: sum((one) => one.hits[name].right),
    found: sum((one) => one.hits[name].found),
    labelled: sum((one) => one.hits[name].labelled),
  });
  const share = (name: ShareName): Share => ({
    right: sum((one) => one.shares[name].right),
    of: sum((one) => one.shares[name].of),
  });
  return {
    items: sum((one) => one.items),
    hits: recordOf(HITS, hits),
    shares: recordOf(SHARES, share),
    differences: all.flatMap((one) => one.differences),
  };
}

function recordOf<K extends string, V>(names: readonly K[], value: (name: K) => V): Record<K, V> {
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Record<K, V>;
}

/** A span in a comparison; what it is compared by is its core. */
interface Candidate<T> {
  readonly it: T;
  readonly span: Span;
  readonly core: Span;
  /** The cores that count as the same; more than one where the labels allow for several. */
  readonly forms: readonly Span[];
}

interface Pair<G, F> {
  readonly gold: Candidate<G>;
  readonly found: Candidate<F>;
  readonly strict: boolean;
}

interface Comparison<G, F> {
  readonly pairs: readonly Pair<G, F>[];
  readonly missed: readonly Candidate<G>[];
  readonly extra: readonly Candidate<F>[];
}

/** Pairs each label with one that was found: first those with the same core, then those that share most. */
function compare<G, F>(gold: readonly Candidate<G>[], found: readonly Candidate<F>[]): Comparison<G, F> {
  const missed = new Set(gold);
  const extra = new Set(found);
  const pairs: Pair<G, F>[] = [];
  const pair = (g: Candidate<G>, f: Candidate<F>, strict: boolean): void => {
    if (!missed.has(g) || !extra.has(f)) return;
    missed.delete(g);
    extra.delete(f);
    pairs.push({ gold: g, found: f, strict });
  };
  const all = gold.flatMap((g) => found.map((f) => ({ g, f, shared: overlap(g.core, f.core) })));
  for (const { g, f } of all) if (g.forms.some((form) => same(form, f.core))) pair(g, f, true);
  const touching = all.filter(({ shared }) => shared > 0).sort((a, b) => b.shared - a.shared);
  for (const { g, f } of touching) pair(g, f, false);
  return { pairs, missed: [...missed], extra: [...extra] };
}

function candidate<T>(text: string, it: T, span: Span, others: readonly Span[] = []): Candidate<T> {
  const core = coreOf(text, span);
  return { it, span, core, forms: [core, ...others.map((other) => coreOf(text, other))] };
}

function goldCandidate(text: string, time: GoldTime): Candidate<GoldTime> {
  const { start, quote, alt = [] } = time;
  const others = alt.map((other) => {
    const from = typeof other === 'string' ? start + quote.indexOf(other) : other.start;
    return { start: from, end: from + other.length };
  });
  return candidate(text, time, { start, end: start + quote.length }, others);
}

function scoreItem(item: GoldItem, reading: Reading): Scores {
  const { text } = item;
  const differences: string[] = [];
  const differ = (what: string, detail: string): void => {
    const words = text.length > 160 ? `${text.slice(0, 160)}…` : text;
    differences.push(`${item.id}  ${what}: ${detail}  in: ${words.replace(/\s+/g, ' ')}`);
  };
  const quote = ({ start, end }: Span): string => `“${text.slice(start, end).replace(/\s+/g, ' ')}”`;

  const gold = item.deadlines.filter(binds).map((time) => goldCandidate(text, time));
  const found = reading.deadlines
    .map((deadline) => candidate(text, deadline, deadline))
    .filter(({ core }) => !isIgnored(item, core, gold));
  const times = compare(gold, found);
  for (const { it, span } of times.missed) {
    differ('deadline missed', `${quote(span)} is ${it.kind} ${show(it.interval)}`);
  }
  for (const { it, span } of times.extra) {
    differ('no deadline', `${quote(span)} was read as ${it.kind ?? 'a date'} ${show(it.intervals[0])}`);
  }
  let [value, strictValue] = [0, 0];
  for (const { gold: g, found: f, strict } of times.pairs) {
    const fits = f.it.intervals.some((interval) => isRightValue(g.it, interval));
    if (fits) value++;
    if (fits && strict) strictValue++;
    if (!strict) differ('span', `${quote(g.span)} was read as ${quote(f.span)}`);
    if (!fits) differ('value', `${quote(g.span)} is ${show(g.it.interval)}, not ${show(f.it.intervals[0])}`);
    if (f.it.kind !== undefined && f.it.kind !== g.it.kind) {
      differ('kind', `${quote(g.span)} is ${g.it.kind}, not ${f.it.kind}`);
    }
    if (f.it.approx !== undefined && f.it.approx !== g.it.approx) {
      differ('approx', `${quote(g.span)} is ${g.it.approx ? 'approximate' : 'not approximate'}`);
    }
    if (f.it.earlier !== undefined && f.it.earlier !== g.it.earlier) {
      differ('earlier', `${quote(g.span)} is ${g.it.earlier ? '“or earlier”' : 'not “or earlier”'}`);
    }
  }

  const vague = compare(
    placesOf(text, item.vague).map((span) => candidate(text, null, span)),
    (reading.vague ?? []).map((span) => candidate(text, null, span)),
  );
  if (reading.vague) {
    for (const { span } of vague.missed) differ('vague words missed', quote(span));
    for (const { span } of vague.extra) differ('no vague words', quote(span));
    for (const pair of vague.pairs) {
      if (!pair.strict) {
        differ('vague span', `${quote(pair.gold.span)} was read as ${quote(pair.found.span)}`);
      }
    }
  }

  if (reading.status !== undefined && reading.status !== item.status) {
    differ('status', `${item.status}, not ${reading.status}`);
  }
  for (const status of ['missing', 'vague'] as const) {
    const fires = reading.rules?.has(`deadline/${status}`);
    if (fires !== undefined && fires !== (item.status === status)) {
      differ(
        'rule',
        `deadline/${status} ${fires ? 'fires' : 'does not fire'} on an item that is ${item.status}`,
      );
    }
  }
  const rightTag = reading.bureaux !== undefined && sameTag(item, reading);
  if (reading.bureaux !== undefined && !rightTag) {
    differ('tag', `${item.bureaux.join(', ')}, not ${reading.bureaux.join(', ')}`);
  }

  const { pairs } = times;
  const strictPairs = pairs.filter((pair) => pair.strict).length;
  const spanHits = (right: number): Hits => ({ right, found: found.length, labelled: gold.length });
  const said = (key: 'kind' | 'approx' | 'earlier'): Share => {
    const asked = pairs.filter((pair) => pair.found.it[key] !== undefined);
    return {
      right: asked.filter((pair) => pair.found.it[key] === pair.gold.it[key]).length,
      of: asked.length,
    };
  };
  const vagueHits = (right: number): Hits =>
    reading.vague ? { right, found: reading.vague.length, labelled: item.vague.length } : NO_HITS;
  const rule = (status: 'missing' | 'vague'): Hits => {
    if (!reading.rules) return NO_HITS;
    const fires = reading.rules.has(`deadline/${status}`);
    const due = item.status === status;
    return { right: Number(fires && due), found: Number(fires), labelled: Number(due) };
  };
  return {
    items: 1,
    hits: {
      exact: spanHits(pairs.filter((pair) => same(pair.gold.span, pair.found.span)).length),
      strict: spanHits(strictPairs),
      relaxed: spanHits(pairs.length),
      value: spanHits(value),
      strictValue: spanHits(strictValue),
      vague: vagueHits(vague.pairs.filter((pair) => pair.strict).length),
      vagueRelaxed: vagueHits(vague.pairs.length),
      missingRule: rule('missing'),
      vagueRule: rule('vague'),
    },
    shares: {
      valueOfFound: { right: value, of: pairs.length },
      kind: said('kind'),
      approx: said('approx'),
      earlier: said('earlier'),
      item: shareOf(strictValue === gold.length && gold.length === found.length),
      status: reading.status === undefined ? NO_SHARE : shareOf(reading.status === item.status),
      tag: reading.bureaux === undefined ? NO_SHARE : shareOf(rightTag),
    },
    differences,
  };
}

const NO_HITS: Hits = { right: 0, found: 0, labelled: 0 };
const NO_SHARE: Share = { right: 0, of: 0 };

function shareOf(isRight: boolean): Share {
  return { right: Number(isRight), of: 1 };
}

function isIgnored({ ignore = [] }: GoldItem, core: Span, gold: readonly Candidate<GoldTime>[]): boolean {
  const ignored = ignore.some(({ start, length }) => overlap({ start, end: start + length }, core) > 0);
  return ignored && !gold.some((label) => overlap(label.core, core) > 0);
}

/** Of a deadline "by" something only the end counts; otherwise each end that is labelled. */
function isRightValue({ kind, interval }: GoldTime, read: Interval | null): boolean {
  if (interval === null || read === null) return interval === read;
  const [start, end] = interval;
  if (kind === 'by') return read[1] === end;
  return (start === null || read[0] === start) && (end === null || read[1] === end);
}

function sameTag(item: GoldItem, { bureaux = [], relevant = false }: Reading): boolean {
  const codes = (list: readonly string[]): string => list.map((code) => code.toUpperCase()).join();
  return codes(item.bureaux) === codes(bureaux) && item.relevant === relevant;
}

function show(interval: Interval | null | undefined): string {
  if (!interval) return 'without a date';
  return `${interval[0] ?? ''}…${interval[1] ?? ''}`;
}
