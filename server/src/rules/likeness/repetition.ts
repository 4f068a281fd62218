import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Initiative } from '../../draft/passage.js';
import type { Likeness } from './likeness.js';

/** Where an initiative stands. */
export interface PlacedInitiative {
  readonly initiative: Initiative;
  /** Where it starts in its document (UTF-16 code units). */
  readonly start: number;
}

/** An initiative that promises the same as one of a draft. */
export interface AlikeInitiative extends PlacedInitiative {
  readonly likeness: Likeness;
  /** The document it stands in; null: further up in the same draft. */
  readonly document: TextDocument | null;
}

/** An initiative of a draft with those that promise the same: those further up in the draft first, then those of others. */
export interface Repetition extends PlacedInitiative {
  readonly others: readonly AlikeInitiative[];
}
