import { TextDocument, type TextEdit } from 'vscode-languageserver-textdocument';
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
    const [first, last] = [edits[0], edits.at(-1)];
    if (!first || !last) return;
    const document = this.textDocument;
    const start = document.offsetAt(first.range.start);
    const behind = document.getText().length - document.offsetAt(last.range.end);
    const after = TextDocument.applyEdits(document, [...edits]);
    // As one change: each by itself would copy the text and its table of lines again.
    const range = { start: first.range.start, end: last.range.end };
    const change = { range, text: after.slice(start, after.length - behind) };
    DraftDocument.update(this.#document, [change], this.#document.version + 1);
  }
}
