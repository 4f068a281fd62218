import type { PromiseVerbs } from './promise-verbs.js';
import { isAnotherPromise, isPromise } from './promise-words.js';

const PERIOD =
  '(?:years?|quarters?|months?|weeks?|days?|spring|summer|autumn|winter|terms?|fortnight|session|(?:financial|school|academic)\\s(?:year|term))';
/** “130 litres per capita per day”, “a head a day”: how much, and not how often. */
const UNIT = '(?<!\\p{L})(?:per|a)\\s(?:capita|head|person|resident|inhabitant|household|unit|patient)\\s';
/** “every year”, “every two years”, “twice a month”, “annually”; but no “annual report”, “for a year”, “a year ago”. */
const OFTEN = new RegExp(
  [
    `(?<!\\p{L})(?:each|every)\\s(?:(?:two|three|four|five|six|ten|\\d{1,2})\\s)?${PERIOD}(?!\\p{L})`,
    `(?<!\\p{L})(?<!${UNIT})per\\s${PERIOD}(?!\\p{L})`,
    `(?<!\\p{L})(?<!${UNIT})(?<!(?<!\\p{L})(?:for|in|of|than|to|over|half|after|within|about|only|such)\\s)a\\s${PERIOD}(?=\\s*(?:[.,;:()–—]|$)|\\s(?:across|as|at|by|during|for|from|in|on|or|through|to|under|until|with|without)(?!\\p{L}))`,
    '(?<!\\p{L})per\\sannum(?!\\p{L})',
    '(?<!\\p{L})(?:annual|quarter|month|week|year|dai)ly(?=\\s*(?:[.,;:()]|$)|\\s(?:in|at|for|to|on|by|with|from|and)\\s)',
  ].join('|'),
  'iu',
);
/** “by January each year”, “on or before 31 August every year”: the day or month in each year by which it is done. */
const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter)';
const BY_DAY = `(?:by|before|in|during|on|no\\slater\\sthan)\\s(?:the\\s)?(?:(?:end|middle|beginning|start)\\sof\\s|early\\s|mid-|late\\s|end-)?(?:\\d{1,2}\\s)?${MONTH}(?:\\s\\d{1,2})?`;
const EACH_YEAR = '(?:each|every)\\s(?:(?:financial|school|academic|calendar)\\s)?year';
const DATED_IN_EACH_YEAR = new RegExp(
  `(?<!\\p{L})(?:${BY_DAY},?\\s(?:of\\s)?${EACH_YEAR}|${EACH_YEAR},?\\s${BY_DAY})(?!\\p{L})`,
  'iu',
);
/** What promises begin with that are done so often: a review of the fares begins with a first one, and is asked from when. */
const PROMISED =
  '(?:^|(?<!\\p{L})(?:will|shall)(?!\\p{L}))\\s*(?!(?:review|meet|hold|convene|study|assess|evaluate|revise|examine|report)(?!\\p{L}))\\p{L}+';
/** “Inspect every licensed store”, “Conduct inspections of all piers”: what is done to each of them so often. */
const EACH_OF_THEM = new RegExp(
  `${PROMISED}(?:\\s\\p{L}+ly)?(?:\\s(?:\\p{L}+\\s)?(?:inspections?|checks?|tests?|visits?|audits?|drills?)\\s(?:of|on|to|in|at))?\\s(?:each|every|all)(?!\\p{L}|\\s(?:of|(?:\\p{L}+\\s)?(?:year|quarter|month|week|day)s?)(?!\\p{L}))`,
  'iu',
);
/** “Inspect the piers at least twice a year”: the least that is kept or broken each year. */
const AT_LEAST = new RegExp(
  `${PROMISED}\\s[^.;:]{1,200}?\\sat\\sleast\\s(?:once|twice|(?:\\p{L}{3,5}|\\d{1,2})\\stimes)\\s(?:a|each|every|per|in)\\s`,
  'iu',
);
/** “are audited every two years”, “must be renewed each year”: what is done as a duty. */
const IS_DONE =
  /(?<!\p{L})(?:is|are|must\sbe)\s(?:\p{L}+ly\s|also\s)?(?!to\s|being\s|expected|planned|scheduled|proposed|due|required)\p{L}{2,}(?:ed|en|held|made|sent|met|laid|paid)(?!\p{L})/iu;
/** A count of things, no money and no share of something. */
const COUNT =
  /(?<![\p{L}\d$£€¥.,%-])(?<!\d[ ,\u00a0\u2009])(?:\d{1,3}(?:[ ,\u00a0\u2009]\d{3})+|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?)(?![\d%.:])(?=\s+\p{L})/iu;
/** What sets a level anew, which has a day on which it is changed. */
const RESETS =
  /^\s*(?:raise|increase|lower|reduce|cut|halve|double|triple|cap|limit|set|shorten|extend|expand|lift|grant|pay|put|provide\s+for|introduce|establish|launch|create|make)(?!\p{L})/iu;
