import distance from 'damerau-levenshtein';
import { fold, indexBy } from './folding.js';
import type {
  CodeState,
  Organisation,
  Oversight,
  Period,
  PlannedName,
  RegistryData,
  RunningText,
  TagGrammar,
} from './types.js';

/** Kinds that answer for initiatives; rules go by kind. */
const ANSWERABLE = new Set(['bureau', 'office', 'independent body', 'judiciary']);

/** How tags are written where the registry does not say. */
const PLAIN_TAG: TagGrammar = {
  brackets: '()',
  otherBrackets: ['[]', '{}'],
  separator: ',',
  otherSeparators: [';', '/', '&', '+', 'and'],
  conjunction: 'and',
};

/** What a registry finds for a written code. */
export interface LookUp {
  readonly organisation: Organisation;
  readonly state: Exclude<CodeState, 'unknown'>;
}

/** Bureaux, offices and departments with the days they are in force. Pure; made once from data. */
export class Registry {
  /** Names of parties without a code, such as "relevant bureaux". */
  readonly openParties: readonly string[];
  readonly tagGrammar: TagGrammar;
  readonly #byCode: ReadonlyMap<string, readonly Organisation[]>;
  readonly #byAlias: ReadonlyMap<string, readonly Organisation[]>;
  readonly #byWrongForm: ReadonlyMap<string, readonly Organisation[]>;
  readonly #byName: ReadonlyMap<string, readonly Organisation[]>;

