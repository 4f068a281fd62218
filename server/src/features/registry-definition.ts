import type { LocationLink, Range } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Registry } from '../bureaux/registry.js';
import type { Organisation } from '../bureaux/types.js';
import type { FoundConfiguration } from '../workspace/configurations.js';
import { JsonText } from '../workspace/json-text.js';
import { ALWAYS } from '../workspace/registry-file.js';
import { toRange } from './ranges.js';

/** The name of the seeded registry among the files that ship. */
export const REGISTRY_FILE = 'bureaux.json';

/** Where the entry of an organisation stands. */
export type EntryPlace = Pick<LocationLink, 'targetUri' | 'targetRange' | 'targetSelectionRange'>;

/** Reads a file as it is now: as it is typed, or else as it is stored; null where there is none. */
export type ReadText = (uri: string) => Promise<string | null>;

/** Lists of organisations: in a registry, and in the settings. */
type ListName = 'organisations' | 'bureaux';

/** An entry of a list of organisations, with what tells it from others; of the settings only its place counts. */
interface Entry {
  readonly id: string | undefined;
  readonly code: unknown;
  readonly name: unknown;
  readonly validFrom: unknown;
  readonly range: Range;
  /** Where its code stands. */
  readonly codeRange: Range;
}

/** Finds the entries of organisations in the files they were read from. Reads each text once, for as long as it is the same. */
export class RegistryEntries {
  readonly #read = new Map<string, { readonly text: string; readonly entries: readonly (Entry | null)[] }>();

  /** `seeded` is the registry that holds where no other is named, and the URI of its file; null where there is none. */
  constructor(
    private readonly readText: ReadText,
    private readonly seeded: { readonly registry: Registry; readonly uri: string | null },
  ) {}

  /**
   * The entry of an organisation of a draft: in the settings that hold for it where they add or correct it, in the registry
   * that they name, or in the seeded one. Null where no file has it.
   */
  async placeOf(organisation: Organisation, found: FoundConfiguration): Promise<EntryPlace | null> {
    const own = found.bureauxEntries.get(organisation);
    if (own !== undefined) {
      const { uri: file, at } = own;
      const entries = await this.#entriesIn(file, 'bureaux');
      const hasCode = (entry: Entry | null | undefined): boolean => entry?.code === organisation.code;
      // What is being typed may have moved it.
      return placeIn(file, hasCode(entries[at]) ? entries[at] : entries.findLast(hasCode));
    }
    const named = found.dataFiles.find(({ kind }) => kind === 'registry');
    const isSeeded = found.readers.registry.isOfSameGovernment(this.seeded.registry);
    const uri = isSeeded ? this.seeded.uri : named?.uri;
    if (uri == null) return null;
    const entries = await this.#entriesIn(uri, 'organisations');
    return placeIn(uri, entryOf(organisation, entries));
  }

  async #entriesIn(uri: string, list: ListName): Promise<readonly (Entry | null)[]> {
    const text = await this.readText(uri);
    if (text === null) return [];
    const known = this.#read.get(uri);
    if (known?.text === text) return known.entries;
    const entries = readEntries(text, list);
    this.#read.set(uri, { text, entries });
    return entries;
  }
}

/** All entries of a list, null in the place of what is none. */
function readEntries(text: string, list: ListName): (Entry | null)[] {
  const json = new JsonText(text);
  const document = TextDocument.create('', 'json', 0, text);
  const value = json.value() as Partial<Record<ListName, unknown>> | null | undefined;
  const given = value?.[list];
  if (!Array.isArray(given)) return [];
  return given.map((entry: unknown, i) => {
    const extent = json.wholeExtentOf([list, i]);
    if (!extent || !entry || typeof entry !== 'object') return null;
    const { id, code, nameEn, validFrom } = entry as Partial<Record<string, unknown>>;
    return {
      id: typeof id === 'string' ? id : undefined,
      code,
      name: nameEn,
      validFrom,
      range: toRange(document, extent, 0),
      codeRange: toRange(document, json.wholeExtentOf([list, i, 'code']) ?? json.extentOf([list, i]), 0),
    };
  });
}

/** Of entries without an id, several of which may have had the code, the one of that name and first day. */
function entryOf(
  { id, code, nameEn, validFrom }: Organisation,
  entries: readonly (Entry | null)[],
): Entry | undefined {
  const all = entries.filter((entry) => entry !== null);
  const nameless = all.filter(
    (entry) => entry.id === undefined && entry.code === code && entry.name === nameEn,
  );
  return (
    all.find((entry) => entry.id === id) ??
    nameless.find((entry) => (entry.validFrom ?? ALWAYS) === validFrom) ??
    nameless[0]
  );
}

function placeIn(targetUri: string, entry: Entry | null | undefined): EntryPlace | null {
  return entry ? { targetUri, targetRange: entry.range, targetSelectionRange: entry.codeRange } : null;
}
