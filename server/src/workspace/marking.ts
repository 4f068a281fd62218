import type { Node } from 'jsonc-parser';
import { URI, Utils } from 'vscode-uri';
import { type Configuration, NO_CONFIGURATION, readConfiguration } from './configuration.js';
import { type Candidate, isDraft, patternOf } from './recognition.js';
import { type SettingsFile, isChangeable, settingsIn, withSetting } from './settings-edits.js';

/** What comes of marking: `text` is the whole of the file afterwards. */
export type Marked =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'broken' };

/** What a configuration takes over from other files, as far as it says which files are drafts. */
export type TakenOver = Pick<Configuration, 'drafts' | 'recogniseByContent'>;

const NOTHING_TAKEN_OVER: TakenOver = NO_CONFIGURATION;

/**
 * Has a configuration say that a document is a draft, or none. Takes back what it said against that, and adds a pattern
 * for the document where that is not enough; comments and form of the file stay.
 */
export function markDraft(
  candidate: Candidate,
  wanted: boolean,
  file: SettingsFile,
  recogniseByContent: boolean,
  takenOver: TakenOver = NOTHING_TAKEN_OVER,
): Marked {
  const { uri } = file;
  const before = settingsIn(file);
  if (!isChangeable(before, 'drafts', isListOfPatterns)) return { kind: 'broken' };
  const isSoWith = (configuration: string): boolean => {
    const found = { configuration: { ...NO_CONFIGURATION, ...takenOver, ...decidingIn(configuration) }, uri };
    return isDraft(candidate, found, recogniseByContent) === wanted;
  };
  if (isSoWith(before)) return { kind: 'nothing' };
  const pattern = patternOf(Utils.dirname(URI.parse(uri)).path, URI.parse(candidate.uri).path);
  const own = wanted ? pattern : `!${pattern}`;
  const contrary = wanted ? `!${pattern}` : pattern;
  let after = before;
  // From the end, so that the places of those before stay.
  const written = readConfiguration(after).configuration.drafts;
  for (let i = written.length - 1; i >= 0; i--) {
    if (written[i] === contrary) after = withSetting(after, ['drafts', i], undefined);
  }
  if (after !== before && isSoWith(after)) return { kind: 'text', text: after };
  const drafts = readConfiguration(after).given.drafts;
  // A list of one's own takes the place of the one that is taken over, so it begins with that.
  after =
    drafts && drafts.length > 0
      ? withSetting(after, ['drafts', drafts.length], own, { isArrayInsertion: true })
      : withSetting(after, ['drafts'], [...(drafts ?? takenOver.drafts), own]);
  return isSoWith(after) ? { kind: 'text', text: after } : { kind: 'broken' };
}

/** What a text says itself of which files are drafts. */
function decidingIn(text: string): Partial<TakenOver> {
  const { drafts, recogniseByContent } = readConfiguration(text).given;
  return { ...(drafts && { drafts }), ...(recogniseByContent !== undefined && { recogniseByContent }) };
}

function isListOfPatterns({ type, children = [] }: Node): boolean {
  return type === 'array' && children.every((pattern) => pattern.type === 'string');
}
