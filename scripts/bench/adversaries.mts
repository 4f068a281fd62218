/** A way of writing text that could cost a reader more than its share: what it is called, and how it goes on. */
export interface Adversary {
  readonly name: string;
  /** A text of `length` characters (UTF-16 code units). */
  write(length: number): string;
}

/**
 * Texts that grow as far as one likes, each a way to make a reader look at the same words again and again. What is
 * bounded for every item and every word costs linear time on all of them.
 */
export const ADVERSARIES: readonly Adversary[] = [
  // Words that govern a time which never comes.
  repeated('by'),
  repeated('in the'),
  repeated('no later than'),
  repeated('by no later than the end of'),
  repeated('from as early as'),
  repeated('in the course of the period from'),

  // Lists, which are read together.
  repeated('1 May 2026,'),
  repeated('1 May 2026 and'),
  repeated('1 May 2026, or'),
  repeated('1 and 2 May,'),
  repeated('May, June,'),
  repeated('May and June and'),
  joined('May/'),
  repeated('in 2026, 2027,'),
  repeated('in 2026 and'),
  repeated('2024-25,'),
  repeated('2024/25 and 2025/26'),
  joined('2024-'),
  repeated('the school years 2024/25 and'),
  repeated('Q1 and'),
  repeated('first and second and'),
  repeated('the third quarter of'),
  repeated('Monday,'),
  repeated('the last Monday of the first week of'),

  // Digits and marks.
  joined('7'),
  repeated('7'),
  joined('-'),
  joined('1,234,'),
  joined('12/'),
  joined('31.12.'),
  joined('２０２６年'),

  // Quotation marks and brackets: one that is never closed, and many.
  ...['"', '“', '‘', '「', '《'].flatMap((mark) => [
    framed(`${mark} and words`, mark, 'by 2026 promptly', ''),
    repeated(`${mark}a`, `${mark}a, all open`),
  ]),
  joined('“‘'),
  joined('”“'),
  joined('‘a’b'),
  repeated('“by” ‘2026’'),
  joined('('),
  joined('(['),
  repeated('(by 2026)'),
  repeated('(TLB,'),
  repeated('(TLB, DEVB)'),

  // Phrases that begin and do not end.
  repeated('as soon as'),
  repeated('in the coming'),
  repeated('at the earliest'),
  repeated('as and when the'),
  framed('once x x x', 'once', 'x', ''),
  repeated('once x x'),
  framed('upon completion of a a a', 'upon completion of', 'a', ''),
  repeated('upon completion of'),
  repeated('subject to a'),
  repeated('will, we to'),
  repeated('later'),
  repeated('promptly'),
  repeated('promptly, and by 2026'),

  // Ranges, parts, horizons.
  repeated('from 2024 to'),
  repeated('from 2024 to 2026 to'),
  repeated('between and'),
  repeated('between May and'),
  repeated('early to mid to late to'),
  repeated('the end of the'),
  repeated('mid-to-late'),
  repeated('next year’s third'),
  repeated('the year after next and the following year and'),
  repeated('within 3 months of'),
  repeated('three years from'),
  repeated('in the past'),
  repeated('for the next two to three'),
  repeated('two thousand and'),
  repeated('2026 or earlier if not earlier'),

  // Tenses, targets, clauses, conflicts: what looks back.
  repeated('since opened'),
  repeated('was launched integrated in 2024'),
  repeated('from 60 in 2022 to'),
  repeated('target completion date is'),
  repeated('with completion due by 2027, by 2026,'),
  repeated('by 2027, , , , , , , , , , , , by 2026,'),
  repeated('by end-2026, by the end of 2027,'),
  repeated('by 2020, by 31 June 2026, from 2027,'),
  repeated('by next year and in the following month,'),
  repeated(', and'),
  joined(';'),
  repeated('A.'),
  repeated('Hall.'),
  repeated('continue to, continue'),

  // One word, and white space.
  joined('a', 'a single word'),
  joined('a’', 'a single word of apostrophes'),
  joined('a\u0301', 'a single word of accents'),
  joined('launched-'),
  joined('𠮷'),
  framed('once a single word', 'once', 'aa', '', ''),
  white('no-break spaces', '\u00a0', 'by', '2026'),
  white('spaces in a range', ' ', 'from 2024', 'to 2026'),
  white('spaces behind a phrase', ' ', 'once', 'is ready'),
  white('spaces behind a stop', ' ', 'Open.', 'it'),
  joined('by\u00a02026\u00a0', 'by 2026 … with no-break spaces'),
  joined('by 2026\n', 'by 2026, a line each'),
  joined('promptly\n', 'promptly, a line each'),
  joined('by 31 June\n', 'by 31 June, a line each'),
  joined('(TLBX)\n', '(TLBX), a line each'),
  joined('(Tax and rates, all)\r\n', '(Tax and rates, all), a line each'),

  // Marks that are blanked, and letters that are folded.
  joined('a_'),
  joined('*a'),
  joined('[a]('),
  repeated('<!--'),
  repeated('p\u0430per', 'Cyrillic letters in words'),

  random('words of time at random', vocabulary(), ' '),
  random('characters at random', Array.from('ab1 27-/.,;:\'"“”‘’()\u00a0éA'), ''),
];

/** `unit` over and over, a space after each. */
function repeated(unit: string, name = `${unit} …`): Adversary {
  return joined(`${unit} `, name);
}

/** `unit` over and over. */
function joined(unit: string, name = `${unit}…`): Adversary {
  return { name, write: (length) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length) };
}

/** `unit` over and over between a beginning and an end that stand there once. */
function framed(name: string, head: string, unit: string, tail: string, space = ' '): Adversary {
  const middle = joined(unit + space);
  return {
    name,
    write: (length) => `${head} ${middle.write(length - head.length - 1 - tail.length)}${tail}`,
  };
}

/** Two words with nothing but white space between them. */
function white(name: string, space: string, head: string, tail: string): Adversary {
  return framed(name, head, space, tail, '');
}

/** Pieces in an order that looks like none, the same at every run. */
function random(name: string, pieces: readonly string[], space: string): Adversary {
  return {
    name,
    write(length) {
      const next = generator(20260917);
      let text = '';
      while (text.length < length) text += pieces[Math.floor(next() * pieces.length)]! + space;
      return text.slice(0, length);
    },
  };
}

/** Words that mean something to a reader of time, and some that do not. */
function vocabulary(): string[] {
  return [
    'by in on at the of to and or from between until since before after within during no not later than early mid end late',
    'first second third last quarter half year month week day next this coming following financial school session term',
    '2024 2025-26 2027 31 12 7 1st Q3 H1 May June December Monday summer - , . ; ( ) “ ” : three months years',
    'as soon possible promptly once upon completion is ready due course future phases subject approval target launched was',
    'build open hall review subsidy scheme (TLB) DEVB',
  ].flatMap((words) => words.split(' '));
}

/** Numbers from 0 to 1 that look random (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
