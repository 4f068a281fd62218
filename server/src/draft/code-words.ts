import type { LookUp, Registry } from '../bureaux/registry.js';
import type { Organisation, Period } from '../bureaux/types.js';
import { type Passage, ownTag } from './passage.js';

/** A code that a reader can point at. Offsets are UTF-16 code units of the passage's text. */
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
  for (const { index, 0: word } of passage.readable.matchAll(CODE_WORD)) {
    for (const { at, written } of readings(word, (code) => registry.lookUp(code, period) !== null)) {
      const start = index + at;
      const end = start + written.length;
      if (tag && start < tag.end && end > tag.start) continue;
      const known = registry.lookUp(written, period);
      if (known?.organisation.code === written) found.push({ start, end, ...known });
    }
  }
  return found.sort((a, b) => a.start - b.start);
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
