import type { ExplainedConfiguration } from '../workspace/explanation.js';

/** What holds for a file: as JSON, for people and scripts. */
export interface PrintedConfiguration extends ExplainedConfiguration {
  readonly version: 1;
  readonly file: string;
  /** Whether it would be checked where it is found in a folder. */
  readonly isDraft: boolean;
}

/** `--print-config FILE`, alone or behind a command, asks for the same as the command `config FILE`. */
export function withPrintConfig(args: readonly string[]): readonly string[] {
  const at = args.findIndex((arg) => arg === OPTION || arg.startsWith(`${OPTION}=`));
  if (at < 0 || args.slice(0, at).includes('--')) return args;
  const value = args[at]!.slice(OPTION.length + 1);
  const before = args.slice(0, at).filter((arg, i) => i > 0 || arg !== 'lint');
  return ['config', ...(value ? [value] : []), ...before, ...args.slice(at + 1)];
}

const OPTION = '--print-config';
