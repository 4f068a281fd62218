import Builder from 'fast-xml-builder';

/** An element: its attributes, its text or the elements in it, by their names. */
export interface XmlElement {
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text?: string;
  readonly children?: Readonly<Record<string, readonly XmlElement[]>>;
}

const ATTRIBUTE = '@';
const TEXT = '#text';
const builder = new Builder({
  attributeNamePrefix: ATTRIBUTE,
  textNodeName: TEXT,
  ignoreAttributes: false,
  format: true,
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
});

/** Characters that may not stand in XML at all, escaped or not, and halves of such. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** A whole XML document. */
export function xmlDocument(name: string, root: XmlElement): string {
  const body: unknown = builder.build({ [name]: toNode(root) });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${String(body).trimEnd()}\n`;
}

function toNode({ attributes, text, children = {} }: XmlElement): Record<string, unknown> {
  const given = Object.entries(attributes).map(([name, value]) => [
    `${ATTRIBUTE}${name}`,
    plain(String(value)),
  ]);
  const nested = Object.entries(children).map(([name, elements]) => [name, elements.map(toNode)]);
  return Object.fromEntries([
    ...given,
    ...(text === undefined ? [] : [[TEXT, plain(text)]]),
    ...nested,
  ]) as Record<string, unknown>;
}

/** What XML can hold of a text, on one line: a line break in an attribute would be lost to whoever reads it. */
function plain(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd').replace(/\s+/g, ' ');
}
