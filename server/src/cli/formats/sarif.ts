import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fnv1a from '@sindresorhus/fnv1a';
import type { ArtifactLocation, Fix, Location, Log, Region, ReportingDescriptor, Result } from 'sarif';
import { RULES } from '../../rules/all.js';
import { keyOf } from '../../rules/fingerprint.js';
import type { Rule, Severity } from '../../rules/types.js';
import { asJson } from '../as-json.js';
import type { CheckedDraft, CheckedFinding, ShownChange, ShownPlace } from '../workbench.js';
import type { RulePages } from '../rule-pages.js';
import type { FormatOptions, Formatter } from './formatter.js';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
/** What relative URIs count from: the folder of the command. */
const ROOT = 'SRCROOT';
const LEVELS = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
} as const satisfies Readonly<Record<Severity, string>>;

/** SARIF 2.1.0, the form in which programs that check texts hand on what they found. */
export const sarif: Formatter = ({ drafts, errors }, options) => {
  const { cwd, version, pages } = options;
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Policy Address',
            semanticVersion: version,
            rules: RULES.map((rule) => descriptor(rule, pages)),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { uri: pathToFileURL(`${cwd}${path.sep}`).href } },
        invocations: [
          {
            executionSuccessful: errors.length === 0,
            toolExecutionNotifications: errors.map((text) => ({ level: 'error', message: { text } })),
          },
        ],
        artifacts: drafts.map((draft) => ({ location: locationOf(draft, options) })),
        results: drafts.flatMap((draft, index) => resultsOf(draft, index, options)),
      },
    ],
  };
  return asJson(log);
};

function descriptor({ name, summary, severity }: Rule, pages: RulePages): ReportingDescriptor {
  const page = pages.of(name);
  return {
    id: name,
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    ...(page && { helpUri: page.uri, help: { text: page.text, markdown: page.text } }),
    defaultConfiguration:
      severity === 'off' ? { enabled: false, level: 'note' } : { enabled: true, level: LEVELS[severity] },
    properties: { tags: [name.slice(0, name.indexOf('/'))] },
  };
}

function locationOf(draft: CheckedDraft, options: FormatOptions): ArtifactLocation {
  return fileLocation(draft.absolutePath, draft.name, options);
}

/** Below the folder of the command as seen from there, so that the same is said on every machine. */
function fileLocation(absolutePath: string | null, name: string, { cwd }: FormatOptions): ArtifactLocation {
  if (absolutePath === null) return { uri: encodeURIComponent(name) };
  const relative = path.relative(cwd, absolutePath);
  const isBelow = !relative.startsWith('..') && !path.isAbsolute(relative);
  if (!isBelow) return { uri: pathToFileURL(absolutePath).href };
  return { uri: relative.split(path.sep).map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}

function resultsOf(draft: CheckedDraft, index: number, options: FormatOptions): Result[] {
  const location = locationOf(draft, options);
  const seen = new Map<string, number>();
  return draft.findings.map((finding): Result => {
    const key = keyOf(finding.fingerprint);
    const ordinal = (seen.get(key) ?? 0) + 1;
    seen.set(key, ordinal);
    const { rule, severity, message, fix, related } = finding;
    return {
      ruleId: rule,
      ruleIndex: RULES.findIndex(({ name }) => name === rule),
      level: LEVELS[severity],
      message: { text: message },
      locations: [
        { physicalLocation: { artifactLocation: { ...location, index }, region: regionOf(finding) } },
      ],
      ...(related.length > 0 && {
        relatedLocations: related.map((place) => relatedLocation(place, options)),
      }),
      partialFingerprints: { 'policyAddress/v1': fnv1a(`${key}\n${ordinal}`, { size: 64 }).toString(16) },
      properties: { severity },
      ...(fix && { fixes: [fixOf(fix, location)] }),
    };
  });
}

function fixOf(
  { title, changes }: NonNullable<CheckedFinding['fix']>,
  artifactLocation: ArtifactLocation,
): Fix {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation,
        replacements: changes.map((change) => ({
          deletedRegion: regionOf(change),
          insertedContent: { text: change.text },
        })),
      },
    ],
  };
}

function relatedLocation(place: ShownPlace, options: FormatOptions): Location {
  const artifactLocation = fileLocation(place.absolutePath, place.path, options);
  return {
    physicalLocation: { artifactLocation, region: regionOf(place) },
    message: { text: place.message },
  };
}

function regionOf({
  line,
  column,
  endLine,
  endColumn,
}: Pick<ShownChange, 'line' | 'column' | 'endLine' | 'endColumn'>): Region {
  return { startLine: line, startColumn: column, endLine, endColumn };
}
