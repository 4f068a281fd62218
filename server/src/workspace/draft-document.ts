import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Surroundings } from '../draft/circumstances.js';
import type { Draft } from '../draft/draft.js';
import type { Edit } from '../draft/edit.js';
import type { DraftParser, ParsedDraft } from '../draft/parser.js';

/** A change of one stretch of the text. */
export interface TextChange extends Edit {
  /** What was put there. */
  readonly text: string;
}

/**
 * An open document: its text, and the draft that was last read from it. It remembers the edits since then, so that the
 * next reading costs only what they changed.
 */
export class DraftDocument {
  #text: TextDocument;
  #parsed: ParsedDraft | null = null;
  #parser: DraftParser | null = null;
  #surroundings: Surroundings | null = null;
  #edits: Edit[] = [];
  #lastChange: TextChange | null = null;

  private constructor(text: TextDocument) {
    this.#text = text;
  }

  /** Opens a document. */
  static create(uri: string, languageId: string, version: number, content: string): DraftDocument {
    return new DraftDocument(TextDocument.create(uri, languageId, version, content));
  }

  /** Applies the client's changes, in their order. */
  static update(
    document: DraftDocument,
    changes: TextDocumentContentChangeEvent[],
    version: number,
  ): DraftDocument {
    const [change] = changes;
    document.#lastChange = changes.length === 1 && change ? document.#toTextChange(change) : null;
    for (const change of changes) document.#apply(change, version);
    return document;
  }

  /** A document with the same text, which goes its own way; what was read is kept. */
  copy(): DraftDocument {
    const { uri, languageId, version } = this;
    const copy = DraftDocument.create(uri, languageId, version, this.#text.getText());
    copy.#parsed = this.#parsed;
    copy.#parser = this.#parser;
    copy.#surroundings = this.#surroundings;
    copy.#edits = [...this.#edits];
    return copy;
  }

  get uri(): string {
    return this.#text.uri;
  }

  get languageId(): string {
    return this.#text.languageId;
  }

  get version(): number {
    return this.#text.version;
  }

  /** The text with its line table, for positions. */
  get textDocument(): TextDocument {
    return this.#text;
  }

  /** What the client changed last; null where that was more than one stretch of the text, or all of it. */
  get lastChange(): TextChange | null {
    return this.#lastChange;
  }

  /** The draft that the text reads as now. The same object until the text, the surroundings or the parser change. */
  draft(parser: DraftParser, surroundings: Surroundings): Draft {
    return this.parsed(parser, surroundings).draft;
  }

  /** The same with the tree that it is read from. */
  parsed(parser: DraftParser, surroundings: Surroundings): ParsedDraft {
    const same =
      this.#surroundings?.today === surroundings.today &&
      this.#surroundings.publicationDate === surroundings.publicationDate;
    // Another parser knows other bureaux: nothing that was read before can be kept.
    if (!this.#parsed || this.#parser !== parser)
      this.#parsed = parser.parse(this.#text.getText(), surroundings);
    else if (!same || this.#edits.length > 0) {
      this.#parsed = parser.update(this.#parsed, this.#text.getText(), this.#edits, surroundings);
    }
    this.#edits = [];
    this.#parser = parser;
    this.#surroundings = surroundings;
    return this.#parsed;
  }

  #toTextChange(change: TextDocumentContentChangeEvent): TextChange | null {
    if (!('range' in change)) return null;
    const a = this.#text.offsetAt(change.range.start);
    const b = this.#text.offsetAt(change.range.end);
    const from = Math.min(a, b);
    return { from, to: Math.max(a, b), newTo: from + change.text.length, text: change.text };
  }

  #apply(change: TextDocumentContentChangeEvent, version: number): void {
    const edit = this.#parsed && this.#toTextChange(change);
    if (edit) {
      const { from, to, newTo } = edit;
      this.#edits.push({ from, to, newTo });
    } else {
      this.#parsed = null;
      this.#edits = [];
    }
    this.#text = TextDocument.update(this.#text, [change], version);
  }
}
