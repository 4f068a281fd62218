/** How many numbers an entry is. */
const ENTRY = 2;
/** So few are gone that they are in nobody’s way. */
const FEW = 32;

/**
 * The items with a word, by their slots, in the order in which they came. Beside each slot stand bits of the item, so that going
 * through a thousand of them touches no other memory. What is gone stays until {@link Postings.tidy}; whoever reads has to know.
 */
export class Postings {
  /** A slot, its bits, the next slot, … */
  entries = new Int32Array(4 * ENTRY);
  /** How many of the numbers are in use. */
  length = 0;
  /** How many entries are of what is gone. */
  gone = 0;

  /** How many entries there are of what is not gone. */
  get size(): number {
    return this.length / ENTRY - this.gone;
  }

  /** The slot that came last; -1 while there is none. */
  get last(): number {
    return this.length > 0 ? this.entries[this.length - ENTRY]! : -1;
  }

  /** Adds an entry at the end. */
  add(slot: number, bits: number): void {
    if (this.length === this.entries.length) {
      const wider = new Int32Array(ENTRY * Math.ceil(0.75 * this.length));
      wider.set(this.entries);
      this.entries = wider;
    }
    this.entries[this.length++] = slot;
    this.entries[this.length++] = bits;
  }

  /** Takes out what is gone once that is much. */
  tidy(isThere: (slot: number) => boolean): void {
    const { entries, gone, length } = this;
    const all = length / ENTRY;
    if (gone < all && (gone < FEW || 2 * gone < all)) return;
    let kept = 0;
    for (let i = 0; i < length; i += ENTRY) {
      if (!isThere(entries[i]!)) continue;
      entries[kept++] = entries[i]!;
      entries[kept++] = entries[i + 1]!;
    }
    this.length = kept;
    this.gone = 0;
  }
}
