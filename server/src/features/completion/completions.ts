import type { Position } from 'vscode-languageserver-textdocument';
import type { MessageWriter } from '../../rules/messages.js';
import type { KnownDraft } from '../../workspace/drafts.js';
import { bureauProposals } from './bureau-proposals.js';
import { deadlineProposals } from './deadline-proposals.js';
import { directiveProposals } from './directive-proposals.js';
import { frontMatterProposals } from './front-matter-proposals.js';
import { type Openings, openingProposals } from './opening-proposals.js';
import { NOTHING, type Proposals } from './proposals.js';
import { type WritingPlace, writingPlaceAt } from './writing-place.js';

/** Characters after which an editor asks by itself. Most of what is typed with them gets nothing, at little cost. */
export const TRIGGER_CHARACTERS: readonly string[] = ['(', '（', ',', '、', ' ', ':', '-', '/'];

/** What completions are made with. */
export interface CompletionContext {
  readonly writer: MessageWriter;
  /** Today, ISO 8601. */
  readonly today: string;
  readonly openings: Openings;
  /** Whether the client understands snippets. */
  readonly snippets: boolean;
}

/** What is proposed at a place, and where that is. */
export interface Completions extends Proposals {
  readonly place: WritingPlace;
  /** Whether snippets make sense beside it: where nothing else does, and where an item begins. */
  readonly takesSnippets: boolean;
}

/** Blocks that are not looked into. */
const CLOSED_BLOCKS: ReadonlySet<string> = new Set(['FencedCode', 'Table', 'Blockquote']);

/** What can be typed at a position. */
export function completionsAt(
  known: KnownDraft,
  position: Position,
  { writer, today, openings, snippets }: CompletionContext,
): Completions {
  const place = writingPlaceAt(known, position);
  const { block, offset } = place;
  const isClosed = block !== null && offset <= block.to && CLOSED_BLOCKS.has(block.type);
  const exact = isClosed
    ? NOTHING
    : (frontMatterProposals(place, writer, today) ??
      directiveProposals(place, writer, snippets) ??
      bureauProposals(place, writer) ??
      deadlineProposals(place, writer, today));
  if (exact) return { place, takesSnippets: false, ...exact };
  return { place, takesSnippets: true, ...(openingProposals(place, writer, openings) ?? NOTHING) };
}
