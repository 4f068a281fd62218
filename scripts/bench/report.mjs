import { EMPTY_FLOOR, OURS, SAME_FLOOR } from './measure.mjs';
import { tableOf } from './table.mjs';

/** @typedef {import('./statistics.mjs').Summary} Summary */
/** @typedef {Awaited<ReturnType<typeof import('./measure.mjs').measure>>} Measured */

/**
 * The figures as tables in Markdown.
 * @param {{machine: {cores: number, node: string}, edits: number, opens: number, seconds: number, sizes: readonly Measured[]}} results
 * @returns {string}
 */
export function reportOf({ machine, edits, opens, seconds, sizes }) {
  const head =
    `${machine.cores} cores, Node ${machine.node}; ${edits} edits and ${opens} openings each, ` +
    `warm-up not counted; ${seconds} s in all. Medians (p10–p90; min–max) in ms; a difference is the median of those ` +
    'step by step.';
  return [head, ...sizes.map(sectionOf)].join('\n\n') + '\n';
}

/** @param {Measured} measured */
function sectionOf({ document, bytes, findings, symbols, firstOpenMs, measurements }) {
  const kilobytes = bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(2)} MB`;
  const head = [
    `### ${document} (${kilobytes})`,
    `${findings} findings sent, ${symbols} symbols; the first opening after the start took ${firstOpenMs} ms.`,
  ];
  const rows = Object.entries(measurements).map(([name, { servers, toEmptyFloor, toSameFloor }]) => [
    name,
    `${toSameFloor.ratio.toFixed(2)}×`,
    signed(toSameFloor.difference),
    `${toEmptyFloor.ratio.toFixed(2)}×`,
    signed(toEmptyFloor.difference),
    ...[OURS, SAME_FLOOR, EMPTY_FLOOR].map((server) => spread(servers[server])),
    String(servers[OURS].count),
    `${(servers[OURS].replyBytes / 1000).toFixed(1)} KB`,
  ]);
  const columns = [
    'measured',
    `to ${SAME_FLOOR}`,
    'difference',
    `to ${EMPTY_FLOOR}`,
    'difference',
    OURS,
    SAME_FLOOR,
    EMPTY_FLOOR,
    'n',
    'reply',
  ];
  return [...head, tableOf(columns, rows)].join('\n\n');
}

/** @param {Summary} summary */
function spread({ median, p10, p90, min, max }) {
  return `${ms(median)} (${ms(p10)}–${ms(p90)}; ${ms(min)}–${ms(max)})`;
}

/** @param {Summary} difference */
function signed({ median, p10, p90 }) {
  const sign = (/** @type {number} */ value) => (value < 0 ? '−' : '+') + ms(Math.abs(value));
  return `${sign(median)} (${sign(p10)} to ${sign(p90)})`;
}

/** @param {number} value */
function ms(value) {
  return value.toFixed(value < 100 ? 2 : 0);
}
