import type { Edit } from '../draft/edit.js';
import { type Shown, type Writing, hasLeft, withheldFindings } from '../features/withholding.js';
import type { Finding } from '../rules/types.js';
import type { DraftDocument } from '../workspace/draft-document.js';
import type { KnownDraft } from '../workspace/drafts.js';

/** How long nobody types before what has waited is shown, in milliseconds. */
const PAUSE = 1500;

/** Longer changes (UTF-16 code units) are not typed, but pasted or made by a tool. */
const MOST_TYPED = 60;

/** A key gives one character, which may be two code units. */
const MOST_OF_A_KEY = 2;

/** A document that somebody writes in. */
interface Desk {
  shown: Shown | null;
  writing: (Writing & { readonly edits: Edit[] }) | null;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const NOTHING: ReadonlySet<Finding> = new Set();

/** Holds findings back that an initiative only has because it is not written to its end yet. */
export class Calm {
  readonly #desks = new Map<string, Desk>();

  /** `onSettled` is told of a document whose findings were held back, and no longer are. */
  constructor(private readonly onSettled: (uri: string) => void) {}

  /** A document has been changed. */
  changed({ uri, lastChange }: DraftDocument): void {
    const desk = this.#desks.get(uri) ?? { shown: null, writing: null, timer: undefined };
    this.#desks.set(uri, desk);
    clearTimeout(desk.timer);
    const isTyped = lastChange !== null && lastChange.text.length <= MOST_TYPED;
    if (!isTyped) {
      desk.writing = null;
      return;
    }
    const { from, to, newTo, text } = lastChange;
    desk.writing = {
      edits: [...(desk.writing?.edits ?? []), { from, to, newTo }],
      at: newTo,
      isKeystroke: text.length <= MOST_OF_A_KEY,
    };
    desk.timer = setTimeout(() => this.#settle(uri, desk), PAUSE);
  }

  /** The cursor is at an offset of a draft now. */
  moved(known: KnownDraft, offset: number): void {
    const desk = this.#desks.get(known.uri);
    if (desk?.writing && hasLeft(known, desk.writing, offset)) this.#settle(known.uri, desk);
  }

  /** The findings of a draft that are not to be shown now; all others are taken for shown. */
  withhold(known: KnownDraft): ReadonlySet<Finding> {
    const desk = this.#desks.get(known.uri);
    if (!desk) return NOTHING;
    const { writing, shown } = desk;
    const withheld = writing ? withheldFindings(known, writing, shown) : NOTHING;
    desk.shown = { known, withheld };
    if (writing) desk.writing = { ...writing, edits: [] };
    return withheld;
  }

  /** Forgets a document that is closed. */
  forget(uri: string): void {
    clearTimeout(this.#desks.get(uri)?.timer);
    this.#desks.delete(uri);
  }

  #settle(uri: string, desk: Desk): void {
    clearTimeout(desk.timer);
    desk.writing = null;
    if (desk.shown && desk.shown.withheld.size > 0) this.onSettled(uri);
  }
}
