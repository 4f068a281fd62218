import type { WrittenForm } from '../types.js';
import { MONTHS, ORDINALS, nameOfMonth } from './words.js';

/** A way of writing a kind of time: what it looks like, and how its parts are written in it. */
interface Form {
  readonly id: string;
  /** Named groups are the parts. */
  readonly pattern: RegExp;
  write(parts: Parts): string;
}

type Parts = Readonly<Record<string, string>>;

/** Forms that name the same kind of time; the first is the one to choose where a draft has no custom of its own. */
interface Family {
  readonly id: string;
  /** Brings the parts of every form to the same: "third" and "3" to "3". */
  normal(parts: Parts): Parts;
  readonly forms: readonly Form[];
}

const YEAR = String.raw`(?<year>(?:19|20|21)\d\d)`;
const FULL_MONTHS = [...MONTHS.values()].filter((n, i, all) => all.indexOf(n) === i).map(nameOfMonth);
const ANY_MONTH = [...MONTHS.keys()].filter(
  (name) => name.length <= 4 && name !== 'may' && name !== 'june' && name !== 'july',
);
const NAME = `(?<month>${FULL_MONTHS.join('|')})`;
const SHORT_NAME = String.raw`(?<month>${ANY_MONTH.join('|')})\b\.?`;

/** `source` between the word that governs a time and its end; spaces stand for any white space. */
function form(id: string, source: string, write: Form['write']): Form {
  return {
    id,
    pattern: new RegExp(`^(?:${source.replaceAll(' ?', '\\s*').replaceAll(' ', '\\s+')})$`, 'iu'),
    write,
  };
}

function ordinalWord(n: string): string {
  return [...ORDINALS].find(([, value]) => String(value) === n)![0];
}

function numberOf(word: string): string {
  const value = ORDINALS.get(word.toLowerCase()) ?? Number.parseInt(word, 10);
  return String(value);
}

function monthNumber(word: string): string {
  return String(MONTHS.get(word.toLowerCase()) ?? Number(word));
}

const two = (n: string): string => n.padStart(2, '0');

