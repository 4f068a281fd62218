import { URI, Utils } from 'vscode-uri';
import { type PresetName, type Weight, categoryOf, weightUnder } from '../rules/presets.js';
import type { Rule } from '../rules/types.js';
import { RULES } from '../rules/all.js';
import {
  type Configuration,
  type Given,
  type GivenRules,
  NO_CONFIGURATION,
  type ReadConfiguration,
  without,
} from './configuration.js';
import type { JsonPath } from './json-text.js';
import { OWN_PHRASE_LISTS, type OwnPhraseList, type OwnPhrases } from './own-phrases.js';
import { lastFitting, pathFrom } from './patterns.js';

/** A file with settings that was read, alone: what it takes over is another one. */
export interface SettingsSource {
  readonly uri: string;
  readonly text: string;
  readonly read: ReadConfiguration;
}

/** What speaks for a file: a source, or an override in one. */
export interface Voice {
  readonly source: SettingsSource;
  readonly says: Omit<Given, 'extends' | 'overrides'>;
  /** The way to what it says, in {@link ReadConfiguration.given}. */
  readonly path: JsonPath;
  readonly isOverride: boolean;
}

/** A value, and who said it where: null where nobody did. */
export interface Said<T> {
  readonly value: T;
  readonly by: { readonly source: SettingsSource; readonly path: JsonPath } | null;
}

/** How much a rule weighs, and why: it was named, a preset says so, or it comes so. */
export interface SaidWeight extends Said<Weight> {
  readonly because: 'named' | 'preset' | 'default';
  readonly preset: PresetName;
}

/** Which overrides of some sources fit a file, as seen from a folder: for each source, nearest first, their places. */
export type Fitting = readonly (readonly number[])[];

/** The overrides that fit a file. Patterns are seen from the folder of the first source, which takes over the others. */
export function fittingOverrides(sources: readonly SettingsSource[], documentUri: string): Fitting {
  const [first] = sources;
  if (!first) return [];
  const path = pathFrom(Utils.dirname(URI.parse(first.uri)).path, URI.parse(documentUri).path);
  return sources.map(({ read: { given } }) =>
    (given.overrides ?? []).flatMap(({ files }, i) =>
      path !== null && lastFitting(files, path) === true ? [i] : [],
    ),
  );
}

/**
 * Who speaks for a file, the one that goes before all others first: of each source the last override that fits, the
 * others, and then what it says for all.
 */
export function voicesOf(sources: readonly SettingsSource[], fitting: Fitting): readonly Voice[] {
  return sources.flatMap((source, i): Voice[] => {
    const { overrides = [] } = source.read.given;
    const forSome = (fitting[i] ?? []).toReversed().map((at): Voice => {
      return { source, says: without(overrides[at]!, 'files'), path: ['overrides', at], isOverride: true };
    });
    return [
      ...forSome,
      { source, says: without(source.read.given, 'extends', 'overrides'), path: [], isOverride: false },
    ];
  });
}

/** The value of a setting that holds, of the nearest that says something. */
export function valueSaid<K extends keyof Configuration & keyof Given>(
  voices: readonly Voice[],
  name: K,
): Said<Configuration[K]> {
  for (const { says, source, path } of voices) {
    const value = says[name];
    if (value !== undefined)
      return { value: value as Configuration[K], by: { source, path: [...path, name] } };
  }
  return { value: NO_CONFIGURATION[name], by: null };
}

/**
 * How much a rule weighs: what the nearest says of it by its name, or else by its category. A preset speaks of what nobody
 * names, that of an override of all rules of its files.
 */
export function weightSaid(voices: readonly Voice[], rule: Rule): SaidWeight {
  const preset = valueSaid(voices, 'preset');
  let isPresetMet = false;
  for (const { says, source, path, isOverride } of voices) {
    const rules: GivenRules = says.rules ?? {};
    for (const name of [rule.name, categoryOf(rule.name)]) {
      const value = rules[name];
      if (value === undefined) continue;
      return {
        value,
        by: { source, path: [...path, 'rules', name] },
        because: 'named',
        preset: preset.value,
      };
    }
    // The first that is met is the one that holds.
    if (says.preset === undefined || isPresetMet) continue;
    isPresetMet = true;
    if (isOverride) break;
  }
  const because = preset.value === 'recommended' ? 'default' : 'preset';
  return { value: weightUnder(preset.value, rule), by: preset.by, because, preset: preset.value };
}

