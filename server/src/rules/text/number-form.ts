import type { Block } from '../../draft/draft.js';
import { runningText } from '../../draft/running-text.js';
import { BlockReadings, type WordsInBlock, rangeInDraft } from '../block-readings.js';
import type { Rule } from '../types.js';

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

const readings = new BlockReadings<readonly WrittenNumber[]>(numbersIn);

/** “140 000” in one place and “140,000” in another. */
export const numberForm: Rule = {
  name: 'text/number-form',
  severity: 'information',
  summary: 'The thousands of a number are parted in another way than in the rest of the draft.',
  scope: 'draft',
  messages: {
    form: 'Write “{number}”, as most numbers of this draft are written.',
    amount: 'Write “{number}”, as most amounts of this draft are written.',
    replace: 'Replace by “{number}”',
  },
  check(draft, _context, report) {
    const house = { money: new Habit(), count: new Habit() };
    for (const { reading } of readings.of(draft)) {
      for (const number of reading) house[number.use].add(number);
    }
    if (!house.money.isMixed && !house.count.isMixed) return;
    for (const { block, reading } of readings.of(draft)) {
      for (const number of reading) {
        const habit = house[number.use];
        if (number.form === habit.form || !habit.isMixed) continue;
        const args = { number: habit.write(number.written) };
        const range = rangeInDraft(block, number);
        report({
          range,
          message: { id: number.use === 'money' ? 'amount' : 'form', args },
          fix: { title: { id: 'replace', args }, changes: [{ range, text: args.number }] },
        });
      }
    }
  },
};

/** What most numbers of a draft look like; of as many, what came first. */
class Habit {
  readonly #counts = { space: 0, comma: 0, none: 0 };
  #first: Form | undefined;
  #plainSpaces = 0;
  #space = ' ';

  add({ form, written }: WrittenNumber): void {
    this.#counts[form]++;
    if (form !== 'none') this.#first ??= form;
    if (form !== 'space') return;
    if (written.includes(' ')) this.#plainSpaces++;
    else this.#space = /[\u00a0\u2009\u202f]/.exec(written)![0];
  }

  /** Numbers without any mark are no habit: they may be of another kind. */
  get form(): Form {
    const { space, comma } = this.#counts;
    return space === comma ? this.#first! : space > comma ? 'space' : 'comma';
  }

  get isMixed(): boolean {
    const { space, comma, none } = this.#counts;
    return space > 0 ? comma + none > 0 : comma > 0 && none > 0;
  }

  write(number: string): string {
    const mark =
      this.form === 'comma' ? ',' : this.#plainSpaces * 2 >= this.#counts.space ? ' ' : this.#space;
    return number.replace(/[^0-9]/g, '').replace(/(?<=[0-9])(?=(?:[0-9]{3})+$)/g, mark);
  }
}

const NUMBER =
  /(?<![\p{Script=Latin}\p{N}.,_#*/:–-])(?:[1-9]\d{0,2}(?:(?:,\d{3})+|(?:[ \u00a0\u2009\u202f]\d{3})+)|[1-9]\d{4,8})(?![\p{Script=Latin}\p{N}_]|[,./:]\d)/gu;
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

function numbersIn({ passages }: Block): readonly WrittenNumber[] | null {
  const found: WrittenNumber[] = [];
  for (const [passage, { readable, kind }] of passages.entries()) {
    if (kind === 'heading' || !/\d[ \u00a0\u2009\u202f,]\d{3}|\d{5}/.test(readable)) continue;
    const words = runningText(passages[passage]!);
    for (const { index: start, 0: written } of words.matchAll(NUMBER)) {
      const end = start + written.length;
      const before = words.slice(Math.max(0, start - 24), start);
      const behind = words.slice(end, end + 40);
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
      found.push({ passage, start, end, form, use, written });
      if (range === undefined || form === 'none') continue;
      const other = range.slice(1);
      found.push({
        passage,
        start: end + 1,
        end: end + range.length,
        form: other.includes(',') ? 'comma' : 'space',
        use,
        written: other,
      });
    }
  }
  return found.length === 0 ? null : found;
}
