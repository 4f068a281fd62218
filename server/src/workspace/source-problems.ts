import type { DataKind } from './data-file.js';
import type { LoadedSettings } from './extended-settings.js';
import type { Replaced } from './knowledge-base.js';
import { type Said, type SettingsSource, type Voice, bureauxSaid } from './merging.js';
import { BASELINE_PROBLEMS, type ConfigurationProblem, type ProblemMessage } from './problems.js';

/** What a configuration names as its registry, calendar or baseline: the file, or why there is none. */
export interface NamedFile {
  readonly said: Said<string | null>;
  readonly uri: string | null;
  readonly text: string | null;
  readonly problem: 'outside' | 'noFile' | null;
}

/** Tells of something wrong where it was said. */
type Tell = (
  by: NonNullable<Said<unknown>['by']>,
  message: ProblemMessage,
  args: ConfigurationProblem['args'],
) => void;

/** What is told in each of the files with settings: of itself, and of the files that it names. */
export function problemsOfSources(
  { sources, links }: LoadedSettings,
  voices: readonly Voice[],
  named: Readonly<Record<DataKind | 'baseline', NamedFile>>,
  replaced: Replaced,
  ofBaseline: readonly ConfigurationProblem[],
): ReadonlyMap<SettingsSource, readonly ConfigurationProblem[]> {
  const problems = new Map(
    sources.map((source): [SettingsSource, ConfigurationProblem[]] => [source, [...source.read.problems]]),
  );
  const tell: Tell = ({ source, path }, message, args) => {
    const extent = source.read.json.extentOf(source.read.placeOf(path));
    problems.get(source)?.push({ ...extent, message, args });
  };
  for (const kind of ['registry', 'calendar'] as const) tellOfData(kind, named[kind], replaced, tell);
  tellOfBaseline(named.baseline, ofBaseline, tell);
  const bureaux = bureauxSaid(voices);
  for (const {
    path: [entry, ...rest],
    message,
    args,
  } of replaced.bureauxProblems) {
    const by = bureaux[Number(entry)]?.by;
    if (by) tell({ source: by.source, path: [...by.path, ...rest] }, message, args);
  }
  // The furthest first: what is wrong there is told by all who take it over.
  for (const source of sources.toReversed()) {
    for (const { path, at, problem, target, most } of links.get(source) ?? []) {
      const by = { source, path: at };
      if (problem !== null) {
        tell(by, problem, { path, ...(most !== undefined && { most: String(most) }) });
        continue;
      }
      const wrong = problems.get(target!) ?? [];
      const first = firstOf(wrong.filter(({ message }) => !BASELINE_PROBLEMS.has(message)));
      const baselineProblem = firstOf(wrong);
      if (first) tell(by, 'partlyRead', { path, line: String(lineOf(target!.text, first.start)) });
      // Nothing is wrong with the settings themselves, and where the baseline is not read it does not matter.
      else if (baselineProblem) tell(by, baselineProblem.message, baselineProblem.args);
    }
  }
  return problems;
}

/** What is told of a data file where it is named; what is wrong in it is told there as well. */
function tellOfData(
  kind: DataKind,
  { said, text, problem }: NamedFile,
  { registryProblems, calendarProblems, unread }: Replaced,
  tell: Tell,
): void {
  const { by, value: path } = said;
  if (!by || path === null) return;
  if (problem !== null) return tell(by, problem, { path });
  const first = firstOf(kind === 'registry' ? registryProblems : calendarProblems);
  if (!first || text === null) return;
  tell(by, unread[kind] ? 'notRead' : 'partlyRead', { path, line: String(lineOf(text, first.start)) });
}

/** What is told of a baseline where it is named. */
function tellOfBaseline(
  { said, text, problem }: NamedFile,
  problems: readonly ConfigurationProblem[],
  tell: Tell,
): void {
  const { by, value: path } = said;
  if (!by || path === null) return;
  if (problem !== null) return tell(by, problem === 'outside' ? 'baselineOutside' : 'noBaseline', { path });
  const first = firstOf(problems);
  if (first && text !== null) tell(by, 'baselineNotRead', { path, line: String(lineOf(text, first.start)) });
}

function firstOf(problems: readonly ConfigurationProblem[]): ConfigurationProblem | undefined {
  return problems.toSorted((a, b) => a.start - b.start)[0];
}

/** The line (from 1) in which an offset stands. */
function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\r|\n/).length;
}
