import { ChineseNames } from './chinese-names.js';
import { CodeNames } from './code-names.js';
import { type Mention, faultOf } from './mention.js';
import { type NameContext, contextOf, isBody, startsSentence } from './name-context.js';
import { type IndexedName, NameIndex, foldName } from './name-index.js';
import { type Registry, isAnswerable, isInForce } from './registry.js';
import type { Organisation, Period, PlannedName } from './types.js';

/** What a name of the index stands for. */
export type Named =
  { readonly organisation: Organisation; readonly official: string } | { readonly plan: PlannedName };

const NO_MENTIONS: readonly Mention[] = [];

/**
 * Finds the names of organisations in running text: full names in English and Chinese, also misspelt, and codes.
 * What may as well be something else is left alone: a false alarm costs more than a name that is missed.
 */
export class NameReader {
  readonly #names = new NameIndex<Named>();
  readonly #chinese: ChineseNames;
  readonly #codes: CodeNames;
  readonly #ownPlaces: readonly string[];

  constructor(registry: Registry) {
    const { ownPlaces, notNames } = registry.runningText;
    const left = new Set(notNames);
    this.#ownPlaces = ownPlaces;
    this.#chinese = new ChineseNames(registry, ownPlaces);
    this.#codes = new CodeNames(registry, left);
    const add = (name: string, value: Named, isWrongForm = false): void => {
      if (!left.has(name)) this.#names.add({ name, value, isWrongForm });
    };
    for (const organisation of registry.organisations) {
      const official = nameOf(organisation);
      for (const name of [official, ...organisation.aliases.filter(isEnglishName)]) {
        add(name, { organisation, official: name });
      }
      for (const name of organisation.commonWrongForms) {
        if (isEnglishName(name) && isBody(name)) add(name, { organisation, official }, true);
      }
    }
    for (const plan of registry.neverAdopted) add(plan.nameEn, { plan });
  }

  /** All names in a text, in order; none overlaps another. */
  read(text: string, period: Period): readonly Mention[] {
    const named = [...this.#english(text, period), ...this.#chinese.read(text, period)];
    named.sort((a, b) => a.start - b.start);
    const codes = this.#codes.read(text, period, named);
    if (named.length + codes.length === 0) return NO_MENTIONS;
    return [...named, ...codes].sort((a, b) => a.start - b.start);
  }

  *#english(text: string, period: Period): Generator<Mention> {
    const capital = /(?<![A-Za-z0-9\u00c0-\u024f'’-])[A-Z]/g;
    for (let match = capital.exec(text); match; match = capital.exec(text)) {
      const start = match.index;
      const found = this.#names.longestAt(text, start);
      if (!found) continue;
      capital.lastIndex = found.end;
      const { end } = found;
      const written = text.slice(start, end);
      const context = contextOf(text, { start, end }, this.#ownPlaces);
      const chosen = choose(found.entries, period);
      if (!chosen || context.isForeign || isElsewhere(chosen, context) || isLongerWord(text, end)) continue;
      if (!isBody(chosen.name) && startsSentence(text, start)) continue;
      const place = { start, end, isCode: false, isPart: context.isPart };
      if ('plan' in chosen.value) {
        const { plan } = chosen.value;
        yield { ...place, organisation: null, fault: 'neverExisted', official: plan.nameEn, plan };
        continue;
      }
      const { organisation, official } = chosen.value;
      const isExact = !chosen.isWrongForm && foldName(written) === foldName(chosen.name);
      const fault = faultOf(organisation, period) ?? (isExact || context.isShared ? null : 'variant');
      yield { ...place, organisation, fault, official: inCaseOf(written, official), plan: null };
    }
  }
}

/** Bureaux are what other places have as well: “the Education Bureau in Shenzhen”. */
function isElsewhere({ value }: IndexedName<Named>, { isInPlace }: NameContext): boolean {
  return isInPlace && (!('organisation' in value) || value.organisation.kind === 'bureau');
}

/** An English name without what the registry tells namesakes apart by: “Housing Bureau (1997-2002)”. */
function nameOf({ nameEn }: Organisation): string {
  return nameEn.replace(/\s*\([^)]*\)$/, '');
}

function isEnglishName(alias: string): boolean {
  return /^[A-Z][A-Za-z'-]*[ ,]/.test(alias) && !/^Secretary|[()]/.test(alias);
}

/**
 * The name that is meant: one in force before one that is not, a right one and one of a plan before a wrong form. Null
 * where a slip leaves open which.
 */
function choose(entries: readonly IndexedName<Named>[], period: Period): IndexedName<Named> | null {
  const right = entries.filter(({ isWrongForm }) => !isWrongForm);
  const candidates = right.length > 0 ? right : entries;
  const live = candidates.filter(
    ({ value }) => 'organisation' in value && isInForce(value.organisation, period),
  );
  const past = candidates.filter(
    ({ value }) => 'organisation' in value && faultOf(value.organisation, period) === 'retired',
  );
  const answering = live.find(({ value }) => 'organisation' in value && isAnswerable(value.organisation));
  return answering ?? live[0] ?? past.at(-1) ?? candidates[0] ?? null;
}

/** Whether the last word of a name goes on: “Post-secondary”. */
function isLongerWord(text: string, end: number): boolean {
  return /^(?:[\p{L}\p{N}]|[-‐‑&][\p{L}\p{N}])/u.test(text.slice(end, end + 3));
}

/** A name in capitals where it was written in capitals. */
function inCaseOf(written: string, official: string): string {
  return /\p{Ll}/u.test(written) ? official : official.toUpperCase();
}
