import type { Edge } from '../types.js';

/** The words of English time expressions, as tables. */

const MONTH_NAMES = [
  ['january', 'jan'],
  ['february', 'feb'],
  ['march', 'mar'],
  ['april', 'apr'],
  ['may'],
  ['june', 'jun'],
  ['july', 'jul'],
  ['august', 'aug'],
  ['september', 'sept', 'sep'],
  ['october', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];
/** The name of month 1 … 12, as written. */
export function nameOfMonth(month: number): string {
  const name = MONTH_NAMES[month - 1]![0]!;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A day as it is written: "1 July 2026". */
export function nameOfDay(day: string): string {
  const [year, month, number] = day.split('-');
  return `${Number(number)} ${nameOfMonth(Number(month))} ${year}`;
}

/** Names of months that are other words as well, where they do not begin with a capital. */
export const AMBIGUOUS_MONTHS: ReadonlySet<string> = new Set([
  'may',
  'march',
  'mar',
  'jun',
  'jan',
  'dec',
  'sep',
]);

/** Month names to 1 … 12. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.flatMap((names, i) => names.map((name) => [name, i + 1] as const)),
);

/** Ordinals to numbers; `last` is -1, `latter` the second. */
export const ORDINALS: ReadonlyMap<string, number> = new Map([
  ['first', 1],
  ['second', 2],
  ['third', 3],
  ['fourth', 4],
  ['fifth', 5],
  ['sixth', 6],
  ['final', -1],
  ['last', -1],
  ['latter', 2],
]);

/** Ordinals to numbers, as days of a month are counted: "twenty-first" is made of two. */
export const DAY_ORDINALS: ReadonlyMap<string, number> = new Map(
  [
    'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth',
    'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth', 'twentieth',
  ].map((word, i) => [word, i + 1] as const),
).set('thirtieth', 30); // prettier-ignore

/** Tens to numbers. */
export const TENS: ReadonlyMap<string, number> = new Map(
  ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'].map((word, i) => [
    word,
    20 + 10 * i,
  ]),
);

/** Days of the week, Monday 1 to Sunday 7. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  [
    ['monday', 'mon'],
    ['tuesday', 'tues', 'tue'],
    ['wednesday', 'wed'],
    ['thursday', 'thurs', 'thur', 'thu'],
    ['friday', 'fri'],
    ['saturday', 'sat'],
    ['sunday', 'sun'],
  ].flatMap((names, i) => names.map((name) => [name, i + 1] as const)),
);

/** Words before numbers that count papers, not days: "Circular No. 3/2025", "version 1.10.30". */
export const NUMBERED: ReadonlySet<string> = new Set([
  'no', 'nos', 'number', 'numbers', 'version', 'versions', 'release', 'ref', 'reference', 'circular', 'memorandum', 'paper', 'section', 'paragraph',
  'chapter', 'rule', 'form', 'item', 'case', 'order', 'article', 'part', 'notice', 'ordinance', 'contract', 'bill', 'cap', 'figure', 'table', 'note', 'notes', 'iso', 'standard', 'annex', 'appendix', 'clause', 'regulation', 'model', 'route', 'lot',
]); // prettier-ignore

/** Cardinal words to numbers. */
export const CARDINALS: ReadonlyMap<string, number> = new Map(
  [
    'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve',
    'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty',
  ].map((word, i) => [word, i + 1] as const),
); // prettier-ignore

/** Seasons to their first month and number of months; winter passes into the next year. */
export const SEASONS: ReadonlyMap<string, number> = new Map([
  ['spring', 3],
  ['summer', 6],
  ['autumn', 9],
  ['fall', 9],
  ['winter', 12],
]);

/** Modifiers to the part they name. */
export const EDGES: ReadonlyMap<string, Edge> = new Map([
  ['early', 'early'],
  ['mid', 'mid'],
  ['middle', 'mid'],
  ['late', 'late'],
  ['end', 'end'],
  ['close', 'end'],
  ['beginning', 'start'],
  ['start', 'start'],
]);

/** Words that refer from the publication date, and by how many units. */
export const REFERENCES: ReadonlyMap<string, number> = new Map([
  ['this', 0],
  ['current', 0],
  ['present', 0],
  ['next', 1],
  ['coming', 1],
  ['following', 1],
  ['ensuing', 1],
  ['last', -1],
  ['previous', -1],
]);

