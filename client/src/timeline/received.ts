import type { InitiativeReference, ReportCell } from '../../../server/src/protocol/index.js';
import type { FromPage, PageCommands, Questions } from './messages.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What came from the page, and no more of it than it may say; null where it is nothing of that. The page shows what stands in
 * drafts, so its word is not taken for what it is given and has run.
 */
export function messageIn(received: unknown): FromPage | null {
  if (!isObject(received)) return null;
  switch (received['type']) {
    case 'ready':
      return { type: 'ready' };
    case 'ask':
      return questionIn(received);
    case 'open': {
      const initiative = initiativeIn(received['initiative']);
      return initiative && { type: 'open', initiative, here: received['here'] === true };
    }
    case 'run':
      return commandIn(received);
    default:
      return null;
  }
}

/** The initiative that something from elsewhere names; null where it names none. */
export function initiativeIn(given: unknown): InitiativeReference | null {
  if (!isObject(given)) return null;
  const { uri, id } = given;
  return typeof uri === 'string' && typeof id === 'string' ? { uri, id } : null;
}

/** How what comes with a question is read; undefined where it does not belong to it. */
const PARAMETERS: {
  readonly [Q in keyof Questions]: (given: unknown) => Questions[Q]['params'] | undefined;
} = {
  timeline: (given) => {
    const known = isObject(given) ? given['known'] : null;
    return isObject(known) && hasNumbersOnly(known) ? { known } : undefined;
  },
  overview: () => null,
};

const NOTHING = (): readonly [] => [];

/** The commands that the page may have run, and how what each is given is read; null where that does not belong to it. */
const COMMANDS: {
  readonly [C in keyof PageCommands]: (given: readonly unknown[]) => PageCommands[C] | null;
} = {
  'policyAddress.filterInitiatives': NOTHING,
  'policyAddress.clearFilter': NOTHING,
  'policyAddress.showAllBureaux': NOTHING,
  'policyAddress.newDraft': NOTHING,
  'policyAddress.restartServer': NOTHING,
  'policyAddress.exportInitiatives': NOTHING,
  'policyAddress.saveReport': NOTHING,
  'policyAddress.listReported': ([title, given]) =>
    typeof title === 'string' && isCell(given) ? [title, given] : null,
  'policyAddress.openRulePage': ([rule]) => (typeof rule === 'string' ? [rule] : null),
  'workbench.actions.view.problems': NOTHING,
};

function questionIn({ number, question, params: given }: Fields): FromPage | null {
  if (typeof number !== 'number' || !isKeyOf(PARAMETERS, question)) return null;
  const params = PARAMETERS[question](given);
  return params === undefined ? null : { type: 'ask', number, question, params };
}

function commandIn({ command, args: given }: Fields): FromPage | null {
  if (!isKeyOf(COMMANDS, command) || !Array.isArray(given)) return null;
  const args = COMMANDS[command](given);
  return args && { type: 'run', command, args };
}

/** Whether something says what a number of the report counts; which keys there are is known to the server. */
function isCell(given: unknown): given is ReportCell {
  if (!isObject(given)) return false;
  const { bureaux, ...others } = given;
  const areNamed =
    bureaux == null || (Array.isArray(bureaux) && bureaux.every((key) => typeof key === 'string'));
  return areNamed && Object.values(others).every((one) => one == null || typeof one === 'string');
}

function isObject(given: unknown): given is Fields {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

function hasNumbersOnly(given: Fields): given is Readonly<Record<string, number>> {
  return Object.values(given).every((one) => typeof one === 'number');
}

/** What an object inherits, such as “constructor”, is no key of its own. */
function isKeyOf<T extends object>(table: T, key: unknown): key is keyof T {
  return typeof key === 'string' && Object.hasOwn(table, key);
}
