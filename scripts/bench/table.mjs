/**
 * A table in Markdown, its columns as wide as what stands in them.
 * @param {readonly string[]} columns
 * @param {readonly (readonly string[])[]} rows
 */
export function tableOf(columns, rows) {
  const widths = columns.map((column, c) => Math.max(column.length, ...rows.map((row) => row[c].length)));
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell, c) => cell.padEnd(widths[c])).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(columns), rule, ...rows.map(line)].join('\n');
}
