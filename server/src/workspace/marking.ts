import { applyEdits, type EditResult, modify, parseTree, type ParseError } from 'jsonc-parser';
import { URI, Utils } from 'vscode-uri';
import { readConfiguration } from './configuration.js';
import { type Candidate, isDraft, patternOf } from './recognition.js';

/** A configuration file that is to say what a document is; its text is null where it is to be made. */
export interface MarkedConfiguration {
  readonly uri: string;
  readonly text: string | null;
}

/** What comes of marking: `text` is the whole of the file afterwards. */
export type Marked =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'broken' };

/**
 * Has a configuration say that a document is a draft, or none. Takes back what it said against that, and adds a pattern
 * for the document where that is not enough; comments and form of the file stay.
 */
export function markDraft(
  candidate: Candidate,
  wanted: boolean,
  { uri, text }: MarkedConfiguration,
  recogniseByContent: boolean,
): Marked {
  const before = text ?? '';
  if (before.trim() !== '' && !isChangeable(before)) return { kind: 'broken' };
  const isSoWith = (configuration: string): boolean => {
    const found = { ...readConfiguration(configuration), uri };
    return isDraft(candidate, found, recogniseByContent) === wanted;
  };
  if (isSoWith(before)) return { kind: 'nothing' };
  const pattern = patternOf(Utils.dirname(URI.parse(uri)).path, URI.parse(candidate.uri).path);
  const own = wanted ? pattern : `!${pattern}`;
  const contrary = wanted ? `!${pattern}` : pattern;
  let after = before.trim() === '' ? '{}\n' : before;
  // From the end, so that the places of those before stay.
  const drafts = readConfiguration(after).configuration.drafts;
  for (let i = drafts.length - 1; i >= 0; i--) {
    if (drafts[i] === contrary) after = changed(after, ['drafts', i], undefined);
  }
  if (after !== before && isSoWith(after)) return { kind: 'text', text: after };
  const last = readConfiguration(after).configuration.drafts.length;
  after =
    last > 0
      ? changed(after, ['drafts', last], own, { isArrayInsertion: true })
      : changed(after, ['drafts'], [own]);
  return isSoWith(after) ? { kind: 'text', text: after } : { kind: 'broken' };
}

function changed(
  text: string,
  path: (string | number)[],
  value: unknown,
  options: { isArrayInsertion?: boolean } = {},
): string {
  const indent = /^([^\S\r\n]+)\S/m.exec(text)?.[1] ?? '  ';
  const edits: EditResult = modify(text, path, value, {
    ...options,
    formattingOptions: {
      insertSpaces: !indent.includes('\t'),
      tabSize: indent.includes('\t') ? 1 : indent.length,
      eol: text.includes('\r\n') ? '\r\n' : '\n',
    },
  });
  return applyEdits(text, edits);
}

/** Whether the file is JSON with settings in it, and its `drafts`, where it has any, are a list of patterns. */
function isChangeable(text: string): boolean {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  if (root?.type !== 'object' || errors.length > 0) return false;
  const drafts = root.children?.find(({ children }) => children?.[0]?.value === 'drafts')?.children?.[1];
  return (
    !drafts || (drafts.type === 'array' && (drafts.children ?? []).every(({ type }) => type === 'string'))
  );
}
