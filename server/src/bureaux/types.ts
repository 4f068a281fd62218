/** An organisation of the registry, as `seeds/bureaux.json` holds it. Dates are ISO 8601, inclusive. */
export interface Organisation {
  readonly id: string;
  readonly code: string;
  readonly nameEn: string;
  readonly nameZhHant: string;
  /** bureau, office, department, public body, … */
  readonly kind: string;
  readonly validFrom: string;
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

/** The registry as data. */
export interface RegistryData {
  readonly meta: { readonly openPseudoParties: readonly string[] };
  /** Which successors take over which subjects (words joined by `|`), where a bureau was split. */
  readonly successorBySubject: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly organisations: readonly Organisation[];
  /** The publications that `sources` of organisations name, by their keys. */
  readonly sources?: Readonly<Record<string, string>>;
}

/** The days a draft speaks for: its publication date twice, or the year it is known to be of. Inclusive. */
export type Period = readonly [from: string, to: string];

/** What a written code stands for. */
export type CodeState = 'inForce' | 'notInForce' | 'department' | 'unknown';
