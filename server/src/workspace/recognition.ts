import { URI, Utils } from 'vscode-uri';
import type { Draft } from '../draft/draft.js';
import { looksLikeDraft } from '../draft/recognition.js';
import type { FoundConfiguration } from './configurations.js';
import { lastFitting, pathFrom } from './patterns.js';

/** The language id and the file ending of drafts that are nothing else. */
export const LANGUAGE_ID = 'policy-address';
const ENDING = /\.policy\.md$/i;

/** What is known about a document that may be a draft. */
export interface Candidate {
  readonly uri: string;
  readonly languageId: string;
  readonly draft: Draft;
}

/** What of a configuration says which files are drafts. */
type Deciding = Pick<FoundConfiguration, 'configuration' | 'uri'>;

/** Whether a document is a draft: the configuration says so, else its language or name, its front matter, its content. */
export function isDraft(
  { uri, languageId, draft }: Candidate,
  found: Deciding,
  recogniseByContent = true,
): boolean {
  const said = saidBy(found, uri);
  if (said !== null) return said;
  if (languageId === LANGUAGE_ID || ENDING.test(uri) || draft.metadata.declared) return true;
  return recogniseByContent && found.configuration.recogniseByContent && looksLikeDraft(draft);
}

/** Whether the configuration itself says that a file is no draft. */
export function isExcluded(found: Deciding, uri: string): boolean {
  return saidBy(found, uri) === false;
}

/** The pattern for one file alone, seen from a folder (both paths of URIs): it begins with "/", so it fits nowhere else. */
export function patternOf(folder: string, file: string): string {
  return `/${pathFrom(folder, file) ?? ''}`.replace(/[\\*?[\]{}()!+@|^$"]/g, '\\$&');
}

/** What the patterns of `drafts` say of a file; the last that fits counts. Null where none does. */
function saidBy({ configuration, uri: file }: Deciding, uri: string): boolean | null {
  if (file === null || configuration.drafts.length === 0) return null;
  const path = pathFrom(Utils.dirname(URI.parse(file)).path, URI.parse(uri).path);
  if (path === null) return null;
  return lastFitting(configuration.drafts, path);
}
