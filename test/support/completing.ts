import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type CompletionContext,
  type Completions,
  completionsAt,
} from '../../server/src/features/completion/completions.js';
import type { Proposal } from '../../server/src/features/completion/proposals.js';
import type { KnownDraft } from '../../server/src/workspace/drafts.js';
import { markedDraft } from './marked.js';
import { TODAY, knownDraft, seeds, writer } from './reading.js';

const CONTEXT: CompletionContext = {
  writer,
  today: TODAY,
  openings: seeds.openings,
  snippets: false,
};

/** A draft with the cursor at “|”, and what is proposed there. */
export interface Completed {
  readonly known: KnownDraft;
  readonly completions: Completions;
}

/** Completes at “|”, in a draft that was published on 2025-09-17 unless another day is given. */
export function complete(
  marked: string,
  {
    published,
    read = knownDraft,
    ...context
  }: Partial<CompletionContext> & {
    readonly published?: string;
    readonly read?: (text: string, publicationDate?: string) => KnownDraft;
  } = {},
): Completed {
  // Tables of such texts are easier to read with it than with the mark of other tests.
  const { known, position } = markedDraft(marked, published, { mark: '|', read });
  return { known, completions: completionsAt(known, position, { ...CONTEXT, ...context }) };
}

/** The labels of what is proposed, in order. */
export function labelsOf({ completions }: Completed): string[] {
  return completions.items.map(({ label }) => label);
}

/** The proposal with a label. */
export function proposalOf({ completions }: Completed, label: string): Proposal {
  const found = completions.items.find((item) => item.label === label);
  if (!found) throw new Error(`“${label}” is not proposed`);
  return found;
}

/** The text after a proposal was chosen, and took the place of all of the word at the cursor. */
export function accept({ known }: Completed, proposal: Proposal): string {
  const document = TextDocument.create('', '', 0, known.textDocument.getText());
  const edits = [proposal, ...(proposal.before ? [proposal.before] : [])].map(({ start, end, newText }) => ({
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    newText,
  }));
  // As editors do: what changes before the word comes before it, also where both begin at one place.
  return TextDocument.applyEdits(document, edits.reverse());
}
