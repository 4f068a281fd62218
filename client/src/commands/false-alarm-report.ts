/** What a report of a false alarm says. */
export interface FalseAlarm {
  readonly rule: string;
  /** The words that are underlined. */
  readonly words: string;
  readonly message: string;
  /** The whole initiative, as written. */
  readonly sentence: string;
  readonly version: string;
  /** The editor and its version. */
  readonly editor: string;
}

/** The report as Markdown, in English: those who read it work on the rules. */
export function falseAlarmReport({ rule, words, message, sentence, version, editor }: FalseAlarm): string {
  const quoted = sentence.split(/\r\n|\r|\n/).map((line) => `> ${line}`);
  return [
    `**False alarm of \`${rule}\`**`,
    '',
    ...quoted,
    '',
    `- Underlined: “${words}”`,
    `- Message: ${message}`,
    `- Policy Address ${version}, ${editor}`,
    '- Why it is none: ',
    '',
  ].join('\n');
}
