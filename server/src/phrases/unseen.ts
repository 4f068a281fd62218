/**
 * Characters that show nothing and part no words: zero-width spaces, soft hyphens, marks of direction. Copied from a web
 * page or a word processor they are read past; all of them one UTF-16 code unit.
 */
export const UNSEEN = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;

const ALL_UNSEEN = new RegExp(UNSEEN.source, 'g');

/** A text without the characters that show nothing. */
export function withoutUnseen(text: string): string {
  return text.replace(ALL_UNSEEN, '');
}

/** A text as it is seen. Offsets are UTF-16 code units. */
export interface SeenText {
  readonly text: string;
  /** Where each of its characters stands in the text that holds what shows nothing, in order. */
  readonly places: Uint32Array;
}

/** A text as it is seen, and where its characters stand. */
export function seenTextOf(text: string): SeenText {
  const hidden = unseenIn(text);
  const places = new Uint32Array(text.length - hidden.length);
  let next = 0;
  for (let at = 0; at < text.length; at++) {
    if (hidden[next] === at) next++;
    else places[at - next] = at;
  }
  return { text: withoutUnseen(text), places };
}

/** The places of what shows nothing in a text: offsets in UTF-16 code units, in order. */
export function unseenIn(text: string): readonly number[] {
  return Array.from(text.matchAll(ALL_UNSEEN), ({ index }) => index);
}
