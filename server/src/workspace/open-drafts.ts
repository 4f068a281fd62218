import type { Draft } from '../draft/draft.js';
import { DraftParser, type Knowledge } from '../draft/parser.js';
import type { DraftFindings } from '../rules/draft-findings.js';
import type { Linter } from '../rules/linter.js';
import { severitiesOf } from './configuration.js';
import type { Configurations } from './configurations.js';
import type { DraftDocument } from './draft-document.js';
import { isDraft } from './recognition.js';

/** A document that is a draft, read as it is now. */
export interface OpenDraft {
  readonly document: DraftDocument;
  readonly draft: Draft;
  readonly findings: DraftFindings;
}

/** What the drafts of a session are read with. */
export interface OpenDraftsOptions {
  documentOf(uri: string): DraftDocument | undefined;
  readonly configurations: Configurations;
  /** Whether the user wants drafts to be recognised by their content, for a document. */
  recogniseByContent(uri: string): Promise<boolean>;
  /** Today, ISO 8601. */
  today(): string;
}

/** The drafts among the documents that are open. */
export class OpenDrafts {
  readonly #parser: DraftParser;

  constructor(
    knowledge: Knowledge,
    private readonly linter: Linter,
    private readonly options: OpenDraftsOptions,
  ) {
    this.#parser = new DraftParser(knowledge);
  }

  /** The draft in a document, or null when it holds none (or is not open). */
  async read(uri: string): Promise<OpenDraft | null> {
    const { documentOf, configurations, recogniseByContent, today } = this.options;
    if (!documentOf(uri)) return null;
    const found = await configurations.for(uri);
    const byContent = await recogniseByContent(uri);
    // Only now: the text may have changed while waiting.
    const document = documentOf(uri);
    if (!document) return null;
    const { publicationDate } = found.configuration;
    const draft = document.draft(this.#parser, { today: today(), publicationDate });
    if (!isDraft({ uri, languageId: document.languageId, draft }, found, byContent)) return null;
    return { document, draft, findings: this.linter.lint(draft, severitiesOf(found.configuration)) };
  }
}
