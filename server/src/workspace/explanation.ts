import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft } from '../draft/draft.js';
import type { PresetName, Weight } from '../rules/presets.js';
import { RULES } from '../rules/all.js';
import type { Configuration } from './configuration.js';
import type { FoundConfiguration } from './configurations.js';
import {
  abbreviationsSaid,
  type Said,
  type SaidWeight,
  type Voice,
  bureauxSaid,
  formsSaid,
  phrasesSaid,
  valueSaid,
  weightSaid,
} from './merging.js';
import { OWN_PHRASE_LISTS } from './own-phrases.js';

/**
 * Where a value comes from: a line (from 1) of a file with settings, what a preset makes of a rule, the rule itself or what
 * holds without settings, the draft’s front matter, or its title.
 */
export type Origin =
  | { readonly source: 'settings'; readonly file: string; readonly line: number }
  | { readonly source: 'preset'; readonly preset: PresetName; readonly file: string; readonly line: number }
  | { readonly source: 'default' }
  | { readonly source: 'frontMatter' | 'title'; readonly file: string };

/** A value and where it comes from. */
export interface Explained<T> {
  readonly value: T;
  readonly from: Origin;
}

/** What holds for a file, each value with where it comes from. Files are named by `nameOf`. */
export interface ExplainedConfiguration {
  /** The file with settings that was found, and those that it takes over; none where there is none. */
  readonly settings: readonly string[];
  readonly preset: Explained<PresetName>;
  readonly publicationDate: Explained<string | null>;
  /** The year of publication: that of the day, or where only that is known, of the title. */
  readonly publicationYear: Explained<number | null>;
  readonly drafts: Explained<readonly string[]>;
  readonly recogniseByContent: Explained<boolean>;
  readonly registry: Explained<string | null>;
  readonly calendar: Explained<string | null>;
  readonly baseline: Explained<string | null>;
  readonly bureaux: readonly Explained<Configuration['bureaux'][number]>[];
  readonly phrases: Readonly<Record<string, readonly Explained<unknown>[]>>;
  readonly abbreviations: readonly Explained<string>[];
  readonly deadlineForms: Readonly<Record<string, Explained<string>>>;
  readonly rules: Readonly<Record<string, Explained<Weight>>>;
}

/** Explains what holds for a draft, or for a file that is none. `nameOf` makes of a URI what people call the file. */
export function explainConfiguration(
  found: FoundConfiguration,
  draft: { readonly uri: string; readonly draft: Draft },
  nameOf: (uri: string) => string,
): ExplainedConfiguration {
  const { voices, sources, dataFiles } = found;
  const from = originsIn(nameOf);
  const explained = <T>(said: Said<T>): Explained<T> => ({ value: said.value, from: from(said) });
  const named = (kind: 'registry' | 'calendar' | 'baseline'): Explained<string | null> => {
    const said = valueSaid(voices, kind);
    const file = dataFiles.find((each) => each.kind === kind);
    const isRead = file && (kind !== 'baseline' || found.baseline?.accepted);
    // Where it cannot be read, what comes with Policy Address holds, and no finding is accepted.
    return isRead
      ? { value: nameOf(file.uri), from: from(said) }
      : { value: null, from: { source: 'default' } };
  };
  return {
    settings: sources.map(({ uri }) => nameOf(uri)),
    preset: explained(valueSaid(voices, 'preset')),
    ...publicationOf(draft, voices, from, nameOf),
    drafts: explained(valueSaid(voices, 'drafts')),
    recogniseByContent: explained(valueSaid(voices, 'recogniseByContent')),
    registry: named('registry'),
    calendar: named('calendar'),
    baseline: named('baseline'),
    bureaux: bureauxSaid(voices).map(explained),
    phrases: Object.fromEntries(
      OWN_PHRASE_LISTS.map((list) => [
        list,
        phrasesSaid(voices, list).map((said) => explained<unknown>(said)),
      ]),
    ),
    abbreviations: abbreviationsSaid(voices).map(explained),
    deadlineForms: Object.fromEntries(
      [...formsSaid(voices)].map(([family, said]) => [family, explained(said)]),
    ),
    rules: Object.fromEntries(
      RULES.map((rule) => {
        const said = weightSaid(voices, rule);
        return [rule.name, { value: said.value, from: originOfWeight(said, from) }];
      }),
    ),
  };
}

type OriginOf = (said: Said<unknown>) => Origin;

/** Finds the lines of values; the lines of each text are counted once. */
function originsIn(nameOf: (uri: string) => string): OriginOf {
  const documents = new Map<string, TextDocument>();
  return ({ by }) => {
    if (!by) return { source: 'default' };
    const { uri, text, read } = by.source;
    const document = documents.get(uri) ?? TextDocument.create(uri, 'jsonc', 0, text);
    documents.set(uri, document);
    const { start } = read.json.extentOf(read.placeOf(by.path));
    return { source: 'settings', file: nameOf(uri), line: document.positionAt(start).line + 1 };
  };
}

function originOfWeight(said: SaidWeight, from: OriginOf): Origin {
  if (said.because === 'default') return { source: 'default' };
  const origin = from(said);
  return said.because === 'preset' && origin.source === 'settings'
    ? { ...origin, source: 'preset', preset: said.preset }
    : origin;
}

/** Front matter goes before a line on top of the draft, that before the settings, and they before the title. */
function publicationOf(
  { uri, draft }: { readonly uri: string; readonly draft: Draft },
  voices: readonly Voice[],
  from: OriginOf,
  nameOf: (uri: string) => string,
): Pick<ExplainedConfiguration, 'publicationDate' | 'publicationYear'> {
  const { date, year } = draft.circumstances.publication;
  const said = valueSaid(voices, 'publicationDate');
  const own = { source: 'frontMatter', file: nameOf(uri) } as const;
  const title = { source: 'title', file: nameOf(uri) } as const;
  const isOnTop = date !== null && date !== said.value;
  const origin = draft.metadata.publicationDate !== null ? own : isOnTop ? title : from(said);
  return {
    publicationDate: { value: date, from: origin },
    publicationYear: { value: year, from: date === null && year !== null ? title : origin },
  };
}
