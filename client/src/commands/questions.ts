import * as vscode from 'vscode';
import { BACK } from './walk.js';

/** Where a question stands in a row of them. */
export interface Place {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

/** A choice: what is shown, and the answer it stands for. */
export interface Choice<Answer> extends vscode.QuickPickItem {
  readonly answer: Answer;
}

/** Lets the user choose; `choices` may take their time. Nothing where the user stops. */
export function choose<Answer>(
  place: Place,
  placeholder: string,
  choices: Promise<readonly Choice<Answer>[]>,
  isActive: (answer: Answer) => boolean,
): Promise<Answer | typeof BACK | undefined> {
  const input = vscode.window.createQuickPick<Choice<Answer>>();
  input.placeholder = placeholder;
  input.matchOnDescription = true;
  input.matchOnDetail = true;
  input.busy = true;
  void choices.then((items) => {
    input.items = items;
    const active = items.find(({ answer }) => isActive(answer)) ?? items[0];
    if (active) input.activeItems = [active];
    input.busy = false;
  });
  return ask(place, input, () => input.selectedItems[0]);
}

/** What is made of the words of a user: an answer, or why there is none. */
export type Reading<Answer> = { readonly answer: Answer } | { readonly message: string };

/** Lets the user write. What cannot be read is told when the user has done, not while the words are being typed. */
export function askWords<Answer>(
  place: Place,
  words: { readonly prompt: string; readonly placeholder: string; readonly value: string },
  read: (words: string) => Reading<Answer>,
): Promise<Answer | typeof BACK | undefined> {
  const input = vscode.window.createInputBox();
  Object.assign(input, words);
  input.onDidChangeValue(() => (input.validationMessage = undefined));
  return ask(place, input, () => {
    const reading = read(input.value);
    if ('answer' in reading) return reading;
    input.validationMessage = reading.message;
    return undefined;
  });
}

/** Shows an input until there is an answer, the user goes back or it is closed. */
function ask<Answer>(
  { title, step, totalSteps }: Place,
  input: vscode.QuickPick<Choice<Answer>> | vscode.InputBox,
  answerNow: () => { readonly answer: Answer } | undefined,
): Promise<Answer | typeof BACK | undefined> {
  Object.assign(input, { title, step, totalSteps });
  // Who looks the date up in another window should find the question still there.
  input.ignoreFocusOut = true;
  if (step > 1) input.buttons = [vscode.QuickInputButtons.Back];
  return new Promise<Answer | typeof BACK | undefined>((resolve) => {
    input.onDidTriggerButton(() => resolve(BACK));
    input.onDidAccept(() => {
      const given = answerNow();
      if (given) resolve(given.answer);
    });
    input.onDidHide(() => resolve(undefined));
    input.show();
  }).finally(() => input.dispose());
}
