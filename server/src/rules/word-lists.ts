import { type PromiseVerbData, type PromiseVerbs, promiseVerbsOf } from './promise-verbs.js';

/**
 * Words that are known beside those of the registry and of times (`seeds/abbreviations.json`, `seeds/corrections.json`,
 * `seeds/promise-verbs.json`).
 */
export interface WordLists {
  /** Abbreviations that need no introduction, those of the team too. */
  readonly abbreviations: ReadonlySet<string>;
  /** Ordinary words that may stand in capitals for emphasis. */
  readonly capitals: ReadonlySet<string>;
  /** What scanners make of words, in lower case, to the word that was meant. */
  readonly corrections: ReadonlyMap<string, string>;
  /** What scanners make of abbreviations. */
  readonly misread: readonly MisreadAbbreviation[];
  /** What tells a promise. */
  readonly verbs: PromiseVerbs;
}

/** An abbreviation that a scanner turned into what may as well be a name. */
export interface MisreadAbbreviation {
  readonly written: string;
  readonly meant: string;
  /** Words in lower case that make it sure where they follow, however they are written. */
  readonly before: ReadonlySet<string>;
  /** Words that follow a name. */
  readonly notBefore: ReadonlySet<string>;
}

/** `seeds/abbreviations.json`. */
export interface AbbreviationData {
  readonly groups: readonly { readonly reason: string; readonly abbreviations: readonly string[] }[];
  readonly words: { readonly capitals: readonly string[] };
}

/** `seeds/corrections.json`. */
export interface CorrectionData {
  readonly words: Readonly<Record<string, string>>;
  /** Read as what stands beside them where they are part of a time, and nowhere else. */
  readonly readOnly: Readonly<Record<string, string>>;
  readonly letters: readonly {
    readonly written: string;
    readonly meant: string;
    readonly before: readonly string[];
    readonly notBefore: readonly string[];
  }[];
}

/** Reads the lists of words. */
export function wordListsOf(
  abbreviations: AbbreviationData,
  corrections: CorrectionData,
  verbs: PromiseVerbData,
): WordLists {
  return {
    abbreviations: new Set(abbreviations.groups.flatMap((group) => group.abbreviations)),
    capitals: new Set(abbreviations.words.capitals),
    corrections: new Map(Object.entries(corrections.words)),
    misread: corrections.letters.map(({ written, meant, before, notBefore }) => ({
      written,
      meant,
      before: new Set(before),
      notBefore: new Set(notBefore),
    })),
    verbs: promiseVerbsOf(verbs),
  };
}

/** The lists with abbreviations that a team need not introduce. */
export function withAbbreviations(words: WordLists, own: readonly string[]): WordLists {
  return own.length === 0 ? words : { ...words, abbreviations: new Set([...words.abbreviations, ...own]) };
}
