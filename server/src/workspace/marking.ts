import type { Node } from 'jsonc-parser';
import { URI, Utils } from 'vscode-uri';
import { readConfiguration } from './configuration.js';
import { type Candidate, isDraft, patternOf } from './recognition.js';
import { type SettingsFile, isChangeable, settingsIn, withSetting } from './settings-edits.js';

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
  file: SettingsFile,
  recogniseByContent: boolean,
): Marked {
  const { uri } = file;
  const before = settingsIn(file);
  if (!isChangeable(before, 'drafts', isListOfPatterns)) return { kind: 'broken' };
  const isSoWith = (configuration: string): boolean => {
    const found = { ...readConfiguration(configuration), uri };
    return isDraft(candidate, found, recogniseByContent) === wanted;
  };
  if (isSoWith(before)) return { kind: 'nothing' };
  const pattern = patternOf(Utils.dirname(URI.parse(uri)).path, URI.parse(candidate.uri).path);
  const own = wanted ? pattern : `!${pattern}`;
  const contrary = wanted ? `!${pattern}` : pattern;
  let after = before;
  // From the end, so that the places of those before stay.
  const drafts = readConfiguration(after).configuration.drafts;
  for (let i = drafts.length - 1; i >= 0; i--) {
    if (drafts[i] === contrary) after = withSetting(after, ['drafts', i], undefined);
  }
  if (after !== before && isSoWith(after)) return { kind: 'text', text: after };
  const last = readConfiguration(after).configuration.drafts.length;
  after =
    last > 0
      ? withSetting(after, ['drafts', last], own, { isArrayInsertion: true })
      : withSetting(after, ['drafts'], [own]);
  return isSoWith(after) ? { kind: 'text', text: after } : { kind: 'broken' };
}

function isListOfPatterns({ type, children = [] }: Node): boolean {
  return type === 'array' && children.every((pattern) => pattern.type === 'string');
}
