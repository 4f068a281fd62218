/** `seeds/promise-verbs.json`. */
export interface PromiseVerbData {
  readonly en: readonly string[];
  readonly 'zh-Hant': readonly string[];
  readonly comesToAnEnd: { readonly en: readonly string[] };
  readonly comesToAnEndWithAll: { readonly en: readonly string[] };
  readonly openedBitByBit: { readonly en: readonly string[] };
  readonly ready: { readonly en: readonly string[] };
  readonly begun: { readonly en: readonly string[] };
  readonly undertakings: { readonly en: readonly string[] };
  readonly steps: { readonly en: readonly string[] };
}

/** The words that tell a promise, in lower case. */
export interface PromiseVerbs {
  /** What an initiative begins with. */
  readonly english: ReadonlySet<string>;
  /** The same in Chinese, where nothing stands between a verb and what follows it. */
  readonly chinese: readonly string[];
  /** What is over one day: “rebuild”. */
  readonly comesToAnEnd: ReadonlySet<string>;
  /** What is over once it is done to all: “vaccinate”. */
  readonly comesToAnEndWithAll: ReadonlySet<string>;
  /** What is seldom done on one day: “commission”. */
  readonly openedBitByBit: ReadonlySet<string>;
  /** What says that something is ready, at the end of words: “to be occupied”. */
  readonly ready: RegExp;
  /** What may be done to an undertaking: “run”. */
  readonly begun: ReadonlySet<string>;
  /** Nouns of what is over one day: “trial”. */
  readonly undertakings: ReadonlySet<string>;
  /** By what something else is carried out: “invite” tenders. */
  readonly steps: ReadonlySet<string>;
}

/** Reads the words that tell a promise. */
export function promiseVerbsOf(data: PromiseVerbData): PromiseVerbs {
  return {
    english: new Set(data.en),
    chinese: data['zh-Hant'],
    comesToAnEnd: new Set(data.comesToAnEnd.en),
    comesToAnEndWithAll: new Set(data.comesToAnEndWithAll.en),
    openedBitByBit: new Set(data.openedBitByBit.en),
    ready: endingIn(data.ready.en),
    begun: new Set(data.begun.en),
    undertakings: new Set(data.undertakings.en),
    steps: new Set(data.steps.en),
  };
}

/** Matches the end of a text that is one of these; marks of a clause may stand behind it. */
function endingIn(all: readonly string[]): RegExp {
  const escaped = all.map((words) => words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(' ', '\\s'));
  return new RegExp(`(?<!\\p{L})(?:${escaped.join('|')})[\\s,]+$`, 'iu');
}
