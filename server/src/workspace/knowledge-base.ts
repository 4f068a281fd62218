import { type Contradiction, contradictionsIn } from '../bureaux/consistency.js';
import { Registry } from '../bureaux/registry.js';
import type { Organisation, RegistryData } from '../bureaux/types.js';
import { type CommitmentReader, createCommitmentReader } from '../commitments/reader.js';
import type { CommitmentData } from '../commitments/types.js';
import { createEnglish } from '../deadlines/en/english.js';
import type { AgreedForms } from '../deadlines/language.js';
import { type TimeReader, createTimeReader } from '../deadlines/reader.js';
import type { CalendarFacts, PhraseData } from '../deadlines/types.js';
import type { DraftKind } from '../draft/metadata.js';
import { DraftParser, type Knowledge } from '../draft/parser.js';
import { RULES } from '../rules/all.js';
import { Linter } from '../rules/linter.js';
import type { Profile, Rule } from '../rules/types.js';
import { type CorrectionData, type WordLists, withAbbreviations } from '../rules/word-lists.js';
import { type DataKind, type ReadData, readDataFile } from './data-file.js';
import type { ConfigurationProblem } from './problems.js';
import { type OwnPhrases, ofCommitments, ofTime, withOwnCommitments, withOwnPhrases } from './own-phrases.js';
import { type ShortOrganisation, withBureaux } from './registry-file.js';

/** What the product is seeded with, as data and as it is used. */
export interface SeededKnowledge extends Knowledge {
  readonly commitments: CommitmentReader;
  readonly profiles: Readonly<Record<DraftKind, Profile>>;
  readonly words: WordLists;
  /** What the registry and the readers of times and commitments are made of: a workspace replaces parts of it. */
  readonly data: {
    readonly registry: RegistryData;
    readonly calendar: CalendarFacts;
    readonly phrases: PhraseData;
    readonly commitments: CommitmentData;
    readonly corrections: CorrectionData;
  };
}

/** What drafts are read and judged with. */
export interface Readers {
  readonly registry: Registry;
  readonly times: TimeReader;
  readonly parser: DraftParser;
  readonly linter: Linter;
}

/** What a workspace puts in the place of what is seeded: texts of files, null where the seed holds. */
export interface Replacements {
  readonly registry: string | null;
  readonly calendar: string | null;
  readonly bureaux: readonly ShortOrganisation[];
  readonly phrases: OwnPhrases;
  readonly deadlineForms: Readonly<Record<string, string>>;
  /** Abbreviations that need no introduction, in addition to those that are seeded. */
  readonly abbreviations: readonly string[];
}

/** What came of replacing: the readers, and what is wrong with each part. */
export interface Replaced {
  readonly readers: Readers;
  readonly registryProblems: readonly ConfigurationProblem[];
  readonly calendarProblems: readonly ConfigurationProblem[];
  /** Whether nothing of a file could be used. */
  readonly unread: { readonly registry: boolean; readonly calendar: boolean };
  /** What is wrong with additions and corrections; the way to it begins with the place in their list. */
  readonly bureauxProblems: readonly BureauxProblem[];
  /** Which addition or correction (its place in their list) each organisation that has one comes from. */
  readonly broughtBy: ReadonlyMap<Organisation, number>;
}

/** Something wrong with an entry of `bureaux`. */
export type BureauxProblem =
  | Contradiction
  | {
      readonly path: Contradiction['path'];
      readonly message: 'newWithoutName';
      readonly args: Contradiction['args'];
    };

/** Workspaces of more governments than these make theirs anew now and then. */
const MOST_REMEMBERED = 16;

/**
 * Makes the readers that hold under a configuration. The same content gives the same readers: whatever is kept with
 * them, such as the passages of a draft, stays valid when files are read again and have not changed.
 */