/** Participles and verbs that tell of something done. Regular ones are told by "-ed". */
export const PAST_VERBS: ReadonlySet<string> = new Set([
  'begun', 'began', 'born', 'dealt', 'kept', 'sold', 'taught', 'sought', 'saw', 'bought', 'brought', 'built', 'came', 'done', 'drawn', 'found', 'gave', 'given', 'held', 'laid', 'led', 'left', 'lost', 'made',
  'met', 'paid', 'put', 'rolled', 'run', 'seen', 'sent', 'set', 'signed', 'spent', 'took', 'taken', 'was', 'were', 'went', 'won', 'written',
]); // prettier-ignore

/** Past forms that are no participles, so that an object may follow: "took effect in 2022". */
export const PAST_FORMS: ReadonlySet<string> = new Set([
  'became', 'began', 'came', 'drew', 'fell', 'gave', 'grew', 'quit', 'ran', 'rose', 'saw', 'stood', 'took', 'was', 'went', 'were', 'wrote',
]); // prettier-ignore

/** What looks like a participle and says how something is: "buildings aged 50 or above in 2027". */
export const QUALITIES: ReadonlySet<string> = new Set([
  'aged', 'numbered', 'priced', 'rated', 'sized', 'titled', 'entitled', 'valued',
]); // prettier-ignore

/** What makes a participle tell of something done, whatever follows: "having doubled the grant in 2023". */
export const PERFECT: ReadonlySet<string> = new Set(['has', 'have', 'had', 'having']);

/** What begins the object of a verb, so that a word in "-ed" before it is no adjective: "launched the scheme". */
export const DETERMINERS: ReadonlySet<string> = new Set([
  'the', 'a', 'an', 'its', 'their', 'our', 'this', 'these', 'those', 'all', 'several', 'some', 'more', 'about', 'nearly', 'another', 'both', 'such',
]); // prettier-ignore

/** Words after which "launched in 2024" tells of the future all the same. */
export const FUTURE_AUXILIARIES: ReadonlySet<string> = new Set([
  'be', 'will', 'shall', 'should', 'can', 'may', 'must', 'to', 'would', 'being', 'get', 'gets', 'is', 'are',
]); // prettier-ignore

/** Nouns that make a year before them a name or a measure: "the 2022 level", "2024 Policy Address". */
export const YEAR_NOUNS: ReadonlySet<string> = new Set([
  'level', 'levels', 'price', 'prices', 'edition', 'census', 'election', 'elections', 'budget', 'policy', 'figure',
  'figures', 'baseline', 'standard', 'standards', 'rate', 'rates', 'report', 'games', 'olympics', 'average', 'averages', 'accounts', 'cohort', 'cohorts',
  'survey', 'surveys', 'statistics', 'estimates',
]); // prettier-ignore

/** What follows a participle that tells of something done ("launched under the scheme"), beside the leads of a date. */
export const PREPOSITIONS: ReadonlySet<string> = new Set([
  'by', 'to', 'with', 'for', 'under', 'as', 'at', 'up', 'out',
]); // prettier-ignore

/** Words that go on with the sentence behind a bare year, which then counts nothing: "around 2025 for the pilot". */
export const CONNECTIVES: ReadonlySet<string> = new Set([
  'and', 'or', 'but', 'for', 'to', 'with', 'while', 'when', 'at', 'in', 'on', 'by', 'after', 'before', 'as', 'so', 'subject',
]); // prettier-ignore

/** Who does things in such texts: "we commissioned a study in 2024" tells of something done, whatever follows. */
export const SUBJECTS: ReadonlySet<string> = new Set([
  'we', 'they', 'it', 'which', 'who', 'government', 'bureau', 'department', 'authority', 'council', 'administration',
]); // prettier-ignore

/** Participles of what is still to come: "scheduled in July". */
export const EXPECTED: ReadonlySet<string> = new Set([
  'scheduled', 'expected', 'planned', 'targeted', 'slated', 'anticipated', 'estimated', 'intended', 'tentatively', 'proposed', 'projected', 'due',
]); // prettier-ignore
