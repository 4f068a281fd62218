/**
 * @typedef {object} Summary of times in ms, or of ratios
 * @property {number} count
 * @property {number} median
 * @property {number} p10
 * @property {number} p90
 * @property {number} min
 * @property {number} max
 */

/**
 * @param {readonly number[]} values
 * @returns {Summary}
 */
export function summaryOf(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    count: sorted.length,
    median: quantile(sorted, 0.5),
    p10: quantile(sorted, 0.1),
    p90: quantile(sorted, 0.9),
    min: quantile(sorted, 0),
    max: quantile(sorted, 1),
  };
}

/**
 * How much more `ours` take than `floor`: samples of the same place were taken of the same step, one after the other,
 * so that their differences do not see how the machine's speed drifts.
 * @param {readonly number[]} ours
 * @param {readonly number[]} floor
 */
export function compared(ours, floor) {
  return {
    ratio: round(summaryOf(ours).median / summaryOf(floor).median),
    difference: summaryOf(ours.map((ms, n) => ms - floor[n])),
  };
}

/**
 * How many times as long `others` took as `ours`, samples of the same place being of the same round.
 * @param {readonly number[]} others
 * @param {readonly number[]} ours
 * @returns {Summary}
 */
export function ratiosOf(others, ours) {
  return summaryOf(others.map((ms, n) => ms / ours[n]));
}

/**
 * The slope of the straight line that lies closest to `points`, by least squares.
 * @param {readonly (readonly [x: number, y: number])[]} points
 */
export function slopeOf(points) {
  const mean = (/** @type {readonly number[]} */ values) => values.reduce((a, b) => a + b, 0) / values.length;
  const [middleX, middleY] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const covariance = mean(points.map(([x, y]) => (x - middleX) * (y - middleY)));
  return covariance / mean(points.map(([x]) => (x - middleX) ** 2));
}

/**
 * @param {readonly number[]} sorted
 * @param {number} share
 */
function quantile(sorted, share) {
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return round(sorted[low] + (sorted[high] - sorted[low]) * (at - low));
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 1000) / 1000;
}
