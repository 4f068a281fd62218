/** An organisation of the registry, as `seeds/bureaux.json` holds it. Dates are ISO 8601, inclusive. */
export interface Organisation {
  readonly id: string;
  readonly code: string;
  readonly nameEn: string;
  readonly nameZhHant: string;
  /** bureau, office, department, public body, … */
  readonly kind: string;
  readonly validFrom: string;
  /** Whether it was there before `validFrom` already, which is only where this registry begins. */
  readonly validFromIsLowerBound?: boolean | undefined;
  /** The last day in force, or null while it is. */
  readonly validTo: string | null;
  readonly predecessors: readonly string[];
  readonly successors: readonly string[];
  readonly aliases: readonly string[];
  readonly commonWrongForms: readonly string[];
  readonly shortZhHant: readonly string[];
  /** Who oversees it (for a department its bureau), and when. */
  readonly oversight: readonly Oversight[];
  /** The title of its head, empty where none is known. */
  readonly headTitleEn?: string;
  readonly headTitleZhHant?: string;
  readonly headAbbr?: string;
  /** How far its entry carries: what is `low` is shown, but nothing is judged by it. */
  readonly confidence: 'high' | 'medium' | 'low';
  readonly sources: readonly string[];
}

/** The organisation that oversees another; dates are ISO 8601, inclusive, `to` null while it does. */
export interface Oversight {
  readonly code: string;
  readonly from: string;
  readonly to: string | null;
}

/** How a tag is written, in the house form and otherwise. */
export interface TagGrammar {
  /** The two of the house: "()". */
  readonly brackets: string;
  /** Others that people use, two each. */
  readonly otherBrackets: readonly string[];
  /** What the house puts between two bureaux: ",". */
  readonly separator: string;
  /** Other marks and words between two bureaux. */
  readonly otherSeparators: readonly string[];
  /** The word before those without a code: "and relevant bureaux". */
  readonly conjunction: string;
  /** Words that people add to a bureau: "lead", "to follow up". */
  readonly asides?: readonly string[] | undefined;
  /** Abbreviations of something else, which nobody's code is a slip of: "AI". Their plurals too. */
  readonly acronyms?: readonly string[] | undefined;
}

/**
 * A name that was made public with a plan, and that no organisation ever bore. The data also gives a reason: in English
 * alone, so it is for those who keep the data and in no message.
 */
export interface PlannedName {
  readonly nameEn: string;
  /** The year of the plan. */
  readonly planned: string;
  /** Codes of those that did, or do, the work it was meant for; whichever are in force. */
  readonly heldBy: readonly string[];
  readonly sources: readonly string[];
}

/** What to know about names and codes in sentences, where no brackets say that one is meant. */
export interface RunningText {
  /** Places and governments of one's own: a bureau of another place bears another name. */
  readonly ownPlaces: readonly string[];
  /** Names and codes that mean something else in a sentence more often than not. */
  readonly notNames: readonly string[];
}

/** The registry as data. */
export interface RegistryData {
  readonly meta: { readonly openPseudoParties: readonly string[] };
  /** Where there is none the form "(CODE, CODE and relevant bureaux)" holds. */
  readonly tag?: TagGrammar | undefined;
  /** Which successors take over which subjects (words or `beginnings*` joined by `|`), where a bureau was split. */
  readonly successorBySubject: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly organisations: readonly Organisation[];
  readonly neverAdopted?: readonly PlannedName[] | undefined;
  readonly runningText?: RunningText | undefined;
  /** The publications that `sources` of organisations name, by their keys. */
  readonly sources?: Readonly<Record<string, string>>;
}

/** The days a draft speaks for: its publication date twice, or the year it is known to be of. Inclusive. */
export type Period = readonly [from: string, to: string];

/** What a written code stands for. */
export type CodeState = 'inForce' | 'notInForce' | 'department' | 'unknown';
