import * as l10n from '@vscode/l10n';

let digits = new Intl.NumberFormat('en');

/** Has the page group the digits of its numbers as in this language, a BCP 47 tag. */
export function writeNumbersIn(language: string): void {
  digits = new Intl.NumberFormat(language);
}

/** "28,640": a number as it is grouped in the language of the page. */
export function inDigits(number: number): string {
  return digits.format(number);
}

/** "1 initiative", "54 initiatives". */
export function countOfInitiatives(count: number): string {
  return count === 1 ? l10n.t('1 initiative') : l10n.t('{0} initiatives', inDigits(count));
}
