/** Rows as aligned columns, two spaces between them, with a line below the headings. No line ends in spaces. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(...[heading, ...rows.map((row) => row[column] ?? '')].map(widthOf)),
  );
  const rule = widths.map((width) => '-'.repeat(width));
  return [headings, rule, ...rows]
    .map((row) => row.map((cell, column) => padded(cell, widths[column]!)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** Characters that a terminal draws two columns wide: those of Chinese, with its marks and full-width letters. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/gu;

/** How many columns of a terminal a text takes; marks that combine with the letter before them take none. */
function widthOf(text: string): number {
  const letters = text.replace(/\p{M}/gu, '');
  return [...letters].length + (letters.match(WIDE)?.length ?? 0);
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(width - widthOf(text));
}
