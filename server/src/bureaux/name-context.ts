/** What the words around a name make of it. */
export interface NameContext {
  /** The name of something else ends in it, such as “Macao Health Bureau”: it is none of ours. */
  readonly isForeign: boolean;
  /** “In …” behind it says where it is, and that is no place of ours. */
  readonly isInPlace: boolean;
  /** It begins a longer name, such as “Health Bureau Circular”. */
  readonly isPart: boolean;
  /** It shares its last word with another: “the Health and Education Bureaux”. */
  readonly isShared: boolean;
}

/** How far around a name one looks, which keeps the time linear. */
const REACH = 48;
const BEFORE = /(?:^|[^\p{L}\p{N}'’&-])((?:\p{Lu}\.)+|[\p{L}\p{N}][\p{L}\p{N}'’&-]*|&)\s+$/u;
const SENTENCE_START = /(?:^|[.!?:;•·“”"(（—–])\s*$/;
const OF = /^(?:['’]s)?\s+of\s+(?:the\s+)?/;
const IN = /^\s+in\s+(?:the\s+)?(?=\p{Lu})/u;
const MONTH = /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Q[1-4])/;
/** What a body is called by; a name without any of these may be a sentence (“Invest Hong Kong …”). */
const BODY =
  /\b(?:bureau|department|office|commission|service|authority|registry|unit|force|agency|council|secretariat|wing|laboratory|observatory|college|board|corporation|committee|ombudsman|police|society|post)s?\b/i;

/** Reads what stands around the name from `start` to before `end`. `ownPlaces` may stand before or after it. */
export function contextOf(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  ownPlaces: readonly string[],
): NameContext {
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  const company = companyOf(before, ownPlaces, text.slice(end - 1, end));
  return {
    isForeign: company === 'longer' || leadsElsewhere(OF, after, ownPlaces),
    isInPlace: leadsElsewhere(IN, after, ownPlaces),
    isPart: /^\s+\p{Lu}[\p{L}-]*\p{Ll}/u.test(after),
    isShared: company === 'shared',
  };
}

/** Whether a word before the name belongs to it. */
function companyOf(
  before: string,
  ownPlaces: readonly string[],
  lastLetter: string,
): 'none' | 'longer' | 'shared' {
  const word = BEFORE.exec(before)?.[1];
  if (word === undefined || /^the$/i.test(word)) return 'none';
  if (/^(?:and|or|&)$/i.test(word)) {
    const head = before.slice(0, before.trimEnd().length - word.length);
    const other = BEFORE.exec(head)?.[1];
    const isHalf = other !== undefined && /^\p{Lu}.*\p{Ll}/u.test(other) && !isBody(other);
    if (!isHalf || ownPlaces.some((place) => head.trimEnd().endsWith(place))) return 'none';
    return /[sx]/i.test(lastLetter) ? 'shared' : 'longer';
  }
  if (/^(?:its|their|his|her)$/i.test(word)) return 'longer';
  if (!/^\p{Lu}/u.test(word)) return /['’]s$/.test(word) ? 'longer' : 'none';
  const bare = before.trimEnd().replace(/['’]s$/, '');
  return ownPlaces.some((place) => bare.endsWith(place)) ? 'none' : 'longer';
}

/** Whether “of …” or “in …” behind the name leads to another place. */
function leadsElsewhere(lead: RegExp, after: string, ownPlaces: readonly string[]): boolean {
  const found = lead.exec(after);
  if (!found) return false;
  const place = after.slice(found[0].length);
  return !MONTH.test(place) && !ownPlaces.some((own) => place.startsWith(own));
}

/** Whether a name says what kind of body it is of. */
export function isBody(name: string): boolean {
  return BODY.test(name);
}

/** Whether a sentence, a bracket or a quotation starts right before `start`. */
export function startsSentence(text: string, start: number): boolean {
  return SENTENCE_START.test(text.slice(Math.max(0, start - 8), start));
}
