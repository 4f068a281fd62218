/** A value as JSON for scripts, with lines and indents that people can read. */
export function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