  /** `origin` is the registry that the data corrects or adds to. */
  constructor(
    private readonly data: RegistryData,
    private readonly origin: RegistryData = data,
  ) {
    const { organisations } = data;
    this.openParties = data.meta.openPseudoParties;
    this.tagGrammar = data.tag ?? PLAIN_TAG;
    this.#byCode = indexBy(organisations, (o) => [o.code]);
    this.#byAlias = indexBy(organisations, (o) => o.aliases);
    this.#byWrongForm = indexBy(organisations, (o) => o.commonWrongForms);
    this.#byName = indexBy(organisations, (o) => [
      o.nameEn,
      o.nameZhHant,
      ...o.shortZhHant,
      ...o.aliases.filter(isName),
    ]);
  }

  /** How those without a code are called, in Chinese or not where there is a name of both kinds; null without any. */
  openPartyIn(isChinese: boolean): string | null {
    const { openParties } = this;
    const wanted = openParties.find((party) => /\p{Script=Han}/u.test(party) === isChinese);
    return wanted ?? openParties[0] ?? null;
  }

  /** All organisations, in the order of the data. */
  get organisations(): readonly Organisation[] {
    return this.data.organisations;
  }

  /** Whether another registry is of the same government: both are one, or what was made of one by additions. */
  isOfSameGovernment(other: Registry): boolean {
    return this.origin === other.origin;
  }

  /** Names of plans that never took effect. */
  get neverAdopted(): readonly PlannedName[] {
    return this.data.neverAdopted ?? [];
  }

  /** What to know about names and codes in sentences. */
  get runningText(): RunningText {
    return this.data.runningText ?? { ownPlaces: [], notNames: [] };
  }

  /**
   * What a code stands for in `period`; case does not matter. A live code wins over a retired one, a code over an
   * alias. Null when no organisation ever had it.
   */
  lookUp(code: string, period: Period): LookUp | null {
    const key = fold(code);
    for (const index of [this.#byCode, this.#byAlias]) {
      const candidates = index.get(key);
      if (!candidates) continue;
      const live = candidates.filter((o) => isInForce(o, period));
      // Of a code that was and will be, what was is meant: nobody writes of a bureau that is still to come.
      const past = candidates.filter((o) => o.validTo !== null && o.validTo < period[0]);
      const organisation =
        live.find(isAnswerable) ??
        live[0] ??
        past.find(isAnswerable) ??
        candidates.find(isAnswerable) ??
        candidates[0]!;
      return { organisation, state: stateOf(organisation, period) };
    }
    return null;
  }

  /** The organisation of a full name, English or Chinese; null when none has it. */
  lookUpName(name: string, period: Period): LookUp | null {
    const candidates = this.#byName.get(fold(name.replace(/^the\s+/i, '')));
    if (!candidates) return null;
    const organisation = candidates.find((o) => isInForce(o, period)) ?? candidates[0]!;
    return { organisation, state: stateOf(organisation, period) };
  }

  /**
   * The organisations that took over from one, followed until they are in force in `period`. Where it was split, those
   * whose subjects are named in `words` come first.
   */
  successorsOf(organisation: Organisation, period: Period, words = ''): Organisation[] {
    const found = new Set<Organisation>();
    const seen = new Set<string>();
    const follow = (from: Organisation): void => {
      if (seen.has(from.id)) return;
      seen.add(from.id);
      // What was all the first one did ("Housing Bureau") is a subject of those that took it over.
      const subjects = from === organisation ? words : `${words} ${organisation.nameEn}`;
      for (const code of this.#orderedSuccessors(from, subjects)) {
        for (const next of this.#byCode.get(fold(code)) ?? []) {
          if (isInForce(next, period)) found.add(next);
          else if (next.validFrom >= from.validFrom) follow(next);
        }
      }
    };
    follow(organisation);
    return [...found];
  }

  #orderedSuccessors(organisation: Organisation, words: string): string[] {
    const bySubject = this.data.successorBySubject[organisation.code] ?? {};
    const named = Object.entries(bySubject)
      .filter(([subjects]) => subjects !== 'default' && namesSubject(words, subjects))
      .flatMap(([, codes]) => codes);
    return [...new Set([...named, ...(bySubject['default'] ?? []), ...organisation.successors])];
  }

  /** The organisations that one came from: of those that had the codes in the data, the last to begin before it. */
  predecessorsOf({ predecessors, validFrom }: Organisation): Organisation[] {
    return this.#holdersOf(predecessors, (all) => all.findLast((o) => o.validFrom < validFrom));
  }

  /**
   * What an organisation became at its end: of those that had the codes in the data, the first to be there after it. One
   * step, unlike {@link successorsOf}, whatever came of those since.
   */
  nextAfter({ successors, validTo }: Organisation): Organisation[] {
    return this.#holdersOf(successors, (all) =>
      all.find((o) => o.validTo === null || (validTo !== null && o.validTo > validTo)),
    );
  }

  /** One organisation for each code, since it may have been the code of several: which of them, earliest first. */
  #holdersOf(
    codes: readonly string[],
    pick: (earliestFirst: readonly Organisation[]) => Organisation | undefined,
  ): Organisation[] {
    const found = codes.flatMap((code) => {
      const holders = this.#byCode.get(fold(code)) ?? [];
      const sorted = holders.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
      // Where the days fit none, the data does not know them: better one than none.
      return pick(sorted) ?? sorted[0] ?? [];
    });
    return [...new Set(found)];
  }

  /** The tag that names these codes as the house writes it, and those without a code where there are any. */
  tagOf(codes: readonly string[], open: string | null = null): string {
    const { brackets, separator, conjunction } = this.tagGrammar;
    const list = codes.join(`${separator} `);
    return `${brackets.charAt(0)}${[list, open].filter(Boolean).join(` ${conjunction} `)}${brackets.charAt(1)}`;
  }

  /** All that are in force on a day (ISO 8601), in the order of the data. */
  organisationsOn(day: string): Organisation[] {
    return this.organisations.filter((o) => isInForce(o, [day, day]));
  }

  /** Who oversees an organisation in `period`, those that can answer for initiatives; none where the data is not sure. */
  overseersOf(organisation: Organisation, period: Period): Organisation[] {
    if (organisation.confidence === 'low') return [];
    return this.presumedOverseersOf(organisation, period).filter(isAnswerable);
  }

  /** Who oversees an organisation in `period` as the data has it, sure or not: to be shown, never to judge by. */
  presumedOverseersOf({ oversight }: Organisation, period: Period): Organisation[] {
    const overseers = oversight
      .filter((link) => holdsIn(link, period))
      .flatMap(({ code }) => this.lookUp(code, period)?.organisation ?? [])
      .filter((o) => isInForce(o, period));
    return [...new Set(overseers)];
  }

  /** What an organisation oversees in `period`, sure or not: departments first, then other bodies, each by their codes. */
  departmentsOf({ code }: Organisation, period: Period): Organisation[] {
    return this.organisations
      .filter(
        (o) =>
          !isAnswerable(o) &&
          isInForce(o, period) &&
          o.oversight.some((link) => link.code === code && holdsIn(link, period)),
      )
      .sort(firstOf('department'));
  }

  /** Who can answer for initiatives on a day (ISO 8601): bureaux first, then offices and others, each by their codes. */
  answerableOn(day: string): Organisation[] {
    return this.answerableIn([day, day]);
  }

  /** Who can answer for initiatives on at least one day of `period`, in the same order. */
  answerableIn(period: Period): Organisation[] {
    return this.#answering(period).sort(firstOf('bureau'));
  }

  /** The same in the order of the data. */
  #answering(period: Period): Organisation[] {
    return this.organisations.filter((o) => isAnswerable(o) && isInForce(o, period));
  }

  /** Whether some code begins with these letters. */
  isBeginning(written: string): boolean {
    const key = fold(written);
    return this.organisations.some((o) => fold(o.code).startsWith(key));
  }

  /** Whether a code with digits in it is one with letters in their place: "5B", "HYA8". */
  isMistyped(written: string, period: Period): boolean {
    if (!/\d/.test(written)) return false;
    const key = withLetters(fold(written));
    if (this.lookUp(key, period)) return true;
    return /^[A-Z]{3,}$/.test(key) && this.suggestionsFor(written, period).length > 0;
  }

  /** Up to three organisations in force whose code is what `written` was probably meant to be, nearest first. */
  suggestionsFor(written: string, period: Period): Organisation[] {
    if (isName(written)) return this.#nearNames(written, period);
    const key = withLetters(fold(withCapitals(written)));
    const live = this.#answering(period);
    const known = (this.#byWrongForm.get(key) ?? []).filter((o) => live.includes(o));
    const near = live
      .map((o) => ({ o, steps: distance(key, fold(o.code)).steps }))
      .filter(({ o, steps }) => steps <= nearness(key, fold(o.code)));
    const nearest = Math.min(...near.map(({ steps }) => steps));
    const nearestOnes = near.filter(({ steps }) => steps === nearest).map(({ o }) => o);
    // Letter for letter the same counts more than what is commonly meant.
    const found = nearest === 0 ? [...nearestOnes, ...known] : [...known, ...nearestOnes];
    return [...new Set(found)].slice(0, 3);
  }

  /** Those whose name is nearly what was written, or of whom it is a known wrong form. */
  #nearNames(written: string, period: Period): Organisation[] {
    const key = fold(written.replace(/^the\s+/i, ''));
    const live = this.#answering(period);
    const known = (this.#byWrongForm.get(key) ?? []).filter((o) => live.includes(o));
    const near = live
      .map((o) => ({ o, steps: distance(key, fold(o.nameEn)).steps }))
      .filter(({ steps }) => steps <= nearnessOfName(key))
      .sort((a, b) => a.steps - b.steps)
      .map(({ o }) => o);
    return [...new Set([...known, ...near])].slice(0, 3);
  }
}

