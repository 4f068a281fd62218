import * as vscode from 'vscode';
import * as protocol from '../../../server/src/protocol.js';
import type { Server } from '../server.js';
import type { Filter } from '../views/filter.js';
import type { PageCommands, Questions } from './messages.js';

/** How each question of the page is answered; undefined where the server gives no answer. */
type Answers = {
  readonly [Q in keyof Questions]: (
    params: Questions[Q]['params'],
  ) => Promise<Questions[Q]['answer'] | undefined>;
};

/** The commands that the page may have run, and no others. */
const COMMANDS: Readonly<Record<keyof PageCommands, true>> = {
  'policyAddress.filterInitiatives': true,
  'policyAddress.clearFilter': true,
  'policyAddress.showAllBureaux': true,
  'policyAddress.newDraft': true,
  'policyAddress.restartServer': true,
  'policyAddress.exportInitiatives': true,
  'policyAddress.saveReport': true,
  'policyAddress.listReported': true,
  'policyAddress.openRulePage': true,
  'workbench.actions.view.problems': true,
};

/** Answers what the page asks: from the server, narrowed as the trees are. */
export function answersFrom(server: Server, filter: Filter): Answers {
  return {
    timeline: ({ known }) => server.ask(protocol.timeline, { filter: filter.active, known }),
    overview: () => server.ask(protocol.report, { filter: filter.active }),
  };
}

/** Answers one question; undefined where it is none that is known, or has no answer. */
export async function answer(answers: Answers, question: string, params: unknown): Promise<unknown> {
  if (!Object.hasOwn(answers, question)) return undefined;
  return answers[question as keyof Answers](params as never);
}

/** Runs a command for the page, where it is one that the page may have run. */
export async function runFor(command: string, args: readonly unknown[]): Promise<void> {
  if (Object.hasOwn(COMMANDS, command)) await vscode.commands.executeCommand(command, ...args);
}
