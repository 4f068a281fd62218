import type { Message } from './types.js';

/** What is told of the words of a group of phrases: two sentences, which are data. */
interface PhraseTexts {
  readonly id: string;
  readonly message: string;
  readonly remedy: string;
}

/** The English text of what is told of words of a group: its message and its remedy. */
export function textOf({ message, remedy }: Omit<PhraseTexts, 'id'>): string {
  return `${message} ${remedy}`;
}

/** The same as a message on some words. */
export function messageOf(group: PhraseTexts, words: string): Message {
  return { id: group.id, text: textOf(group), args: { words } };
}
