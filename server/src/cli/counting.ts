import type { Severity } from '../rules/types.js';
import type { ShownFinding } from './workbench.js';

/** How many findings have a severity. */
export function count(findings: readonly Pick<ShownFinding, 'severity'>[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

/** "1 problem", "2 problems". */
export function plural(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
