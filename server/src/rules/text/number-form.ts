import { BlockFacts, type BlockReading, oncePerPassage, readingsIn } from '../../draft/block-facts.js';
import type { Block } from '../../draft/draft.js';
import type { Passage } from '../../draft/passage.js';
import { runningText } from '../../draft/running-text.js';
import type { Rule } from '../types.js';
import { type WordsInBlock, rangeInDraft } from '../words-in-block.js';

/** How the thousands of a number are parted. */
type Form = 'space' | 'comma' | 'none';
/** Many houses write amounts of money in another form than counts. */
type Use = 'money' | 'count';

interface WrittenNumber extends WordsInBlock {
  readonly form: Form;
  readonly use: Use;
  /** As written, its decimals left out. */
  readonly written: string;
}

/** How many numbers have each form; of those with spaces, how many with plain ones. */
type Counts = Record<Form | 'plain', number>;

/** The numbers of a block, and how many of each kind. */
interface Numbers {
  readonly numbers: readonly WrittenNumber[];
  readonly counts: Readonly<Record<Use, Readonly<Counts>>>;
}

/** How most numbers of a use are written, and the blocks with others, by their indexes. */
interface Uneven {
  readonly use: Use;
  readonly habit: Habit;
  readonly blocks: readonly number[];
}

const numbers = new BlockFacts(
  ({ content }) => numbersIn(content),
  (facts): readonly Uneven[] => unevenAmong(readingsIn(facts)),
  areWrittenAlike,
);

/** “140 000” in one place and “140,000” in another. */
export const numberForm: Rule = {
  name: 'text/number-form',
  severity: 'information',
  summary: 'The thousands of a number are parted in another way than in the rest of the draft.',
  scope: 'draft',
  messages: {
    form: 'Write “{number}”, as other numbers of this draft are written.',
    amount: 'Write “{number}”, as other amounts of this draft are written.',
    replace: 'Replace by “{number}”',
  },
  check(draft, _context, report) {
    for (const { use, habit, blocks } of numbers.of(draft)) {
      for (const at of blocks) {
        for (const number of numbers.factOf(draft, at)!.numbers) {
          if (number.use !== use || number.form === habit.form) continue;
          const args = { number: habit.write(number.written) };
          const range = rangeInDraft(draft.blocks[at]!, number);
          report({
            range,
            message: { id: use === 'money' ? 'amount' : 'form', args },
            fix: { title: { id: 'replace', args }, changes: [{ range, text: args.number }] },
          });
        }
      }
    }
  },
};

function unevenAmong(all: readonly BlockReading<Numbers>[]): readonly Uneven[] {
  const counts = countsOf(all);
  return (['money', 'count'] as const).flatMap((use): Uneven[] => {
    const habit = habitOf(all, use, counts[use]);
    if (habit === null) return [];
    const blocks = all.flatMap(({ at, reading }) => {
      const { space, comma, none } = reading.counts[use];
      return none + (habit.form === 'space' ? comma : space) > 0 ? [at] : [];
    });
    return [{ use, habit, blocks }];
  });
}

/** Whether two readings differ in nothing but where the numbers stand. */
function areWrittenAlike(a: Numbers | null, b: Numbers | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.numbers.length === b.numbers.length &&
    a.numbers.every(({ form, use, written }, i) => {
      const other = b.numbers[i]!;
      return form === other.form && use === other.use && written === other.written;
    })
  );
}

/** How many numbers of each kind a draft has. */
function countsOf(all: readonly BlockReading<Numbers>[]): Record<Use, Counts> {
  const sum = { money: { ...NO_COUNTS }, count: { ...NO_COUNTS } };
  for (const { reading } of all) {
    add(sum.money, reading.counts.money);
    add(sum.count, reading.counts.count);
  }
  return sum;
}

function add(sum: Counts, here: Readonly<Counts>): void {
  if (here === NO_COUNTS) return;
  sum.space += here.space;
  sum.comma += here.comma;
  sum.none += here.none;
  sum.plain += here.plain;
}

/** How most numbers of a use are written in a draft; null where all are written alike. */
function habitOf(
  all: readonly BlockReading<Numbers>[],
  use: Use,
  { space, comma, none, plain }: Readonly<Counts>,
): Habit | null {
  // Numbers without any mark are no habit: they may be of another kind.
  const isMixed = space > 0 ? comma + none > 0 : comma > 0 && none > 0;
  if (!isMixed) return null;
  const first = (isWanted: (number: WrittenNumber) => boolean): WrittenNumber => {
    for (const { reading } of all) {
      const found = reading.numbers.find((number) => number.use === use && isWanted(number));
      if (found) return found;
    }
    throw new RangeError('no such number');
  };
  // Of as many, what came first.
  const most = space > comma ? 'space' : 'comma';
  const form = space === comma ? first((number) => number.form !== 'none').form : most;
  const isPlain = form === 'space' && plain * 2 >= space;
  const other = form === 'comma' || isPlain ? null : first(({ written }) => OTHER_SPACE.test(written));
  const mark = other ? OTHER_SPACE.exec(other.written)![0] : form === 'comma' ? ',' : ' ';
  return {
    form,
    write: (number) => number.replace(/[^0-9]/g, '').replace(/(?<=[0-9])(?=(?:[0-9]{3})+$)/g, mark),
  };
}

