/** Words in small letters go on from what is above; “iAM Smart”, “e-Health” and “(b)” begin something. */
const GOES_ON = /^\p{Ll}+[\s,;.)]/u;
/** No sentence and no title ends in these. */
const HANGING =
  /(?<!\p{L})(?:the|an?|of|and|or|in|to|for|with|by|at|on|as|from|into|its|their|which|that|between|under)$/iu;
/** Longer words do not hang. */
const LONGEST = 12;

/** Whether words begin in the middle of a sentence. */
export function goesOnInSmallLetters(words: string): boolean {
  return GOES_ON.test(words.slice(0, 40));
}

/** Whether words end where something must follow: “and the”. */
export function endsOpen(words: string): boolean {
  return HANGING.test(words.slice(-LONGEST).trimEnd());
}
