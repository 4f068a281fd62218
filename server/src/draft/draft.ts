import type { Metadata } from './metadata.js';
import { type Heading, type Initiative, type Passage, lengthOf } from './passage.js';
import type { Circumstances } from './circumstances.js';
import type { Directive, PlacedDirective } from './directives.js';

/** A chapter, section or topic: a heading and what stands under it. */
export interface Section {
  /** Index of its heading among the draft's passages. */
  readonly index: number;
  readonly heading: Heading;
  /** Index after its last passage. */
  readonly end: number;
  readonly parent: Section | null;
  readonly children: readonly Section[];
}

/** Passages that stand together. The same object while its text is the same, wherever an edit elsewhere moves it. */
export interface Block {
  readonly passages: readonly Passage[];
  /** Where each passage starts, counted from where the block starts. */
  readonly offsets: readonly number[];
  /** The comments that silence findings. */
  readonly directives: readonly Directive[];
  /** How deep each passage is nested in the ones before it, 0 at the top. */
  readonly depths: readonly number[];
}

/** A block and where it stands in the document (UTF-16 code units). */
export interface PlacedBlock {
  /** What Markdown calls it: `BulletList`, `FencedCode`, `FrontMatter` … */
  readonly type: string;
  readonly from: number;
  readonly to: number;
  readonly content: Block;
}

/**
 * A draft as data: immutable. Passages whose text did not change are the same objects as in the draft before an edit.
 * What a keystroke asks for goes by blocks; what is asked for more rarely is made when it is.
 */
export class Draft {
  #passages: readonly Passage[] | undefined;
  #starts: readonly number[] | undefined;
  #sections: readonly Section[] | undefined;
  #initiatives: readonly number[] | undefined;

  constructor(
    readonly metadata: Metadata,
    readonly circumstances: Circumstances,
    readonly blocks: readonly PlacedBlock[],
    /** The comments that silence findings, in order of the document. */
    readonly directives: readonly PlacedDirective[],
  ) {}

  /** All passages, in order of the document. */
  get passages(): readonly Passage[] {
    this.#passages ??= this.blocks.flatMap(({ content }) => content.passages);
    return this.#passages;
  }

  /** Where each passage starts in the document (UTF-16 code units). */
  get starts(): readonly number[] {
    this.#starts ??= this.blocks.flatMap(({ from, content }) =>
      content.offsets.map((offset) => from + offset),
    );
    return this.#starts;
  }

  /** The indexes of the initiatives among the passages, in order. */
  get initiatives(): readonly number[] {
    this.#initiatives ??= this.passages.flatMap((passage, i) => (passage.kind === 'initiative' ? [i] : []));
    return this.#initiatives;
  }

  /** The initiative with this index among the passages. */
  initiative(index: number): Initiative {
    const passage = this.passages[index];
    if (passage?.kind !== 'initiative') throw new RangeError(`passage ${index} is no initiative`);
    return passage;
  }

  /** The sections of the top level; the others are their children. */
  get sections(): readonly Section[] {
    this.#sections ??= readSections(this.passages);
    return this.#sections;
  }

  /** Where the front matter ends (UTF-16 code units); 0 without any. */
  get frontMatterEnd(): number {
    const [first] = this.blocks;
    return first?.type === 'FrontMatter' ? first.to : 0;
  }

  /** Where a passage starts in the document, and where its last line ends. */
  extentOf(index: number): { start: number; end: number } {
    const start = this.starts[index]!;
    return { start, end: start + lengthOf(this.passages[index]!) };
  }
}

interface OpenSection extends Section {
  end: number;
  readonly children: OpenSection[];
  readonly parent: OpenSection | null;
}

function readSections(passages: readonly Passage[]): Section[] {
  const roots: OpenSection[] = [];
  let current: OpenSection | null = null;
  passages.forEach((passage, index) => {
    if (passage.kind !== 'heading' || !passage.isSection) return;
    while (current && current.heading.level >= passage.level) {
      current.end = index;
      current = current.parent;
    }
    const section: OpenSection = {
      index,
      heading: passage,
      end: passages.length,
      parent: current,
      children: [],
    };
    (current ? current.children : roots).push(section);
    current = section;
  });
  return roots;
}

/** For each passage the titles of the sections that hold it, outermost first. */
export function sectionTitles(draft: Draft): (index: number) => readonly string[] {
  const titles: (readonly string[])[] = [];
  const visit = (sections: readonly Section[], above: readonly string[]): void => {
    for (const section of sections) {
      const path = [...above, section.heading.title];
      for (let i = section.index + 1; i < section.end; i++) titles[i] = path;
      visit(section.children, path);
    }
  };
  visit(draft.sections, []);
  return (index) => titles[index] ?? [];
}
