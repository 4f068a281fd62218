import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A page that explains a rule. */
export interface RulePage {
  /** Where it is on this machine. */
  readonly uri: string;
  readonly text: string;
}

/** The pages of the rules, as far as they are there: a bundle may have been copied without them. */
export class RulePages {
  /** `folder` holds a folder for each category. */
  constructor(private readonly folder: string) {}

  /** The page of the rule with this name; null where there is none. */
  of(rule: string): RulePage | null {
    const file = path.join(this.folder, `${rule}.md`);
    try {
      return { uri: pathToFileURL(file).href, text: readFileSync(file, 'utf8') };
    } catch {
      return null;
    }
  }
}