export class KnowledgeBase {
  /** What holds where a workspace replaces nothing. */
  readonly seeded: Readers;
  readonly #replaced = new Map<string, Replaced>();
  /** Registries with additions and corrections, and readers of times and commitments, by all that they are made of. */
  readonly #registriesWith = new Map<string, RegistryWithBureaux>();
  readonly #times = new Map<string, TimeReader>();
  readonly #commitments = new Map<string, CommitmentReader>();
  /** What was read with a parser stays valid under another linter, so there is one for the same registry and times. */
  readonly #parsers = new WeakMap<Registry, WeakMap<TimeReader, DraftParser>>();
  /** The registries of other governments, by their texts. */
  readonly #registries = new Map<string, ReadData<RegistryData>>();

  constructor(
    private readonly seeds: SeededKnowledge,
    private readonly onBrokenRule: (rule: Rule, error: unknown) => void = () => {},
  ) {
    this.seeded = this.#readersFor(seeds.registry, seeds.times, seeds.commitments, []);
  }

  /** The readers for what a workspace brings. */
  with(replacements: Replacements): Replaced {
    const { registry, calendar, bureaux, phrases, deadlineForms, abbreviations } = replacements;
    const key = JSON.stringify([registry, calendar, bureaux, phrases, deadlineForms, abbreviations]);
    return remembered(this.#replaced, key, () => this.#replace(replacements));
  }

  /** What is wrong in a file that a workspace brings. */
  problemsIn(kind: DataKind, text: string): readonly ConfigurationProblem[] {
    return readDataFile(kind, text, this.seeds.data[kind]).problems;
  }

  #replace({
    registry: registryText,
    calendar: calendarText,
    bureaux,
    phrases,
    deadlineForms,
    abbreviations,
  }: Replacements): Replaced {
    const { data } = this.seeds;
    // The same object for the same text, whatever else a configuration says: it tells governments apart.
    const read = (text: string): ReadData<RegistryData> =>
      remembered(this.#registries, text, () => readDataFile('registry', text, data.registry));
    const registryFile = registryText === null ? null : read(registryText);
    const calendarFile = calendarText === null ? null : readDataFile('calendar', calendarText, data.calendar);
    const key = JSON.stringify([registryText, bureaux]);
    const { registry, problems, broughtBy } = remembered(this.#registriesWith, key, () =>
      this.#withBureaux(registryFile?.data ?? data.registry, bureaux),
    );
    const times = this.#timesWith(calendarFile?.data ?? null, ofTime(phrases), deadlineForms);
    const commitments = this.#commitmentsWith(ofCommitments(phrases));
    const isSeeded =
      registry === this.seeds.registry &&
      times === this.seeds.times &&
      commitments === this.seeds.commitments &&
      abbreviations.length === 0;
    return {
      readers: isSeeded ? this.seeded : this.#readersFor(registry, times, commitments, abbreviations),
      registryProblems: registryFile?.problems ?? [],
      calendarProblems: calendarFile?.problems ?? [],
      unread: { registry: registryFile?.data === null, calendar: calendarFile?.data === null },
      bureauxProblems: problems,
      broughtBy,
    };
  }

  #withBureaux(base: RegistryData, bureaux: readonly ShortOrganisation[]): RegistryWithBureaux {
    const { data, registry: seeded } = this.seeds;
    const { data: merged, nameless, places } = withBureaux(base, bureaux);
    const registry = base === data.registry && bureaux.length === 0 ? seeded : new Registry(merged, base);
    return {
      registry,
      problems: [
        ...nameless.map((at) => ({
          path: [at, 'code'],
          message: 'newWithoutName' as const,
          args: { code: bureaux[at]!.code },
        })),
        ...contradictionsBrought(merged, base, places),
      ],
      broughtBy: new Map(
        places.flatMap((place, entry) => {
          const organisation = registry.organisations[place];
          return organisation ? [[organisation, entry] as const] : [];
        }),
      ),
    };
  }

  #timesWith(
    calendar: CalendarFacts | null,
    phrases: OwnPhrases,
    deadlineForms: Readonly<Record<string, string>>,
  ): TimeReader {
    const { data, times } = this.seeds;
    const isPlain = Object.keys(phrases).length === 0 && Object.keys(deadlineForms).length === 0;
    if (!calendar && isPlain) return times;
    const key = JSON.stringify([calendar, phrases, deadlineForms]);
    return remembered(this.#times, key, () =>
      timesOf(
        {
          calendar: calendar ?? data.calendar,
          phrases: withOwnPhrases(data.phrases, phrases),
          corrections: data.corrections,
        },
        new Map(Object.entries(deadlineForms)),
      ),
    );
  }

  #commitmentsWith(phrases: OwnPhrases): CommitmentReader {
    const { data, commitments } = this.seeds;
    if (Object.keys(phrases).length === 0) return commitments;
    return remembered(this.#commitments, JSON.stringify(phrases), () =>
      commitmentsOf(data.calendar, withOwnCommitments(data.commitments, phrases)),
    );
  }

  #readersFor(
    registry: Registry,
    times: TimeReader,
    commitments: CommitmentReader,
    abbreviations: readonly string[],
  ): Readers {
    const { confusables, profiles } = this.seeds;
    const words = withAbbreviations(this.seeds.words, abbreviations);
    const knowledge = { registry, times, confusables };
    const linter = new Linter(RULES, { ...knowledge, commitments, profiles, words }, this.onBrokenRule);
    const ofRegistry = this.#parsers.get(registry) ?? new WeakMap<TimeReader, DraftParser>();
    this.#parsers.set(registry, ofRegistry);
    const parser = ofRegistry.get(times) ?? new DraftParser(knowledge);
    ofRegistry.set(times, parser);
    return { registry, times, parser, linter };
  }
}