/** Digits and pairs of letters that are taken for another letter. */
const LOOK_ALIKES: readonly (readonly [seen: RegExp, meant: string])[] = [
  [/0/g, 'O'],
  [/1/g, 'I'],
  [/5/g, 'S'],
  [/6/g, 'G'],
  [/8/g, 'B'],
  [/RN/g, 'M'],
];

/** "ITlB": a small l among capitals is an I. */
function withCapitals(written: string): string {
  return written.replace(/(?<=[A-Z])l(?=[A-Z]|$)|^l(?=[A-Z])/g, 'I');
}

function withLetters(key: string): string {
  return LOOK_ALIKES.reduce((letters, [seen, meant]) => letters.replace(seen, meant), key);
}

/**
 * Whether one of `subjects` (joined by `|`) is in `words`: as a word or its plural, as a beginning ("hous*"), or just as
 * written where it is in capitals, so that "HOS" is not in "hos".
 */
function namesSubject(words: string, subjects: string): boolean {
  const asWritten = ` ${words.replace(/[^\p{L}]+/gu, ' ')} `;
  const text = asWritten.toLowerCase();
  return subjects.split('|').some((subject) => {
    if (/^\p{Lu}+$/u.test(subject)) return asWritten.includes(` ${subject} `);
    const key = subject.toLowerCase();
    if (key.endsWith('*')) return text.includes(` ${key.slice(0, -1)}`);
    return [key, `${key}s`, `${key}es`, key.replace(/y$/, 'ies')].some((form) => text.includes(` ${form} `));
  });
}

/** So many letters of a name may be wrong: one in eight. */
function nearnessOfName(name: string): number {
  return Math.max(2, Math.floor(name.length / 8));
}

/** How many letters may be wrong (left out, too many, other, swapped): two only in long codes. */
function nearness(written: string, code: string): number {
  return Math.min(written.length, code.length) > 4 ? 2 : 1;
}

/** Whether an organisation exists on at least one day of `period`. */
export function isInForce(organisation: Organisation, [from, to]: Period): boolean {
  return organisation.validFrom <= to && (organisation.validTo === null || organisation.validTo >= from);
}

/** Whether somebody oversees on at least one day of `period`. */
function holdsIn(link: Oversight, [from, to]: Period): boolean {
  return link.from <= to && (link.to === null || link.to >= from);
}

/** Whether an organisation is of a kind that answers for initiatives: a bureau or an office, not a department. */
export function isAnswerable(organisation: Organisation): boolean {
  return ANSWERABLE.has(organisation.kind);
}

/** Sorts those of a kind to the front, and the others behind them, each by their codes. */
function firstOf(kind: string): (a: Organisation, b: Organisation) => number {
  return (a, b) => Number(b.kind === kind) - Number(a.kind === kind) || (a.code < b.code ? -1 : 1);
}

function stateOf(organisation: Organisation, period: Period): LookUp['state'] {
  if (!isAnswerable(organisation)) return 'department';
  return isInForce(organisation, period) ? 'inForce' : 'notInForce';
}

function isName(alias: string): boolean {
  return /\s|\p{Script=Han}/u.test(alias);
}
