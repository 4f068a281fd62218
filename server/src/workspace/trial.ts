import type { TextDocument, TextEdit } from 'vscode-languageserver-textdocument';
import type { DraftFindings } from '../rules/draft-findings.js';
import { DraftDocument } from './draft-document.js';

/** A copy of a draft to try changes on, read as it is: the next changes may follow from what is found then. */
export class Trial {
  readonly #document: DraftDocument;

  /** `judge` reads a document as the draft is read. */
  constructor(
    document: DraftDocument,
    private readonly judge: (document: DraftDocument) => DraftFindings,
  ) {
    this.#document = document.copy();
  }

  get textDocument(): TextDocument {
    return this.#document.textDocument;
  }

  /** What is found as it is now. */
  findings(): DraftFindings {
    return this.judge(this.#document);
  }

  /** Applies edits that do not overlap, in order of the document and all in its positions as they are now. */
  apply(edits: readonly TextEdit[]): void {
    // From the end, so that the positions of those before stay.
    const changes = edits.toReversed().map(({ range, newText }) => ({ range, text: newText }));
    DraftDocument.update(this.#document, changes, this.#document.version + 1);
  }
}
