import { type Hover, MarkupKind } from 'vscode-languageserver-types';
import type { Position } from 'vscode-languageserver-textdocument';
import type { MessageWriter } from '../../rules/messages.js';
import type { KnownDraft } from '../../workspace/drafts.js';
import { toRange } from '../ranges.js';
import { tellOfBureau } from './bureau.js';
import { tellOfTime } from './deadline.js';
import { HoverWriter, type Told } from './hover-writer.js';
import { tellOfInitiative } from './initiative.js';
import { tellOfPhrase } from './phrase.js';

/** What a hover is made with. */
export interface HoverOptions {
  readonly writer: MessageWriter;
  /** Whether the client shows Markdown. */
  readonly markdown: boolean;
  /** The folder of the rules' pages, ending in a slash; null where there is none. */
  readonly documentation: string | null;
}

/** Tells of the words at an offset, or of none. */
type Tell = (known: KnownDraft, offset: number, writer: HoverWriter) => Told | null;

/** What can be told, the smallest words first. */
const KINDS: readonly Tell[] = [tellOfBureau, tellOfTime, tellOfPhrase, tellOfInitiative];

/** What is to be known of the words at a place; null where that is nothing. */
export function hoverAt(known: KnownDraft, position: Position, options: HoverOptions): Hover | null {
  const { textDocument } = known;
  const { writer, markdown, documentation } = options;
  const offset = textDocument.offsetAt(position);
  const hoverWriter = new HoverWriter(writer, markdown, documentation);
  for (const tell of KINDS) {
    const told = tell(known, offset, hoverWriter);
    if (!told) continue;
    return {
      contents: {
        kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText,
        value: hoverWriter.write(told),
      },
      range: toRange(textDocument, told.range, 0),
    };
  }
  return null;
}
