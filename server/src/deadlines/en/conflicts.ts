import { Temporal } from 'temporal-polyfill';
import type { Conflict, Deadline } from '../types.js';

/** Longer words between two dates say something of their own. */
const LONGEST_BETWEEN = 80;
/** How far apart, in days, two dates must be before "early", "mid" or "about" cannot bridge them. */
const BRIDGED = 92;

/** "by end-2026, by mid-2025", "in 2026 (i.e. by June 2025)": the second says the first again. */
const AGAIN =
  /^[\s,]*(?:[(–—:-]\s*(?:(?:i\.?e\.?|that is|that is to say|namely|viz\.?),?\s*)?|(?:i\.?e\.?|that is|that is to say|namely|viz\.?),?\s*)$/i;
/** "by end-2026, by mid-2025", "in 2026 no later than June 2025": side by side. */
const BESIDE = /^\s*,?\s*$/;
/** "by end-2026 and no later than June 2026". */
const ALSO = /^[\s,]*(?:and|but|yet|or)(?:\s+in any case)?[\s,]*$/i;
/** "from 2027 for completion by 2026". */
const TO_COMPLETION =
  /^[\s,]*(?:and|for|with)\s+(?:(?:a|its|the|their|target|targeted|expected|scheduled|full|to|be)\s+){0,4}(?:complet(?:e|ed|ion|ing)|finish(?:ed)?|commission(?:ed|ing)?)(?:\s+(?:it|them|date(?:\s+of)?|the\s+(?:works?|project|scheme)))?[\s,]*$/i;

/** "by mid-2027, with completion due by end-2028": speaks again of what the promise began with. */
const SPOKEN_AGAIN =
  /^[\s,]*(?:with\s+|and\s+)?(?:the\s+|its\s+|their\s+)?(?<what>\p{L}{4,20})\s+(?:date\s+)?(?:(?:is|being|will|to|be|take|taking|place|due|expected|scheduled|targeted|planned|set|for)\s+){0,5}$/iu;

const LIMIT = /^(?:no|not) later than|^before|at the latest$/i;
const FLOOR = /^(?:no|not) (?:earlier|sooner) than|^not before|at the earliest$/i;
/** The promise ends here: no words follow that would make it the date of something else. */
const CLOSES = /^\s*(?:[.,;:)(]|$)/;

/**
 * Pairs of dates that stand side by side as if they were one, yet one promise cannot keep both. Where further words stand
 * between them or behind them, or they are joined as a list, they may speak of two things: nothing is said then.
 */
export function conflictsIn(text: string, deadlines: readonly Deadline[]): Conflict[] {
  const conflicts: Conflict[] = [];
  for (let i = 1; i < deadlines.length; i++) {
    const [first, second] = [deadlines[i - 1]!, deadlines[i]!];
    const length = second.start - first.end;
    if (length < 1 || length > LONGEST_BETWEEN || !first.interval || !second.interval) continue;
    // "begin in May 2026 and finish in six months" may count from May.
    if (second.stated?.unit === 'length' && second.relative && !first.relative) continue;
    if (isConflict(text, first, second)) conflicts.push([first, second]);
  }
  return conflicts;
}

function isConflict(text: string, first: Deadline, second: Deadline): boolean {
  const between = text.slice(first.end, second.start);
  const words = text.slice(second.start, second.end).replace(/\s+/g, ' ');
  if (TO_COMPLETION.test(between)) return first.kind !== 'by' && isBefore(second, first);
  if (!CLOSES.test(text.slice(second.end, second.end + 10))) return false;
  const again = AGAIN.test(between) || isSpokenAgain(text, between);
  const beside = BESIDE.test(between);
  if (!again && !beside && !ALSO.test(between)) return false;
  if (FLOOR.test(words)) return isBefore(first, second);
  if (LIMIT.test(words)) return isBefore(second, first);
  if (second.kind === 'from' || first.kind === 'from') return false;
  // "reach the end of life in 2026 by 2028": without "by" twice they may well speak of two things.
  const isTwice = beside && first.kind === 'by' && second.kind === 'by' && /^by\b/i.test(words);
  return (again || isTwice) && (isBefore(first, second) || isBefore(second, first));
}

/** Whether the words between two dates name the action that the text begins with: "Complete ..., with completion due". */
function isSpokenAgain(text: string, between: string): boolean {
  const action = /^\p{L}{4,30}/u.exec(text)?.[0];
  const what = SPOKEN_AGAIN.exec(between)?.groups?.['what'];
  // Enough of a word to tell "complete" and "completion" from others.
  return action !== undefined && what?.toLowerCase().startsWith(action.toLowerCase().slice(0, 5)) === true;
}

/** Whether all of `earlier` is over before `later` begins, by more than their words leave open. */
function isBefore(earlier: Deadline, later: Deadline): boolean {
  const end = earlier.interval?.[1];
  const start = later.interval?.[0];
  if (!end || !start || end >= start) return false;
  const isLoose = earlier.approximate || later.approximate;
  return !isLoose || Temporal.PlainDate.from(end).until(start).days > BRIDGED;
}
