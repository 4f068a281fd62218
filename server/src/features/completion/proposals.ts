import type { CompletionItemKind } from 'vscode-languageserver-types';
import type { DeadlineMeaning, Reference } from '../../deadlines/types.js';
import type { MessageWriter } from '../../rules/messages.js';
import type { MessageArgument } from '../../rules/types.js';
import { COMPLETION_TEXTS } from './texts.js';

/** Something that can be typed at a place. Offsets are of the document (UTF-16 code units), all on the cursor's line. */
export interface Proposal {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What it stands for, in one line. */
  readonly detail?: string;
  /** The same, shorter, to be shown behind the label. */
  readonly description?: string;
  /** What is typed to find it; its label without. */
  readonly filterText?: string;
  readonly newText: string;
  /** Whether the new text is a snippet. */
  readonly isSnippet?: boolean;
  /** What it takes the place of: all of the word that the cursor is in. */
  readonly start: number;
  readonly end: number;
  /** What changes directly before it, such as the mark between two parties of a tag. It has no part in what is typed. */
  readonly before?: { readonly start: number; readonly end: number; readonly newText: string };
  readonly data?: ProposalData;
}

/** What documentation is made of once it is asked for. */
export type ProposalData =
  | { readonly of: 'bureau'; readonly uri: string; readonly code: string }
  | { readonly of: 'deadline'; readonly meaning: DeadlineMeaning; readonly publication: Reference }
  | { readonly of: 'rule'; readonly name: string };

/** What is proposed at a place, the likeliest first. */
export interface Proposals {
  readonly items: readonly Proposal[];
}

/** Nothing. */
export const NOTHING: Proposals = { items: [] };

/** A text of {@link COMPLETION_TEXTS} in the reader's language. */
export function say(
  writer: MessageWriter,
  id: keyof typeof COMPLETION_TEXTS,
  args: Readonly<Record<string, MessageArgument>> = {},
): string {
  return writer.write({ messages: COMPLETION_TEXTS }, { id, args });
}
