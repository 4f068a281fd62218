/** English texts that say why a code cannot be renamed; what is wrong with the new one is said by the rules. */
export const RENAME_TEXTS = {
  elsewhere: 'Only a code in a bureau tag, or in the front matter, can be renamed.',
  outside: 'To rename {code} in all drafts, put the cursor on it in a bureau tag.',
  unchanged: '{code} is written so in all tags already.',
  ofDay: 'The draft “{draft}” is of {day}.',
  ofYear: 'The draft “{draft}” is of {year}.',
  ofToday: 'The draft “{draft}” does not say its day, so today counts.',
  inDraft: 'That is so in the draft “{draft}”.',
} as const;
