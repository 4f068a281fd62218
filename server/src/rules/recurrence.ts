import { isAnotherPromise, isPromise } from './promises.js';

const PERIOD =
  '(?:years?|quarters?|months?|weeks?|days?|spring|summer|autumn|winter|terms?|fortnight|session|(?:financial|school|academic)\\s(?:year|term))';
/** “every year”, “every two years”, “twice a month”, “annually”; but no “annual report”, “for a year”, “a year ago”. */
const OFTEN = new RegExp(
  [
    `(?<!\\p{L})(?:each|every)\\s(?:(?:two|three|four|five|six|ten|\\d{1,2})\\s)?${PERIOD}(?!\\p{L})`,
    `(?<!\\p{L})per\\s${PERIOD}(?!\\p{L})`,
    `(?<!\\p{L})(?<!(?<!\\p{L})(?:for|in|of|than|to|over|half|after|within|about|only|such)\\s)a\\s${PERIOD}(?!\\p{L}|\\s(?:of|ago|later|earlier|before|after|long|and)(?!\\p{L}))`,
    '(?<!\\p{L})(?:annual|quarter|month|week|year|dai)ly(?=\\s*(?:[.,;:()]|$)|\\s(?:in|at|for|to|on|by|with|from|and)\\s)',
  ].join('|'),
  'iu',
);
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
export function isWhollyRecurring(words: string): boolean {
  return words.length <= LONGEST && isRecurring(words) && isOnePromise(words);
}

/**
 * Whether words promise so many of something in each year, month or week: “Train 500 carers a year”. Such a promise is kept
 * or broken without a date.
 */
export function isTargetOfEachPeriod(words: string): boolean {
  if (!isWhollyRecurring(words) || RESETS.test(words)) return false;
  const count = COUNT.exec(words);
  const often = OFTEN.exec(words);
  return count !== null && often !== null && count.index < often.index;
}

/**
 * Whether words promise how long cases may take, all or so many of them: “Answer 90% of the calls within 12 seconds”,
 * “Complete simple cases within 12 weeks”.
 */
export function isServicePledge(words: string): boolean {
  if (words.length > LONGEST || !isOnePromise(words)) return false;
  if (PLEDGE.test(words)) return true;
  return PLEDGE_FOR_EACH.test(words) && !BACKLOG.test(words) && !RESETS.test(words);
}

/** Whether words behind a comma, a semicolon, a full stop or “and” promise nothing else. */
function isOnePromise(words: string): boolean {
  const parts = words.trim().split(/[.;]\s+|,\s+|\s(?=and\s)/u);
  return parts.slice(1).every((part) => !isAnotherPromise(part.replace(/^and\s+/i, '')) && !isPromise(part));
}
