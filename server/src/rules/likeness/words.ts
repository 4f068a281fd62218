/** Words that say nothing of what is promised: they may come, go and change. In small letters. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the of in on at for by with and or as to from into onto upon under over through throughout via per its their our ' +
    'his her this that these those which who whom whose it they we is are be been being was were will shall would should may ' +
    'can could has have had do does so thereby thus also all each every any both such than then there here up out about ' +
    'across between among towards toward further actively proactively progressively continuously continue continued keep ' +
    'new take forward strive ensure appropriate necessary practicable possible where etc'
  ).split(' '),
);

/** Words that make another promise of the same words: one more, one less, the next one. */
export const PARTING_WORDS: ReadonlySet<string> = new Set(
  (
    'no not non without except excluding unless only other others another additional extra more fewer less remaining rest ' +
    'second third fourth fifth next old former final initial interim pilot phase stage part half twice before after within outside beyond below ' +
    'above north south east west northern southern eastern western upper lower junior senior male female men women boys girls'
  ).split(' '),
);

/** What the words begin with that say what is promised for, or how. */
export const BEFORE_TAILS: ReadonlySet<string> = new Set(['so', 'in', 'with', 'thereby', 'thus', 'to']);

/** What an initiative may begin with to promise the same: the first of each list stands for the others. */
export const SAME_OPENINGS: ReadonlyMap<string, string> = new Map(
  [
    ['build', 'construct', 'erect'],
    // “Set up”, “roll out”, “step up”: their second words are small ones.
    ['establish', 'set', 'create', 'form'],
    ['launch', 'introduce', 'roll', 'start', 'commence', 'begin'],
    ['provide', 'offer', 'supply', 'give'],
    ['hold', 'organise', 'conduct', 'run', 'stage', 'carry'],
    ['publish', 'issue', 'release'],
    ['enhance', 'improve', 'strengthen', 'step', 'boost'],
    ['complete', 'finish', 'conclude'],
    ['assess', 'evaluate'],
  ].flatMap(([first, ...others]) => others.map((other) => [other, first!] as const)),
);

/** Two ways to spell a word. */
export const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['center', 'centre'],
  ['program', 'programme'],
  ['enrolment', 'enrollment'],
  ['license', 'licence'],
  ['labor', 'labour'],
  ['harbor', 'harbour'],
  ['bureaus', 'bureaux'],
  ['person', 'people'],
  ['persons', 'people'],
]);

/** Counts in words. */
export const COUNTS: ReadonlyMap<string, string> = new Map(
  (
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen twenty'
  )
    .split(' ')
    .map((word, i) => [word, String(i + 1)]),
);
