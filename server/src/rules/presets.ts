import { RULES } from './all.js';
import type { Rule, Severity } from './types.js';

/** How much a rule weighs, or that it is off. */
export type Weight = Severity | 'off';

/** What a preset makes of the rules’ own severities. */
const WEIGHTS = {
  /** As the rules come. */
  recommended: {
    error: 'error',
    warning: 'warning',
    information: 'information',
    hint: 'hint',
    off: 'off',
  },
  /** Before printing: what is off is shown, and what is less than a warning weighs a step more. */
  strict: {
    error: 'error',
    warning: 'warning',
    information: 'warning',
    hint: 'information',
    off: 'information',
  },
  /** Nothing but what is named. */
  off: { error: 'off', warning: 'off', information: 'off', hint: 'off', off: 'off' },
} as const satisfies Readonly<Record<string, Readonly<Record<Weight, Weight>>>>;

/** A preset by its name. */
export type PresetName = keyof typeof WEIGHTS;

/** The names of all presets. */
export const PRESETS = Object.keys(WEIGHTS) as readonly PresetName[];

/** How much a rule weighs under a preset. */
export function weightUnder(preset: PresetName, { severity }: Pick<Rule, 'severity'>): Weight {
  return WEIGHTS[preset][severity];
}

/** What stands for all rules of a category: "deadline/*". */
export function categoryOf(rule: string): string {
  return `${rule.slice(0, rule.indexOf('/'))}/*`;
}

/** All categories of rules, as {@link categoryOf} writes them. */
export const CATEGORIES: readonly string[] = [...new Set(RULES.map(({ name }) => categoryOf(name)))];
