/** The most bytes of a line of a calendar before it is folded; the space that a folded line begins with is one more. */
const LONGEST_LINE = 74;

/** Lines of a calendar, folded where they are longer than RFC 5545 has them: by bytes in UTF-8, never within a character. */
export function foldedLines(lines: string): string {
  let folded = '';
  let from = 0;
  let bytes = 0;
  for (let i = 0; i < lines.length;) {
    const code = lines.codePointAt(i)!;
    const size = bytesOf(code);
    // A line break starts anew; it is no part of what is counted.
    if (code === 0x0d || code === 0x0a) bytes = 0;
    else if (bytes + size > LONGEST_LINE) {
      folded += `${lines.slice(from, i)}\r\n `;
      from = i;
      bytes = size;
    } else bytes += size;
    i += code > 0xffff ? 2 : 1;
  }
  return folded + lines.slice(from);
}

function bytesOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