interface Habit {
  readonly form: Form;
  write(number: string): string;
}

const OTHER_SPACE = /[\u00a0\u2009\u202f]/;

const NUMBER = /[1-9]\d{0,2}(?:(?:,\d{3})+|(?:[ \u00a0\u2009\u202f]\d{3})+)(?!\d)|\d{5,9}(?!\d)/g;
/** Behind and before these it is a part of something else: a word, a decimal, a date. */
const PART_BEFORE = /[\p{Script=Latin}\p{N}.,_#*/:–-]$/u;
const PART_BEHIND = /^(?:[\p{Script=Latin}\p{N}_]|[,./:]\d)/u;
/** The other end of a range: “5 000-6 000” is two numbers. */
const RANGE_END =
  /^[–-](?:[1-9]\d{0,2}(?:(?:,\d{3})+|(?:[ \u00a0\u2009\u202f]\d{3})+))(?![\p{Script=Latin}\p{N}_]|[,./:–-][\p{L}\p{N}])/u;
const MONEY_BEFORE = /(?:[$€£¥]|(?:HKD|USD|RMB|CNY|EUR|GBP|JPY|MOP|Rs)\.?[ \u00a0]?)$/;
const MONEY_BEHIND = /^[ \u00a0](?:dollars|yuan|euros?|pounds)(?!\p{L})/u;
/** What is named by a number: laws, forms, rooms, telephones. “No. 140 000” counts nothing. */
const NAME_BEFORE =
  /(?:\b(?:nos?|numbers?|caps?|ref(?:erence)?|sections?|s|paragraphs?|paras?|articles?|schedules?|clauses?|rules?|rooms?|flats?|units?|lots?|routes?|lines?|forms?|items?|cases?|codes?|tel(?:ephone)?|fax|phone|hotlines?|call|dial|ring|text|sms|whatsapp|enquir(?:y|ies)|iso|iec|bs|en|astm|version|page|pages|pp?|part|hotline at|postcodes?|vol|volume|id|phases?|stages?|tiers?|blocks?|towers?|zones?|grades?|levels?|class|bands?|chapters?|primary|secondary|types?|annex|table|figure)\b[.:]?[ \u00a0]*|[+(])$/i;
/** What is counted: “12000 flats”. Without a mark anything else may be a code. */
const COUNTED =
  /^[ \u00a0](?:[a-z]+[ \u00a0]){0,2}[a-z]*(?:[a-z]s|people|children|women|men|staff|hectares)(?![\p{L}])/u;

const MAY_HOLD = /\d[ \u00a0\u2009\u202f,]\d{3}|\d{5}/;
const NO_COUNTS: Readonly<Counts> = { space: 0, comma: 0, none: 0, plain: 0 };

type NumberInPassage = Omit<WrittenNumber, 'passage'>;

const NO_NUMBERS: readonly NumberInPassage[] = [];
const readOnce = oncePerPassage(readNumbers);

/** Most have none, and of those nothing is kept. */
function numbersOf(passage: Passage): readonly NumberInPassage[] {
  return passage.kind === 'heading' || !MAY_HOLD.test(passage.readable) ? NO_NUMBERS : readOnce(passage);
}

function readNumbers(passage: Passage): readonly NumberInPassage[] {
  const found: NumberInPassage[] = [];
  const words = runningText(passage);
  for (const { index: start, 0: written } of words.matchAll(NUMBER)) {
    const end = start + written.length;
    const before = words.slice(Math.max(0, start - 24), start);
    const behind = words.slice(end, end + 40);
    if (PART_BEFORE.test(before) || PART_BEHIND.test(behind) || written.startsWith('0')) continue;
    const [range] = RANGE_END.exec(behind) ?? [];
    // “24 100-seat halls”, “12 345-6”.
    if (NAME_BEFORE.test(before) || (range === undefined && /^[–-][\p{L}\p{N}]/u.test(behind))) continue;
    const use = MONEY_BEFORE.test(before) || MONEY_BEHIND.test(behind) ? 'money' : 'count';
    const form = written.includes(',') ? 'comma' : /^\d+$/.test(written) ? 'none' : 'space';
    if (
      form === 'none' &&
      use === 'count' &&
      !(COUNTED.test(behind) && !/\p{Lu}\p{L}*[ \u00a0]$/u.test(before))
    )
      continue;
    found.push({ start, end, form, use, written });
    if (range === undefined || form === 'none') continue;
    const other = range.slice(1);
    found.push({
      start: end + 1,
      end: end + range.length,
      form: other.includes(',') ? 'comma' : 'space',
      use,
      written: other,
    });
  }
  return found;
}

function numbersIn({ passages }: Block): Numbers | null {
  const found: WrittenNumber[] = [];
  passages.forEach((each, passage) => {
    for (const number of numbersOf(each)) found.push({ passage, ...number });
  });
  if (found.length === 0) return null;
  const countOf = (use: Use): Readonly<Counts> => {
    const own = found.filter((number) => number.use === use);
    if (own.length === 0) return NO_COUNTS;
    const counts = { ...NO_COUNTS };
    for (const { form, written } of own) {
      counts[form]++;
      if (form === 'space' && !OTHER_SPACE.test(written)) counts.plain++;
    }
    return counts;
  };
  return { numbers: found, counts: { money: countOf('money'), count: countOf('count') } };
}
