import type { Organisation } from '../../bureaux/types.js';
import type { Passage } from '../../draft/passage.js';
import { sourceRange } from '../../draft/passage.js';
import type { BureauTag, TaggedCode } from '../../draft/tag.js';
import type { Remedy } from '../types.js';

/** The English title of {@link replacements}, for the messages of rules that use it. */
export const REPLACE = 'Replace by {code} ({name})';

/** Those that a tag does not name: of several that could stand in place of a code, one may be there already. */
export function notIn(tag: BureauTag, organisations: readonly Organisation[]): Organisation[] {
  return organisations.filter((one) => !tag.codes.some(({ organisation }) => organisation === one));
}

/** One suggestion for each organisation that could stand in place of a code, its name spelt out. */
export function replacements(
  passage: Passage,
  code: TaggedCode,
  organisations: readonly Organisation[],
): Remedy[] {
  return organisations.map((organisation) => ({
    title: { id: 'replace', args: { code: organisation.code, name: organisation.nameEn } },
    changes: [{ range: sourceRange(passage, code), text: organisation.code }],
  }));
}
