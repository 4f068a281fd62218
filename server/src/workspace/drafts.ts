import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Registry } from '../bureaux/registry.js';
import type { TimeReader } from '../deadlines/reader.js';
import type { Surroundings } from '../draft/circumstances.js';
import type { Draft } from '../draft/draft.js';
import type { DraftParser } from '../draft/parser.js';
import type { SourceRange } from '../draft/passage.js';
import type { Change } from '../draft/changes.js';
import type { DraftFindings } from '../rules/draft-findings.js';
import type { Repetition } from '../rules/likeness/repetition.js';
import { RepetitionIndex } from '../rules/likeness/repetition-index.js';
import type { Configurations, FoundConfiguration } from './configurations.js';
import type { DraftText } from './baseline.js';
import { DraftDocument } from './draft-document.js';
import { DRAFT_ENDINGS, type FileSystem } from './file-system.js';
import { formattingBy } from './formatting.js';
import { findingsToShow, holdAgainstOthers } from './judging.js';
import { decodedUri, normalUri } from './paths.js';
import { type Candidate, isDraft } from './recognition.js';
import { Trial } from './trial.js';

/** A draft of the workspace, read as it is now. */
export interface KnownDraft {
  readonly uri: string;
  readonly languageId: string;
  /** The version of the open document; 0 for a file that is not open. */
  readonly version: number;
  /** The text with its line table, for positions. */
  readonly textDocument: TextDocument;
  readonly draft: Draft;
  /** The same object while draft and configuration are, and what other drafts promise that it promises too. */
  readonly findings: DraftFindings;
  /** What it promises again, in itself or as another draft that has been read; null where it was not held against others. */
  readonly repetitions: readonly Repetition[] | null;
  /** The registry that the draft is read by: the seeded one, or that of its configuration. */
  readonly registry: Registry;
  /** The reader of times, made for the calendar of its configuration. */
  readonly times: TimeReader;
}

/** A document that may be a draft, and what decides it. */
export interface Considered {
  readonly document: DraftDocument;
  readonly candidate: Candidate;
  readonly found: FoundConfiguration;
  readonly byContent: boolean;
}

/** Some of the drafts of a workspace, and how many of the files that may be drafts have been looked at. */
export interface Portion {
  readonly drafts: readonly KnownDraft[];
  readonly done: number;
  readonly total: number;
}

/** The drafts that are known without reading on, by their URIs, and how many files have not been looked at. */
export interface DraftsSoFar {
  readonly drafts: readonly KnownDraft[];
  readonly unread: number;
}

/** A file that may be a draft. */
interface ReadFile {
  /** Null until somebody asks for it. */
  reading: Promise<KnownDraft | null> | null;
  /** The draft in it, null where it is none; nothing until it has been read. */
  known?: KnownDraft | null;
}

/** What the drafts of a session are read with. */
export interface DraftsOptions {
  /** The documents that are open; their text goes before that of the file. */
  readonly documents: { get(uri: string): DraftDocument | undefined; all(): readonly DraftDocument[] };
  readonly files: FileSystem;
  /** The folders of the workspace (URIs). */
  folders(): readonly string[];
  readonly configurations: Configurations;
  /** Whether the user wants drafts to be recognised by their content, for a document. */
  recogniseByContent(uri: string): Promise<boolean>;
  /** Today, ISO 8601. */
  today(): string;
  /** Lets others have their turn, between one file and the next. */
  rest(): Promise<void>;
  /** What is found in a draft changed because another one did. */
  onFoundElsewhere?(uri: string): void;
  /** A file is left out that might be a draft. */
  onLeftOut(uri: string, reason: string): void;
}

/** How a document is read as a draft. */
type DraftOf = (document: DraftDocument, parser: DraftParser, surroundings: Surroundings) => Draft;

/** The findings of a draft, and what they were made of. */
interface Judged {
  readonly found: FoundConfiguration;
  readonly repetitions: readonly Repetition[] | null;
  readonly findings: DraftFindings;
}

/** Texts that are longer (UTF-16 code units) are no drafts, but would hold up those that are. */
const MOST_TEXT = 6_000_000;

/** How many files are read at a time. */
const AT_A_TIME = 8;

