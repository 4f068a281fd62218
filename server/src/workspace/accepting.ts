import { URI, Utils } from 'vscode-uri';
import { type Baseline, type Counted, countFindings, stillFound, totalOf } from './baseline.js';
import { BASELINE_FILE, readBaseline, writeBaseline } from './baseline-file.js';
import { readConfiguration } from './configuration.js';
import type { FoundConfiguration } from './configurations.js';
import type { KnownDraft } from './drafts.js';
import { allFindings } from './judging.js';
import { valueSaid, voicesTakenOver } from './merging.js';
import { fileBelow, pathFromFile } from './paths.js';
import { type SettingsFile, isChangeable, settingsIn, withSetting } from './settings-edits.js';

/** A file with accepted findings that is to be written: its text before (null: there is none) and after. */
export interface BaselineWrite {
  readonly uri: string;
  readonly before: string | null;
  readonly after: string;
}

/** A draft with the configuration that holds for it, and the file in which that stands or is to stand. */
export interface DraftToAccept {
  readonly known: KnownDraft;
  readonly found: FoundConfiguration;
  readonly settings: SettingsFile;
}

/** What has to be written so that all that is found in some drafts is accepted. */
export type Accepted =
  | {
      readonly kind: 'write';
      readonly baselines: readonly BaselineWrite[];
      /** Configuration files that do not name their baseline yet, with their texts afterwards. */
      readonly settings: readonly (readonly [SettingsFile, after: string])[];
      readonly findings: number;
      readonly drafts: number;
    }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'broken'; readonly uri: string };

/** What accepting goes by, outside of the drafts. */
export interface Accepting {
  /** The folders of the workspace. */
  readonly roots: readonly string[];
  /** Whether all that is found in a draft (a URI) is accepted anew: what was accepted in others stays. */
  isMeant(uri: string): boolean;
  /** The text of a file; null where there is none. */
  read(uri: string): Promise<string | null>;
}

/** Accepts all that is found in drafts. */
export async function acceptFindings(
  drafts: readonly DraftToAccept[],
  { roots, isMeant, read }: Accepting,
): Promise<Accepted> {
  const named = new Map<string, NamedBaseline>();
  const files = new Map<string, Map<string, Counted>>();
  let findings = 0;
  let withFindings = 0;
  for (const { known, found, settings } of drafts) {
    const file = named.get(settings.uri) ?? namedIn(settings, found, roots);
    if (file === null) return { kind: 'broken', uri: settings.uri };
    named.set(settings.uri, file);
    const path = pathFromFile(file.uri, known.uri);
    if (path === null) continue;
    const { draft, textDocument } = known;
    const counted = countFindings(allFindings(known, found), { draft, text: textDocument.getText() });
    const others = files.get(file.uri) ?? new Map<string, Counted>();
    files.set(file.uri, others.set(path, counted));
    findings += totalOf(counted);
    if (counted.size > 0) withFindings++;
  }
  if (findings === 0) return { kind: 'nothing' };
  const baselines = await Promise.all(
    [...files].map(async ([uri, accepted]): Promise<BaselineWrite> => {
      const before = await read(uri);
      // Another folder may go by the same file.
      const others = [...((before !== null && readBaseline(before).baseline) || [])].filter(
        ([name]) => !isMeant(Utils.resolvePath(Utils.dirname(URI.parse(uri)), name).toString()),
      );
      return { uri, before, after: writeBaseline(new Map([...others, ...accepted]), before) };
    }),
  );
  const settings = [...named.values()].flatMap(({ settings: file, after }) =>
    after === null ? [] : [[file, after] as const],
  );
  return { kind: 'write', baselines, settings, findings, drafts: withFindings };
}

/** The baseline of a draft without what is gone from it; null where nothing is. `now` is the text of the file. */
export function withoutGone(
  known: KnownDraft,
  found: FoundConfiguration,
  now: string | null,
): BaselineWrite | null {
  const { uri, draft, textDocument } = known;
  // A rule that could not be read may be off by mistake: what it found is not gone.
  if (!found.baseline || now === null || found.problems.length > 0) return null;
  const accepted: Baseline | null = readBaseline(now).baseline;
  const path = pathFromFile(found.baseline.uri, uri);
  const before = path === null ? undefined : accepted?.get(path);
  if (!accepted || path === null || !before) return null;
  const all = countFindings(allFindings(known, found), { draft, text: textDocument.getText() });
  const left = stillFound(before, all);
  if (totalOf(left) === totalOf(before)) return null;
  const after = writeBaseline(new Map(accepted).set(path, left), now);
  return { uri: found.baseline.uri, before: now, after };
}

/** A baseline that a configuration names, or a file that it takes over; and the text of it where none does so yet. */
interface NamedBaseline {
  readonly uri: string;
  readonly settings: SettingsFile;
  readonly after: string | null;
}

/** Null where the configuration cannot be changed, or names what it may not. */
function namedIn(
  settings: SettingsFile,
  found: FoundConfiguration,
  roots: readonly string[],
): NamedBaseline | null {
  const before = settingsIn(settings);
  if (!isChangeable(before, 'baseline', ({ type }) => type === 'string')) return null;
  const { baseline } = readConfiguration(before).configuration;
  const takenOver = baseline === null ? valueSaid(voicesTakenOver(found), 'baseline') : null;
  if (takenOver?.by) {
    const uri = fileBelow(takenOver.by.source.uri, takenOver.value!, roots);
    return uri === null ? null : { uri, settings, after: null };
  }
  const after = baseline === null ? withSetting(before, ['baseline'], BASELINE_FILE) : null;
  const uri = fileBelow(settings.uri, baseline ?? BASELINE_FILE, roots);
  const isSaid = after === null || readConfiguration(after).configuration.baseline === BASELINE_FILE;
  return uri !== null && isSaid ? { uri, settings, after } : null;
}