/** A registry with additions and corrections, and what came of these. */
interface RegistryWithBureaux {
  readonly registry: Registry;
  readonly problems: readonly BureauxProblem[];
  readonly broughtBy: ReadonlyMap<Organisation, number>;
}

/** What a key stands for, made where it is not known. Those asked for last are kept longest. */
function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  const value = known.get(key) ?? make();
  known.delete(key);
  known.set(key, value);
  if (known.size > MOST_REMEMBERED) {
    const [oldest] = known.keys();
    known.delete(oldest!);
  }
  return value;
}

/** Reads times by the facts of a calendar, phrases, the slips of scanners, and the forms that were agreed on. */
export function timesOf(
  data: Pick<SeededKnowledge['data'], 'calendar' | 'phrases' | 'corrections'>,
  agreedForms?: AgreedForms,
): TimeReader {
  const { words, readOnly } = data.corrections;
  const slips = new Map(
    Object.entries({ ...words, ...readOnly }).map(([slip, word]) => [slip, word.toLowerCase()]),
  );
  return createTimeReader(createEnglish(data.calendar, slips), data.phrases, agreedForms);
}

/** Reads what promises leave open by phrases. Its English is its own: what begins such a phrase costs reading times nothing. */
export function commitmentsOf(calendar: CalendarFacts, phrases: CommitmentData): CommitmentReader {
  return createCommitmentReader(createEnglish(calendar), phrases);
}

/** The names of fields in the short form that have another one in the registry. */
const SHORT_NAMES: Readonly<Record<string, string>> = { nameEn: 'name', validFrom: 'from', validTo: 'to' };

/** What entries contradict: themselves, or the rest of the registry. What the registry has without them is its own. */
function contradictionsBrought(
  merged: RegistryData,
  base: RegistryData,
  places: readonly number[],
): Contradiction[] {
  const found = contradictionsIn(merged);
  return places.flatMap((place, entry) => {
    const organisation = merged.organisations[place];
    if (!organisation || organisation === base.organisations[place]) return [];
    return found
      .filter(({ path }) => path[0] === 'organisations' && path[1] === place)
      .map((contradiction) => {
        const [, , field, ...rest] = contradiction.path;
        const name = String(field);
        return { ...contradiction, path: [entry, SHORT_NAMES[name] ?? name, ...rest] };
      });
  });
}