/** “95% of the calls within 12 seconds”: how many of them, and how long each may take. */
const PLEDGE =
  /(?<!\d)\d{1,3}(?:\.\d{1,2})?(?:\s?%|\sper\s?cent)\sof\s[^.;%]{3,160}?\swithin\s(?:\d{1,3}|\p{L}{3,10})\s(?:working\s|calendar\s|clear\s)?(?:second|minute|hour|day|week|month)s?(?!\p{L})/iu;
/** What comes again and again, so that a number of days is the limit for each. */
const CASES =
  '(?:applications|requests|enquiries|complaints|claims|queries|calls|patients|applicants|cases|referrals|reports\\sof\\s\\p{L}+)';
/**
 * “Complete title-checking cases within 12 weeks”: how long each may take, whichever it is. “Within 10 days of receipt” tells from
 * when each counts, and is asked from when that is promised.
 */
const PLEDGE_FOR_EACH = new RegExp(
  `(?<!\\p{L})${CASES}(?!\\p{L})[^.,;:%]{0,60}?\\swithin\\s(?:\\d{1,3}|\\p{L}{3,10})\\s(?:working\\s|calendar\\s|clear\\s)?(?:second|minute|hour|day|week|month)s?(?!\\p{L}|\\s(?:of|after|from)\\s)`,
  'iu',
);
/** What is over once those are dealt with that there are: “Clear all outstanding claims within six months”. */
const BACKLOG =
  /(?<!\p{L})(?:all|both|remaining|outstanding|pending|backlogs?|existing|these|those|first)(?!\p{L})/iu;
/** No longer stretch of words is looked through. */
const LONGEST = 400;

/** Whether words say that something is done again and again, and how often: “every quarter”. */
export function isRecurring(words: string): boolean {
  return OFTEN.test(words);
}

/** Whether words promise one thing, and that again and again: it has neither an end nor a day. */
export function isWhollyRecurring(words: string, verbs: PromiseVerbs): boolean {
  return words.length <= LONGEST && isRecurring(words) && isOnePromise(words, verbs);
}

/**
 * Whether words promise so many of something, or all of them, in each year, month or week: “Train 500 carers a year”. Such a promise is kept
 * or broken without a date.
 */
export function isTargetOfEachPeriod(words: string, verbs: PromiseVerbs): boolean {
  if (!isWhollyRecurring(words, verbs) || RESETS.test(words)) return false;
  if (AT_LEAST.test(words)) return true;
  const often = OFTEN.exec(words);
  return [COUNT, EACH_OF_THEM].some((what) => {
    const counted = what.exec(words);
    return counted !== null && often !== null && counted.index < often.index;
  });
}

/** Whether words name the day by which one thing is done in each year: “Publish the figures by 31 August each year”. */
export function isDatedInEachYear(words: string, verbs: PromiseVerbs): boolean {
  return words.length <= LONGEST && DATED_IN_EACH_YEAR.test(words) && isOnePromise(words, verbs);
}

/** Whether words tell of a standing duty, what is done again and again: “The lifts are tested every two years”. */
export function isStandingDuty(words: string, verbs: PromiseVerbs): boolean {
  return isWhollyRecurring(words, verbs) && IS_DONE.test(words) && !isPromise(words, verbs);
}

/**
 * Whether words promise how long cases may take, all or so many of them: “Answer 90% of the calls within 12 seconds”,
 * “Complete simple cases within 12 weeks”.
 */
export function isServicePledge(words: string, verbs: PromiseVerbs): boolean {
  if (words.length > LONGEST || !isOnePromise(words, verbs)) return false;
  if (PLEDGE.test(words)) return true;
  return PLEDGE_FOR_EACH.test(words) && !BACKLOG.test(words) && !RESETS.test(words);
}

/** “submits its annual report”, “the returns are made every year”. */
const YEARLY = /(?<!\p{L})(?:annual|yearly|annually|(?:each|every)\syear)(?!\p{L})/iu;
/** What is promised, and so is done once at least; and a year in digits, which is none of each year. */
const ONCE =
  /(?<!\p{L})(?:will|shall|must|should|to\s+be|this|next|coming)(?!\p{L})|(?<!\d)(?:19|20|21)\d\d(?!\d)/iu;

/** Whether words tell what is done in each year, and promise nothing: “Each council submits its annual report by the end of May”. */
export function isHabit(words: string, verbs: PromiseVerbs): boolean {
  return words.length <= LONGEST && YEARLY.test(words) && !ONCE.test(words) && !isPromise(words, verbs);
}

/** Whether words behind a comma, a semicolon, a full stop or “and” promise nothing else. */
function isOnePromise(words: string, verbs: PromiseVerbs): boolean {
  const parts = words.trim().split(/[.;]\s+|,\s+|\s(?=and\s)/u);
  return parts
    .slice(1)
    .every((part) => !isAnotherPromise(part.replace(/^and\s+/i, ''), verbs) && !isPromise(part, verbs));
}
