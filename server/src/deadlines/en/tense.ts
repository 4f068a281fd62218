import { type Lead, leadAt } from './leads.js';
import type { Span } from './span.js';
import { TokenReader } from './token-reader.js';
import { FUTURE_AUXILIARIES, PAST_FORMS, PAST_VERBS, PERFECT, PREPOSITIONS, SUBJECTS } from './words.js';

/** Words at the start of a clause that tell on what occasion, not what will be done. */
const OCCASIONS: ReadonlySet<string> = new Set(['with', 'following', 'after', 'since', 'upon', 'given']);

/** Tells times of what has been from those of what will be done. */
export class TenseReader extends TokenReader {
  /** "from 60 in 2022 to 180": where the count stood. */
  isBaseline(i: number, span: Span): boolean {
    if (!this.is(i, 'in') || !this.is(span.next, 'to')) return false;
    for (let back = 1; back <= 5; back++) {
      if (this.is(i - back, 'from')) return back > 1 && this.tokens[i - back + 1]!.kind === 'number';
    }
    return false;
  }

  /** Whether the words before tell of something done: "launched in the third quarter of 2023". */
  isDone(i: number, lead: Lead, span: Span): boolean {
    const { date } = this.anchor;
    if (!span.interval || (date !== null && span.interval[0] > date)) return false;
    if (lead === 'from' || lead === 'after' || lead === 'until') return false;
    const over = date !== null && span.interval[1] < date;
    let at = i - 1;
    for (let back = 0; back < (over ? 14 : 3) && at >= 0; back++, at--) {
      const token = this.tokens[at]!;
      if (token.kind === 'mark' && /[.;:(]/.test(token.text)) return false;
      if (token.kind !== 'word') continue;
      // "With the opening of the wing in June 2025, ...", of a time that is over.
      if (over && OCCASIONS.has(token.text) && this.tokens[at - 1]?.kind !== 'word') return true;
      // "Since opening in 2022": what has been so since then.
      if (token.text === 'since' && back < 5) return true;
      const isForm = PAST_FORMS.has(token.text);
      const done =
        isForm || (/[a-z]{2}ed$/.test(token.text) && !/eed$/.test(token.text)) || PAST_VERBS.has(token.text);
      if (!done) continue;
      const before = this.tokens[at - 1];
      const adverb = before?.text.endsWith('ly') ? this.tokens[at - 2] : before;
      if (adverb && FUTURE_AUXILIARIES.has(adverb.text)) return false;
      if (isForm || (adverb && (PERFECT.has(adverb.text) || SUBJECTS.has(adverb.text)))) return true;
      if (this.isDescribing(at)) continue;
      return at > 0 && !(lead === 'by' && !over);
    }
    return false;
  }

  /** "the integrated plan", "advanced training": a participle before its noun, or an imperative, tells of nothing done. */
  private isDescribing(at: number): boolean {
    if (this.is(at - 1, 'and') && PAST_VERBS.has(this.word(at))) return true;
    const after = this.tokens[at + 1];
    const governs =
      after?.kind !== 'word' || PREPOSITIONS.has(after.text) || leadAt(this.tokens, at + 1) !== null;
    return !governs;
  }
}