/** The parts of a setting that are gathered from all who say something: the furthest first. */
function gathered<T>(
  voices: readonly Voice[],
  partsOf: (says: Voice['says']) => readonly T[],
  way: JsonPath,
): Said<T>[] {
  return voices
    .toReversed()
    .flatMap(({ says, source, path }) =>
      partsOf(says).map((value, i) => ({ value, by: { source, path: [...path, ...way, i] } })),
    );
}

/** The additions to the registry, those that go before others last. */
export function bureauxSaid(voices: readonly Voice[]): Said<Configuration['bureaux'][number]>[] {
  return gathered(voices, ({ bureaux = [] }) => bureaux, ['bureaux']);
}

/** The phrases of a list of all who name some. */
export function phrasesSaid<L extends OwnPhraseList>(
  voices: readonly Voice[],
  list: L,
): Said<NonNullable<OwnPhrases[L]>[number]>[] {
  type Entry = NonNullable<OwnPhrases[L]>[number];
  return gathered(voices, ({ phrases }) => (phrases?.[list] ?? []) as readonly Entry[], ['phrases', list]);
}

/** The abbreviations of all who speak. */
export function abbreviationsSaid(voices: readonly Voice[]): readonly Said<string>[] {
  return gathered(voices, ({ abbreviations = [] }) => abbreviations, ['abbreviations']);
}

/** The form of each family of deadlines that somebody has decided on. */
export function formsSaid(voices: readonly Voice[]): ReadonlyMap<string, Said<string>> {
  const forms = new Map<string, Said<string>>();
  for (const { says, source, path } of voices) {
    for (const [family, value] of Object.entries(says.deadlineForms ?? {})) {
      if (value === undefined || forms.has(family)) continue;
      forms.set(family, { value, by: { source, path: [...path, 'deadlineForms', family] } });
    }
  }
  return forms;
}

/** What holds for a file, by all who speak for it. Of rules each has its weight. */
export function mergedConfiguration(voices: readonly Voice[]): Configuration {
  if (voices.length === 0) return NO_CONFIGURATION;
  const phrases = OWN_PHRASE_LISTS.map(
    (list) => [list, phrasesSaid(voices, list).map(({ value }) => value)] as const,
  );
  return {
    preset: valueSaid(voices, 'preset').value,
    rules: Object.fromEntries(RULES.map((rule) => [rule.name, weightSaid(voices, rule).value])),
    publicationDate: valueSaid(voices, 'publicationDate').value,
    drafts: valueSaid(voices, 'drafts').value,
    recogniseByContent: valueSaid(voices, 'recogniseByContent').value,
    phrases: Object.fromEntries(phrases.filter(([, list]) => list.length > 0)),
    abbreviations: abbreviationsSaid(voices).map(({ value }) => value),
    deadlineForms: Object.fromEntries([...formsSaid(voices)].map(([family, { value }]) => [family, value])),
    registry: valueSaid(voices, 'registry').value,
    calendar: valueSaid(voices, 'calendar').value,
    baseline: valueSaid(voices, 'baseline').value,
    bureaux: bureauxSaid(voices).map(({ value }) => value),
  };
}

/** Who speaks in the files that a configuration takes over, without what it says itself. */
export function voicesTakenOver({ sources }: WithSources): readonly Voice[] {
  return voicesOf(sources.slice(1), []);
}

/** What a configuration takes over from other files, without what it says itself. */
export function takenOverBy(found: WithSources): Configuration {
  return mergedConfiguration(voicesTakenOver(found));
}

interface WithSources {
  readonly sources: readonly SettingsSource[];
}
