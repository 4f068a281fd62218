/** Words as Markdown that shows them as they are; `appendText` would also keep the spaces, so that no line is broken, and make links of addresses. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.:!|<>~$&@]/g, '\\$&');
}

/** What a reader needs to find an initiative again. */
export interface Reference {
  /** On one line, as written: Markdown already. */
  readonly text: string;
  /** The titles of the sections that hold it, outermost first. */
  readonly sections: readonly string[];
  /** The path of its draft in the workspace, with slashes. */
  readonly path: string;
  /** The line it begins in, counted from 1; null where it has none any more. */
  readonly line: number | null;
}

/** A quotation of an initiative in Markdown, and below it a link to where it stands. */
export function quotation({ text, sections, path, line }: Reference): string {
  const name = path.split('/').at(-1) ?? path;
  const place = line === null ? '' : `#L${line}`;
  const target = `${path.split('/').map(encoded).join('/')}${place}`;
  const link = `[${plain(line === null ? name : `${name}:${line}`)}](${target})`;
  return `> ${text}\n>\n> — ${[link, ...sections.map(plain)].join(' › ')}\n`;
}

/** A part of a path as a link of Markdown takes it: what closes the link, too, is written as its number. */
function encoded(part: string): string {
  return encodeURIComponent(part).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
