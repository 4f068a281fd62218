import distance from 'damerau-levenshtein';
import type { CodeState, Organisation, Period, RegistryData } from './types.js';

/** Kinds that answer for initiatives; rules go by kind. */
const ANSWERABLE = new Set(['bureau', 'office', 'independent body', 'judiciary']);

/** What a registry finds for a written code. */
export interface LookUp {
  readonly organisation: Organisation;
  readonly state: Exclude<CodeState, 'unknown'>;
}

/** Bureaux, offices and departments with the days they are in force. Pure; made once from data. */
export class Registry {
  /** Names of parties without a code, such as "relevant bureaux". */
  readonly openParties: readonly string[];
  readonly #byCode: ReadonlyMap<string, readonly Organisation[]>;
  readonly #byAlias: ReadonlyMap<string, readonly Organisation[]>;
  readonly #byWrongForm: ReadonlyMap<string, readonly Organisation[]>;
  readonly #byName: ReadonlyMap<string, readonly Organisation[]>;

  constructor(private readonly data: RegistryData) {
    const { organisations } = data;
    this.openParties = data.meta.openPseudoParties;
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

  /** All organisations, in the order of the data. */
  get organisations(): readonly Organisation[] {
    return this.data.organisations;
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
      for (const code of this.#orderedSuccessors(from, words)) {
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

  /** All that are in force on a day (ISO 8601), in the order of the data. */
  organisationsOn(day: string): Organisation[] {
    return this.organisations.filter((o) => isInForce(o, [day, day]));
  }

  /** Who oversees an organisation in `period`, those that can answer for initiatives; none where the data is not sure. */
  overseersOf({ oversight, confidence }: Organisation, period: Period): Organisation[] {
    if (confidence === 'low') return [];
    const [from, to] = period;
    const overseers = oversight
      .filter((link) => link.from <= to && (link.to === null || link.to >= from))
      .flatMap(({ code }) => this.lookUp(code, period) ?? [])
      .flatMap(({ organisation, state }) => (state === 'inForce' ? [organisation] : []));
    return [...new Set(overseers)];
  }

  /** The departments that an organisation oversees in `period`. */
  departmentsOf({ code }: Organisation, period: Period): Organisation[] {
    const [from, to] = period;
    return this.organisations.filter(
      (o) =>
        !isAnswerable(o) &&
        isInForce(o, period) &&
        o.oversight.some(
          (link) => link.code === code && link.from <= to && (link.to === null || link.to >= from),
        ),
    );
  }

  /** Who can answer for initiatives on a day (ISO 8601): bureaux first, then offices and others, each by their codes. */
  answerableOn(day: string): Organisation[] {
    return this.organisations
      .filter((o) => isAnswerable(o) && isInForce(o, [day, day]))
      .sort(
        (a, b) => Number(b.kind === 'bureau') - Number(a.kind === 'bureau') || (a.code < b.code ? -1 : 1),
      );
  }

  /** Up to three organisations in force whose code is what `written` was probably meant to be, nearest first. */
  suggestionsFor(written: string, period: Period): Organisation[] {
    const key = fold(written);
    const known = (this.#byWrongForm.get(key) ?? []).filter((o) => isAnswerable(o) && isInForce(o, period));
    const near = this.organisations
      .filter((o) => isAnswerable(o) && isInForce(o, period))
      .map((o) => ({ o, steps: distance(key, fold(o.code)).steps }))
      .filter(({ o, steps }) => steps <= nearness(key, fold(o.code)));
    const nearest = Math.min(...near.map(({ steps }) => steps));
    const found = [...known, ...near.filter(({ steps }) => steps === nearest).map(({ o }) => o)];
    return [...new Set(found)].slice(0, 3);
  }
}

/** Whether a word of `words` starts with one of `subjects` (joined by `|`). */
function namesSubject(words: string, subjects: string): boolean {
  const text = ` ${words.toLowerCase().replace(/[^\p{L}]+/gu, ' ')}`;
  return subjects.split('|').some((subject) => text.includes(` ${subject.toLowerCase()}`));
}

/** How many letters may be wrong (left out, too many, other, swapped): two only in long codes. */
function nearness(written: string, code: string): number {
  return Math.min(written.length, code.length) > 4 ? 2 : 1;
}

/** Whether an organisation exists on at least one day of `period`. */
export function isInForce(organisation: Organisation, [from, to]: Period): boolean {
  return organisation.validFrom <= to && (organisation.validTo === null || organisation.validTo >= from);
}

/** Whether an organisation is of a kind that answers for initiatives: a bureau or an office, not a department. */
export function isAnswerable(organisation: Organisation): boolean {
  return ANSWERABLE.has(organisation.kind);
}

function stateOf(organisation: Organisation, period: Period): LookUp['state'] {
  if (!isAnswerable(organisation)) return 'department';
  return isInForce(organisation, period) ? 'inForce' : 'notInForce';
}

function isName(alias: string): boolean {
  return /\s|\p{Script=Han}/u.test(alias);
}

/** Folds what does not tell codes and names apart: case, kinds of space, official variants of Chinese characters. */
function fold(text: string): string {
  return text
    .trim()
    .toUpperCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/衛/g, '衞')
    .replace(/敘/g, '敍');
}

function indexBy(
  organisations: readonly Organisation[],
  keys: (organisation: Organisation) => readonly string[],
): Map<string, Organisation[]> {
  const index = new Map<string, Organisation[]>();
  for (const organisation of organisations) {
    for (const key of keys(organisation)) {
      // Not every government has names in Chinese.
      if (key === '') continue;
      const list = index.get(fold(key));
      if (list) list.push(organisation);
      else index.set(fold(key), [organisation]);
    }
  }
  return index;
}
