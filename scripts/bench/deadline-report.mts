import { type Growth, STEEPEST } from './growth.mjs';
import { tableOf } from './table.mjs';
import type { Outcome } from './throughput.mjs';

/** How the time for a text that goes on and on grows. */
export interface PatternGrowth extends Growth {
  readonly name: string;
}

/** A table of growth, a pattern a line; what grows too fast is marked. */
export function growthTable(patterns: readonly PatternGrowth[]): string {
  const columns = ['pattern', 'KB', 'ms', 'µs per KB', 'exponent', ''];
  const rows = patterns.map(({ name, length, ms, exponent }) => [
    printable(name),
    String(length / 1000),
    ms.toFixed(ms < 10 ? 2 : 0),
    ((ms * 1e6) / length).toFixed(ms * 1e6 < 10 * length ? 1 : 0),
    exponent.toFixed(2),
    exponent > STEEPEST ? 'not linear' : '',
  ]);
  return tableOf(columns, rows);
}

/** A table of how fast two readers are, a text a line. */
export function throughputTable(outcomes: readonly Outcome[]): string {
  const columns = [
    'text',
    'calls',
    'KB',
    'ours, KB/s',
    'chrono-node, KB/s',
    'times as fast (range)',
    'target',
  ];
  const rows = outcomes.map(({ name, calls, characters, ours, other, ratios, target }) => [
    name,
    String(calls),
    (characters / 1000).toFixed(0),
    ours.toFixed(0),
    other.toFixed(0),
    `${ratios.median.toFixed(2)} (${ratios.min.toFixed(2)}–${ratios.max.toFixed(2)})`,
    `${target}${ratios.median < target ? ', missed' : ''}`,
  ]);
  return tableOf(columns, rows);
}

/** A name in one line of a table. */
function printable(name: string): string {
  return name.replaceAll('|', '\\|');
}
