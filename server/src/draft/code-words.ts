import type { LookUp, Registry } from '../bureaux/registry.js';
import type { Organisation, Period } from '../bureaux/types.js';
import { type Passage, ownTag } from './passage.js';

/** A code that a reader can point at. Offsets are UTF-16 code units of the text that was read. */
export interface CodeWord {
  readonly start: number;
  readonly end: number;
  readonly organisation: Organisation;
  readonly state: LookUp['state'];
}

/** A word that may be a code: “SB”, “ArchSD”, “C&ED”; in a Chinese sentence no space need stand before it. */
const CODE_WORD = /(?<![\p{Script=Latin}\p{N}&])[A-Z][A-Za-z]*(?:&[A-Za-z]+)?(?![\p{Script=Latin}\p{N}])/gu;

/**
 * The organisations that a passage names by their codes, in order, wherever in it: in its tag in any form that can be
 * read, full names too; elsewhere only a word that is written as the code is, since “Post” and “Audit” are ordinary words.
 * Whoever points at a word wants to know, so more counts here than among a passage’s `mentions`, by which rules judge.
 */
export function codeWordsIn(passage: Passage, registry: Registry, period: Period): CodeWord[] {
  const tag = ownTag(passage);
  const found: CodeWord[] = (tag?.codes ?? []).flatMap(({ start, end, organisation, state }) =>
    organisation && state !== 'unknown' ? [{ start, end, organisation, state }] : [],
  );
  const elsewhere = codeWordsOf(passage.readable, registry, period);
  found.push(...elsewhere.filter(({ start, end }) => !tag || start >= tag.end || end <= tag.start));
  return found.sort((a, b) => a.start - b.start);
}

/** The words of any text that are written as codes of organisations, in order: of a line of a table, say. */
export function codeWordsOf(text: string, registry: Registry, period: Period): CodeWord[] {
  const found: CodeWord[] = [];
  for (const { index, 0: word } of text.matchAll(CODE_WORD)) {
    for (const { at, written } of readings(word, (code) => registry.lookUp(code, period) !== null)) {
      const start = index + at;
      const known = registry.lookUp(written, period);
      if (known?.organisation.code === written) found.push({ start, end: start + written.length, ...known });
    }
  }
  return found;
}

/** “C&ED” is one code, “HYAB&CMAB” are two: the registry tells. */
function readings(word: string, isKnown: (code: string) => boolean): { at: number; written: string }[] {
  const ampersand = word.indexOf('&');
  if (ampersand < 0 || isKnown(word)) return [{ at: 0, written: word }];
  return [
    { at: 0, written: word.slice(0, ampersand) },
    { at: ampersand + 1, written: word.slice(ampersand + 1) },
  ];
}
