import { detached } from '../../draft/detached.js';

const numbers = new Map<string, number>();
const words: string[] = [];
const chinese: boolean[] = [];

/**
 * The number of a word, the same whenever it is asked for; numbers begin at 0 and leave no gap. Words are remembered for good:
 * there are few of them, and what is kept of thousands of drafts is numbers.
 */
export function numberOf(word: string): number {
  let number = numbers.get(word);
  if (number === undefined) {
    const kept = detached(word);
    number = words.length;
    numbers.set(kept, number);
    words.push(kept);
    chinese.push(/^\p{Script=Han}/u.test(kept));
  }
  return number;
}

/** The word with a number. */
export function wordWith(number: number): string {
  return words[number]!;
}

/** Whether the word with a number is written in Chinese. */
export function isChinese(number: number): boolean {
  return chinese[number]!;
}

/** How many words have a number. */
export function vocabularySize(): number {
  return words.length;
}