/** The drafts of a workspace: among the documents that are open, and among the files in its folders. */
export class Drafts {
  /** The files that may be drafts, looked for once until one comes or goes. */
  #found: Promise<readonly string[]> | null = null;
  /** The files that are not open, as of `#readOn`. */
  readonly #files = new Map<string, ReadFile>();
  #readOn = '';
  /** Files that went while they were open: what an editor still shows of them may stand elsewhere by now, under another name. */
  readonly #gone = new Set<string>();
  readonly #findings = new WeakMap<Draft, Judged>();
  /** The documents of drafts as they were read. */
  readonly #documents = new WeakMap<Draft, TextDocument>();
  /** What the drafts promise that have been read and not forgotten, by their URIs. */
  readonly #repetitionIndex: RepetitionIndex;

  constructor(private readonly options: DraftsOptions) {
    this.#repetitionIndex = new RepetitionIndex((uri) => options.onFoundElsewhere?.(uri));
  }

  /** The draft in an open document or a file that is known, or null where there is none. */
  async read(uri: string): Promise<KnownDraft | null> {
    const { documents } = this.options;
    if (!documents.get(uri)) return this.#file(normalUri(uri));
    return this.#evaluate(
      uri,
      () => documents.get(uri),
      () => documents.get(uri) !== undefined && !this.#gone.has(normalUri(uri)),
    );
  }

  /** Whether a document is open, but longer than any draft. */
  isTooLong(uri: string): boolean {
    const document = this.options.documents.get(uri);
    return document !== undefined && isTooLong(document);
  }

  /** An open document with all that decides whether it is a draft; null where it is not open, or too long to be one. */
  consider(uri: string): Promise<Considered | null> {
    return this.#consider(uri, () => this.options.documents.get(uri));
  }

  /** A copy of an open draft to try changes on; null where it is not open. */
  async trialOf(uri: string): Promise<Trial | null> {
    const considered = await this.consider(uri);
    if (!considered) return null;
    const { document, found } = considered;
    const surroundings = this.#surroundings(found);
    return new Trial(document, (copy) => {
      const draft = copy.draft(found.readers.parser, surroundings);
      return findingsToShow(uri, { draft, text: copy.textDocument.getText(), repetitions: null }, found);
    });
  }

  /** What brings an open draft into the house form, in the stretch that is asked for; null where it is not open. */
  async formattingOf(
    uri: string,
    stretchIn?: (document: TextDocument) => SourceRange,
  ): Promise<{ readonly textDocument: TextDocument; readonly changes: readonly Change[] } | null> {
    const considered = await this.consider(uri);
    if (!considered) return null;
    const { document, found } = considered;
    const { textDocument } = document;
    const surroundings = this.#surroundings(found);
    const parsed = document.parsed(found.readers.parser, surroundings);
    const changes = formattingBy(found, surroundings, parsed, stretchIn?.(textDocument));
    return { textDocument, changes };
  }

  /**
   * All drafts, a few at a time: of the files in the folders and of the documents that are open wherever they are, by their
   * URIs. Whoever wants them may stop, or show how far it is.
   */
  async *portions(): AsyncGenerator<Portion> {
    const { uris, open } = await this.#uris();
    for (let i = 0; i < uris.length; i += AT_A_TIME) {
      const some = uris.slice(i, i + AT_A_TIME).map((uri) => this.#readAmongAll(open.get(uri) ?? uri));
      const drafts = (await Promise.all(some)).filter((draft) => draft !== null);
      yield { drafts, done: Math.min(i + AT_A_TIME, uris.length), total: uris.length };
    }
  }

  /**
   * The drafts in open documents, and in files as far as they have been read; those that changed since are read again. Nothing
   * that is just being read is waited for.
   */
  async soFar(): Promise<DraftsSoFar> {
    const { uris, open } = await this.#uris();
    this.#forgetYesterday();
    const drafts: KnownDraft[] = [];
    let unread = 0;
    for (const uri of uris) {
      const opened = open.get(uri);
      const file = this.#files.get(uri);
      // Most are known, and waiting for each of thousands would take longer than all else.
      if (opened === undefined && file?.known !== undefined) {
        if (file.known) drafts.push(file.known);
      } else if (opened === undefined && (!file || file.reading)) unread++;
      else {
        const draft = await this.#readAmongAll(opened ?? uri);
        if (draft) drafts.push(draft);
      }
    }
    return { drafts, unread };
  }

  /** The text of a file changed, or it is no longer open. */
  changed(uri: string): void {
    const file = normalUri(uri);
    this.#gone.delete(file);
    // Another one: what is just being read of it is of the text before.
    if (this.#files.has(file)) this.#files.set(file, { reading: null });
    this.#forgetRepetitions((known) => known === file);
  }

  /** Files came, one of them or a whole folder. */
  came(uri: string): void {
    const isMeant = isOrHolds(uri);
    for (const file of this.#gone) if (isMeant(file)) this.#gone.delete(file);
    this.#forgetFiles(isMeant);
  }

  /** Files went, one of them or a whole folder: those that are open are no longer counted, unless they are saved again. */
  went(uri: string): void {
    const isMeant = isOrHolds(uri);
    for (const file of this.#openUris()) if (isMeant(file)) this.#gone.add(file);
    this.#forgetFiles(isMeant);
    this.#repetitionIndex.removeWhere(isMeant);
  }

  /** Forgets all files, because what they are judged by has changed. */
  forget(): void {
    this.#files.clear();
    this.#forgetRepetitions(() => true);
    this.#found = null;
  }

  /** What may be drafts, in their order, and those among them that are open as their clients call them. */
  async #uris(): Promise<{ uris: readonly string[]; open: ReadonlyMap<string, string> }> {
    const { files, documents, folders } = this.options;
    this.#found ??= files.find(folders(), DRAFT_ENDINGS).then((uris) => inOrder(uris.map(normalUri)));
    const found = this.#found;
    // A search that failed is not kept: the next one may do better.
    found.catch(() => {
      if (this.#found === found) this.#found = null;
    });
    const inFolders = await found;
    const open = new Map(documents.all().map(({ uri }) => [normalUri(uri), uri]));
    const known = new Set(inFolders);
    const others = [...open.keys()].filter((uri) => !known.has(uri) && !this.#gone.has(uri));
    return { uris: others.length > 0 ? inOrder([...inFolders, ...others]) : inFolders, open };
  }

  #file(uri: string): Promise<KnownDraft | null> {
    this.#forgetYesterday();
    let file = this.#files.get(uri);
    if (!file) this.#files.set(uri, (file = { reading: null }));
    return (file.reading ??= this.#readInto(file, uri));
  }

  async #readInto(file: ReadFile, uri: string): Promise<KnownDraft | null> {
    // It may change, go or be opened while it is read.
    const isCurrent = (): boolean => this.#files.get(uri) === file && !this.#openUris().has(uri);
    file.known = await this.#leftOutIfBroken(uri, this.#readFile(uri, isCurrent));
    return file.known;
  }

  #readAmongAll(uri: string): Promise<KnownDraft | null> {
    return this.#leftOutIfBroken(uri, this.read(uri));
  }

  /** One that cannot be read costs itself alone. */
  #leftOutIfBroken(uri: string, reading: Promise<KnownDraft | null>): Promise<KnownDraft | null> {
    return reading.catch((error: unknown) => {
      this.options.onLeftOut(uri, String(error));
      return null;
    });
  }

  #openUris(): ReadonlySet<string> {
    return new Set(this.options.documents.all().map(({ uri }) => normalUri(uri)));
  }

  /** A draft that does not say its day is judged as of today. */
  #forgetYesterday(): void {
    const today = this.options.today();
    if (today !== this.#readOn) this.#files.clear();
    this.#readOn = today;
  }

  /** Of a file nothing is kept but the draft, where it is one: what makes edits cheap would take as much room again. */
  async #readFile(uri: string, isCurrent: () => boolean): Promise<KnownDraft | null> {
    const text = await this.options.files.read(uri).catch(() => null);
    if (text === null) return null;
    await this.options.rest();
    const document = DraftDocument.create(uri, languageOf(uri), 0, text);
    if (isTooLong(document)) {
      this.options.onLeftOut(uri, `its text is longer than ${MOST_TEXT} characters`);
      return null;
    }
    return this.#evaluate(
      uri,
      () => document,
      isCurrent,
      (_, parser, surroundings) => parser.read(text, surroundings),
    );
  }

  /** What was read of a text that is no more current is held against nothing: what came after it has been, or will be. */
  async #evaluate(
    uri: string,
    documentNow: () => DraftDocument | undefined,
    isCurrent: () => boolean,
    draftOf?: DraftOf,
  ): Promise<KnownDraft | null> {
    const considered = await this.#consider(uri, documentNow, draftOf);
    const key = normalUri(uri);
    if (!considered || !isDraft(considered.candidate, considered.found, considered.byContent)) {
      if (isCurrent()) this.#repetitionIndex.remove(key);
      return null;
    }
    const { document, candidate, found } = considered;
    const { draft } = candidate;
    const { languageId, version, textDocument } = document;
    if (isCurrent()) {
      const document = this.#asRead(draft, textDocument);
      holdAgainstOthers(this.#repetitionIndex, key, { draft, document }, found);
    }
    const text = textDocument.getText();
    // What other drafts promise may come to be known later than this one.
    const judged = (): Judged => this.#judged(document.uri, { draft, text }, found);
    const { registry, times } = found.readers;
    return {
      uri: document.uri,
      languageId,
      version,
      textDocument,
      draft,
      get findings() {
        return judged().findings;
      },
      get repetitions() {
        return judged().repetitions;
      },
      registry,
      times,
    };
  }

  /** The document of a draft as it was read: an open one changes, and what others know of the draft does not change with it. */
  #asRead(draft: Draft, textDocument: TextDocument): TextDocument {
    let document = this.#documents.get(draft);
    if (!document) {
      const { uri, languageId, version } = textDocument;
      document = TextDocument.create(uri, languageId, version, textDocument.getText());
      this.#documents.set(draft, document);
    }
    return document;
  }

  async #consider(
    uri: string,
    documentNow: () => DraftDocument | undefined,
    draftOf: DraftOf = (document, parser, surroundings) => document.draft(parser, surroundings),
  ): Promise<Considered | null> {
    const { configurations, recogniseByContent } = this.options;
    const found = await configurations.for(uri);
    const byContent = await recogniseByContent(uri);
    // Only now: the text may have changed while waiting.
    const document = documentNow();
    if (!document || isTooLong(document) || holdsData(document)) return null;
    const draft = draftOf(document, found.readers.parser, this.#surroundings(found));
    return { document, candidate: { uri, languageId: document.languageId, draft }, found, byContent };
  }

  #surroundings({ configuration: { publicationDate } }: FoundConfiguration): Surroundings {
    return { today: this.options.today(), publicationDate };
  }

  #judged(uri: string, where: DraftText, found: FoundConfiguration): Judged {
    const { draft } = where;
    const known = this.#findings.get(draft);
    const repetitions = this.#repetitionIndex.repetitionsIn(normalUri(uri), draft);
    // What the draft was before is held against nothing any more: it stays as it was judged.
    if (known?.found === found && (repetitions === null || known.repetitions === repetitions)) return known;
    const judged = { found, repetitions, findings: findingsToShow(uri, { ...where, repetitions }, found) };
    this.#findings.set(draft, judged);
    return judged;
  }

  #forgetFiles(isMeant: (uri: string) => boolean): void {
    for (const file of this.#files.keys()) if (isMeant(file)) this.#files.delete(file);
    this.#forgetRepetitions(isMeant);
    this.#found = null;
  }

  /** Forgets what drafts promise whose files are gone or changed; what is open is told of by itself. */
  #forgetRepetitions(isMeant: (uri: string) => boolean): void {
    const open = this.#openUris();
    this.#repetitionIndex.removeWhere((uri) => !open.has(uri) && isMeant(uri));
  }
}

/** Whether a file, by its normal URI, is the one that is meant, or stands in the folder that is. */
function isOrHolds(uri: string): (file: string) => boolean {
  const meant = normalUri(uri);
  return (file) => file === meant || file.startsWith(`${meant}/`);
}

/** By the code units of their paths, as the command line has them, each once. */
function inOrder(uris: readonly string[]): readonly string[] {
  const paths = [...new Set(uris)].map((uri) => ({ uri, path: decodedUri(uri) }));
  return paths.sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path))).map(({ uri }) => uri);
}

function isTooLong({ textDocument }: DraftDocument): boolean {
  return textDocument.getText().length > MOST_TEXT;
}

/** Settings, a registry: an editor tells of them too. */
function holdsData({ languageId }: DraftDocument): boolean {
  return languageId === 'json' || languageId === 'jsonc';
}

function languageOf(uri: string): string {
  return uri.toLowerCase().endsWith('.txt') ? 'plaintext' : 'markdown';
}
