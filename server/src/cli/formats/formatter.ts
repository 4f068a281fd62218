import type { CheckedInputs } from '../workbench.js';
import type { RulePages } from '../rule-pages.js';

/** What a formatter may know beside what was found. */
export interface FormatOptions {
  readonly colours: boolean;
  /** The folder that the command runs in. */
  readonly cwd: string;
  readonly pages: RulePages;
  /** Of Policy Address. */
  readonly version: string;
}

/** Makes the output of `lint` of what was found. */
export type Formatter = (checked: CheckedInputs, options: FormatOptions) => string;
