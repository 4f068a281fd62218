/** English texts of what is told of words of time that are no dates, beside those of their groups (seeds/phrases.json). */
export const PHRASE_TEXTS = {
  examples: 'For example: {examples}.',
  dated: 'The date beside “{words}” says when, so it does no harm.',
} as const;
