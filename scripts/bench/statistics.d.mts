/** Of times in ms, or of ratios. */
export interface Summary {
  readonly count: number;
  readonly median: number;
  readonly p10: number;
  readonly p90: number;
  readonly min: number;
  readonly max: number;
}

export function summaryOf(values: readonly number[]): Summary;

/** How many times as long `others` took as `ours`, samples of the same place being of the same round. */
export function ratiosOf(others: readonly number[], ours: readonly number[]): Summary;

/** The slope of the straight line that lies closest to `points`, by least squares. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number;
