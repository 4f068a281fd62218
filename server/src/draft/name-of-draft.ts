const YEAR = String.raw`(?:19|20)\d\d(?:\s?[-–—/]\s?(?:\d\d){1,2})?`;
const ADDRESS = String.raw`(?:the\s+)?(?:chief\s+executive['’]s\s+)?(?:${YEAR}\s+)?policy\s+address(?:\s+${YEAR})?|《?(?:${YEAR}年?)?施政報告》?`;
/** What may stand around a line, and is none of its words. */
const MARKS = String.raw`[\s>#*_]*`;

/** What a draft is beside an Address, or holds; behind the name of an Address nothing else is its name. */
const PART = String.raw`supplement|annex|appendix|return|contribution|draft|(?:policy\s+)?(?:initiatives|measures)`;
/** The name of a Policy Address, or of what goes with one. */
const NAME = new RegExp(
  String.raw`^${MARKS}(?:(?:the\s+)?(?:supplement|annex|appendix)\s+to\s+)?(?:${ADDRESS})(?:\s*[,:(（–—-]?\s*$|[\s,:(（–—-][^.;:!?]{0,40}(?<!\p{L})(?:${PART})(?!\p{L})[^.;:!?]{0,20}$|附篇|附件|附錄)`,
  'iu',
);
/** “Supplement (Civil Service Bureau)”, “Annex A (CSB)”. */
const PART_ALONE = new RegExp(
  String.raw`^${MARKS}(?:(?:supplement|annex|appendix)(?:\s[\p{Lu}\d])?|附篇|附件|附錄)${MARKS}$`,
  'iu',
);
/** A day behind the name of an Address: words that end in a number, or in the Chinese sign of a day. */
const DATED = new RegExp(
  String.raw`^${MARKS}(?:${ADDRESS})[*_]*\s*[,:(（–—-]\s*([^;()（）]{7,40}(?:\d|日))[)）]?${MARKS}$`,
  'iu',
);
/** No name of a draft is longer (UTF-16 code units). */
const LONGEST = 160;
/** What tells of the draft something that is done. */
const SENTENCE =
  /[.!?;。！？；]\s|[.!?;。！？；]$|(?<!\p{L})(?:will|shall|is|are|was|were|has|have|be)(?!\p{L})/iu;

/** Whether words (without a tag behind them) are the name of a draft, as on its cover: “2024-25 Policy Address: Supplement”. */
export function isNameOfDraft(words: string): boolean {
  if (words.length > LONGEST || /[\r\n]/.test(words.trim()) || SENTENCE.test(words.trim())) return false;
  return NAME.test(words.trimEnd()) || PART_ALONE.test(words.trimEnd());
}

/** What stands for a day behind the name of a Policy Address, “The 2023 Policy Address, 25 October 2023”; null where nothing does. */
export function dayBehindName(line: string): string | null {
  return line.length > LONGEST ? null : (DATED.exec(line.trim())?.[1] ?? null);
}
