/** A text that Markdown leaves as it is: no HTML, links (also bare addresses), emphasis, headings, entities or further cells. */
export function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>~|$@#]|&(?=#?\w+;)/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\b(www)\./gi, '$1\\.');
}

/** A table of texts, which are escaped. Of numbers are the columns from `numbers.from` to before `numbers.to`. */
export function markdownTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: { readonly from: number; readonly to: number } = { from: 0, to: 0 },
): string {
  const rule = headings.map((_, i) => (i >= numbers.from && i < numbers.to ? '---:' : '---'));
  const lines = [headings.map(escaped), rule, ...rows.map((row) => row.map(escaped))];
  return lines.map((line) => `| ${line.join(' | ')} |\n`).join('');
}
