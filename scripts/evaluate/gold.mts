import { readFileSync } from 'node:fs';
import * as z from 'zod';

/** The kinds that bind an initiative; `duration` and `past` are labelled too, but are no deadlines. */
export const BINDING_KINDS = ['by', 'within', 'from', 'on', 'between'] as const;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const day = z.string().regex(DAY);
const offset = z.int().nonnegative();
const interval = z.tuple([day.nullable(), day.nullable()]);

const goldTime = z.object({
  quote: z.string().min(1),
  start: offset,
  kind: z.enum([...BINDING_KINDS, 'duration', 'past']),
  interval: interval.nullable(),
  approx: z.boolean(),
  earlier: z.boolean(),
  /** Shorter or longer spans that are as exact as the quote. */
  alt: z.array(z.union([z.string(), z.object({ start: offset, length: offset })])).optional(),
});

const goldItem = z.object({
  id: z.string(),
  text: z.string(),
  reference: day,
  deadlines: z.array(goldTime),
  vague: z.array(z.string()),
  status: z.enum(['dated', 'vague', 'ongoing', 'missing']),
  bureaux: z.array(z.string()),
  relevant: z.boolean(),
  /** Spans that are neither rewarded nor penalised. */
  ignore: z.array(z.object({ start: offset, length: offset })).optional(),
});

/** A time expression as it was labelled. */
export type GoldTime = z.infer<typeof goldTime>;

/** A labelled initiative: its words, the day it was published, and all that is to be read in it. */
export type GoldItem = z.infer<typeof goldItem>;

/** A file that is no gold data. */
export class UnreadableGold extends Error {}

/** The labelled initiatives of a file, one a line. */
export function readGold(file: string): GoldItem[] {
  const items = textOf(file)
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [itemOf(line, `${file}:${index + 1}`)]));
  if (items.length === 0) throw new UnreadableGold(`${file} holds no labelled initiative`);
  return items;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    throw new UnreadableGold(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function itemOf(line: string, place: string): GoldItem {
  try {
    return goldItem.parse(JSON.parse(line));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new UnreadableGold(`${place} is no labelled initiative: ${reason}`);
  }
}

/** Whether a labelled time is a deadline: one that binds. */
export function binds({ kind }: { readonly kind: string }): boolean {
  return (BINDING_KINDS as readonly string[]).includes(kind);
}

/** What is wrong with the labels themselves, a line each. */
export function faultsOf(items: readonly GoldItem[]): string[] {
  const ids = new Set<string>();
  return items.flatMap((item) => {
    const faults = [...timeFaults(item), ...wordFaults(item)];
    if (ids.has(item.id)) faults.push('the id is not the only one');
    ids.add(item.id);
    return faults.map((fault) => `${item.id}: ${fault}`);
  });
}

function* timeFaults({ text, reference, deadlines }: GoldItem): Generator<string> {
  if (!isDay(reference)) yield `${reference} is no day`;
  let free = 0;
  for (const { quote, start, kind, interval: days, alt = [] } of deadlines) {
    if (text.slice(start, start + quote.length) !== quote) yield `"${quote}" does not stand at ${start}`;
    if (start < free) yield `"${quote}" overlaps what stands before it`;
    free = start + quote.length;
    const [first, last] = days ?? [null, null];
    for (const end of [first, last]) if (end !== null && !isDay(end)) yield `${end} is no day`;
    if (first !== null && last !== null && first > last) yield `"${quote}" ends before it starts`;
    if (days && first === null && last === null) yield `"${quote}" is open at both ends`;
    if (kind === 'from' && last !== null) yield `"${quote}" starts something, yet has an end`;
    if (kind === 'duration' && days) yield `"${quote}" is a duration, yet has an interval`;
    for (const other of alt) {
      if (typeof other === 'string' && !quote.includes(other)) yield `"${other}" is no part of "${quote}"`;
    }
  }
}

function* wordFaults({ text, vague, deadlines, status }: GoldItem): Generator<string> {
  for (const words of vague) if (!text.includes(words)) yield `"${words}" does not stand in the text`;
  const binding = deadlines.filter(binds);
  const dated = binding.some((deadline) => deadline.interval !== null);
  const timed = vague.length > 0 || binding.length > 0;
  const fits = dated
    ? status === 'dated'
    : timed
      ? status === 'vague'
      : status === 'ongoing' || status === 'missing';
  if (!fits) yield `the status is not "${status}"`;
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return DAY.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
