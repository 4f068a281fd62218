import { checkstyle } from './checkstyle.js';
import type { Formatter } from './formatter.js';
import { github } from './github.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { sarif } from './sarif.js';
import { stylish } from './stylish.js';

/** How `lint` can print what it finds, by name; the first is what it does unless it is told otherwise. */
export const FORMATTERS = { stylish, json, sarif, github, junit, checkstyle } as const satisfies Readonly<
  Record<string, Formatter>
>;

/** A name in {@link FORMATTERS}. */
export type LintFormat = keyof typeof FORMATTERS;