const FAMILIES: readonly Family[] = [
  {
    id: 'quarter',
    normal: ({ n, year }) => ({ n: numberOf(n!), year: fullYear(year!) }),
    forms: [
      form('third quarter of 2026', `(?:the )?(?<n>first|second|third|fourth) quarter (?:of )?${YEAR}`, ({ n, year }) => `the ${ordinalWord(n!)} quarter of ${year}`),
      form('Q3 2026', String.raw`Q(?<n>[1-4])(?: |/|, | of )?${YEAR}`, ({ n, year }) => `Q${n} ${year}`),
      form('2026 Q3', String.raw`${YEAR} ?Q(?<n>[1-4])`, ({ n, year }) => `${year} Q${n}`),
      form('3Q 2026', String.raw`(?<n>[1-4])Q(?: ?${YEAR}|(?<short>\d\d))`, ({ n, year }) => `${n}Q ${year}`),
    ],
  },
  {
    id: 'half',
    normal: ({ n, year }) => ({ n: numberOf(n!), year: fullYear(year!) }),
    forms: [
      form('second half of 2026', `(?:the )?(?<n>first|second) half (?:of )?${YEAR}`, ({ n, year }) => `the ${ordinalWord(n!)} half of ${year}`),
      form('H2 2026', String.raw`H(?<n>[12])(?: |/|, | of )?${YEAR}`, ({ n, year }) => `H${n} ${year}`),
      form('2H 2026', String.raw`(?<n>[12])H(?: ?${YEAR}|(?<short>\d\d))`, ({ n, year }) => `${n}H ${year}`),
    ],
  },
  {
    id: 'day',
    normal: ({ day, month, year }) => ({ day: numberOf(day!), month: monthNumber(month!), year: year! }),
    forms: [
      form('31 December 2026', String.raw`(?<day>\d{1,2}) ${NAME} ${YEAR}`, ({ day, month, year }) => `${day} ${nameOfMonth(Number(month))} ${year}`),
      form('31 Dec 2026', String.raw`(?<day>\d{1,2}) ${SHORT_NAME} ${YEAR}`, ({ day, month, year }) => `${day} ${nameOfMonth(Number(month)).slice(0, 3)} ${year}`),
      form('31st December 2026', String.raw`(?:the )?(?<day>\d{1,2}(?:st|nd|rd|th))(?: of)? ${NAME},? ${YEAR}`, ({ day, month, year }) => `${day}${suffix(Number(day))} ${nameOfMonth(Number(month))} ${year}`),
      form('December 31, 2026', String.raw`${NAME} (?<day>\d{1,2}), ${YEAR}`, ({ day, month, year }) => `${nameOfMonth(Number(month))} ${day}, ${year}`),
      form('31.12.2026', String.raw`(?<day>\d{1,2})\.(?<month>\d{1,2})\.${YEAR}`, ({ day, month, year }) => `${day}.${month}.${year}`),
      form('31/12/2026', String.raw`(?<day>\d{1,2})/(?<month>\d{1,2})/${YEAR}`, ({ day, month, year }) => `${day}/${month}/${year}`),
      form('2026-12-31', String.raw`${YEAR}-(?<month>\d\d)-(?<day>\d\d)`, ({ day, month, year }) => `${year}-${two(month!)}-${two(day!)}`),
    ],
  },
  {
    id: 'month',
    normal: ({ month, year }) => ({ month: monthNumber(month!), year: year! }),
    forms: [
      form('December 2026', `${NAME} ${YEAR}`, ({ month, year }) => `${nameOfMonth(Number(month))} ${year}`),
      form('Dec 2026', `${SHORT_NAME} ${YEAR}`, ({ month, year }) => `${nameOfMonth(Number(month)).slice(0, 3)} ${year}`),
      form('12/2026', String.raw`(?<month>\d{1,2})/${YEAR}`, ({ month, year }) => `${two(month!)}/${year}`),
    ],
  },
  {
    id: 'year-end',
    normal: (parts) => parts,
    forms: [
      form('end-2026', `end[-‐‑–—]${YEAR}`, ({ year }) => `end-${year}`),
      form('end 2026', `end ${YEAR}`, ({ year }) => `end ${year}`),
      form('the end of 2026', `(?:the )?end of ${YEAR}`, ({ year }) => `the end of ${year}`),
      form('year-end 2026', `year[- ]?end ${YEAR}`, ({ year }) => `year-end ${year}`),
    ],
  },
  {
    id: 'mid-year',
    normal: (parts) => parts,
    forms: [
      form('mid-2026', `mid[-‐‑–—]${YEAR}`, ({ year }) => `mid-${year}`),
      form('mid 2026', `mid ${YEAR}`, ({ year }) => `mid ${year}`),
      form('the middle of 2026', `(?:the )?middle of ${YEAR}`, ({ year }) => `the middle of ${year}`),
    ],
  },
  {
    id: 'financial-year',
    normal: (parts) => parts,
    forms: [
      form('2026-27', String.raw`${YEAR}[-‐‑–—](?<later>\d\d)`, ({ year, later }) => `${year}-${later}`),
      form('the 2026-27 financial year', String.raw`(?:the )?${YEAR}[-‐‑–—](?<later>\d\d) (?:financial|fiscal) year`, ({ year, later }) => `the ${year}-${later} financial year`),
      form('the financial year 2026-27', String.raw`(?:the )?(?:financial|fiscal) year ${YEAR}[-‐‑–—](?<later>\d\d)`, ({ year, later }) => `the financial year ${year}-${later}`),
      form('FY2026-27', String.raw`FY ?${YEAR}[-‐‑–—/](?<later>\d\d)`, ({ year, later }) => `FY${year}-${later}`),
    ],
  },
]; // prettier-ignore

/** The forms that each family of times may be written in, by the name of the family; the first is to be preferred. */
export const FORMS_OF_FAMILIES: ReadonlyMap<string, readonly string[]> = new Map(
  FAMILIES.map(({ id, forms }) => [id, forms.map((each) => each.id)]),
);

function fullYear(year: string): string {
  return year.length === 2 ? `20${year}` : year;
}

function suffix(n: number): string {
  const last = n > 10 && n < 20 ? 0 : n % 10;
  return ['th', 'st', 'nd', 'rd'][last] ?? 'th';
}

/** No time in one of the forms is longer, whatever governs it. */
const LONGEST = 100;

/** Words that govern a time. What stands behind them can be written in another form without touching them. */
const GOVERNING =
  /^(?:(?:by|in|within|on|from|before|after|until|till|during|since|between|to|and|or|no|not|later|earlier|than|the|at|latest|as|starting|with|effect|prior|up)\s+)+/i;

/**
 * The form in which the time of a deadline is written, and how it would be written in the others; null where its words
 * have no other form. Offsets count in `words`, the words of the deadline.
 */
export function formOf(words: string): WrittenForm | null {
  if (words.length > LONGEST) return null;
  const governing = GOVERNING.exec(words)?.[0] ?? '';
  const article = /(?:^|\s)the\s+$/i.exec(governing)?.[0].trimStart() ?? '';
  const start = governing.length - article.length;
  const written = words
    .slice(start)
    .replace(/\s+(?:onwards?|or earlier|or before|at the (?:latest|earliest))$/i, '');
  for (const family of FAMILIES) {
    for (const { id, pattern } of family.forms) {
      const match = pattern.exec(written);
      if (!match) continue;
      const { short, ...groups } = match.groups!;
      const parts = family.normal({ ...groups, year: groups['year'] ?? short! });
      return {
        family: family.id,
        form: id,
        start,
        end: start + written.length,
        others: new Map(family.forms.map((other) => [other.id, other.write(parts)])),
      };
    }
  }
  return null;
}
