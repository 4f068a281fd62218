const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** Why words are no day: they are not written as one, or the calendar has no such day (31 June). */
export type DayProblem = 'form' | 'calendar';

/** A day that was read from words: ISO 8601, or null where nothing was written. */
export type ReadDay = { readonly day: string | null } | { readonly problem: DayProblem };

/**
 * Reads a day as a drafter may type it: “2025-09-17”, “17 September 2025”, “17 Sep 2025”, “2025年9月17日”. Not
 * “9/10/2025”, which is in September for some and in October for others.
 */
export function readDay(words: string): ReadDay {
  const text = words.trim();
  if (text === '') return { day: null };
  const parts = numbersOf(text);
  if (!parts) return { problem: 'form' };
  const [year, month, date] = parts;
  const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const read = new Date(`${day}T00:00:00Z`);
  const isReal = !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day);
  return isReal ? { day } : { problem: 'calendar' };
}

function numbersOf(text: string): [year: string, month: number, date: number] | null {
  const numbers = /^(\d{4})(?:-(\d{2})-(\d{2})|\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日)$/.exec(text);
  if (numbers) return [numbers[1]!, Number(numbers[2] ?? numbers[4]), Number(numbers[3] ?? numbers[5])];
  const named = /^(\d{1,2})\s+([a-z]{3,9})\.?,?\s+(\d{4})$/i.exec(text);
  const month = named ? MONTHS.findIndex((name) => isMonth(name, named[2]!.toLowerCase())) : -1;
  return month < 0 ? null : [named![3]!, month + 1, Number(named![1])];
}

/** A month in full or by its first three letters (“Sept” too). */
function isMonth(name: string, written: string): boolean {
  return written === name || written === name.slice(0, 3) || (name === 'september' && written === 'sept');
}
