import { printParseErrorCode } from 'jsonc-parser';
import type { Translate } from '../rules/messages.js';

/** What is said of settings and of data that cannot be read, in English; `{name}` is filled in from the arguments. */
export const CONFIGURATION_MESSAGES = {
  duplicate: '“{name}” stands here twice. Only the last of them counts.',
  syntax: 'This file cannot be read from here on ({reason}).',
  tooDeep: 'This file cannot be read: too many brackets stand inside each other.',
  tooLong: 'This file is too long: no more than {most} characters are read.',
  notSettings: 'Write the settings between { and }.',
  notData: 'Write all that this file holds between { and }.',
  unknownRule: 'There is no rule “{name}”.',
  unknownSetting: 'There is no setting “{name}”.',
  unknownField: 'Nothing here is called “{name}”. Correct the word, or leave it out.',
  missingField: '“{name}” is missing here.',
  publicationDate: 'Write a day as year, month and day, for example "2025-09-17".',
  drafts: 'Write a list of file patterns, for example ["chapters/*.md", "!notes.md"].',
  recogniseByContent: 'Write true or false.',
  extends:
    'Write the path of a file with settings as seen from this one, for example "../house.json", or a list of such paths.',
  extendsOutside:
    '“{path}” leads out of the workspace. Put the file into the folder that is open (on the command line: the one that the command runs in). Until then nothing of it is used.',
  extendsNoFile: 'There is no file “{path}”, or it is no text. Nothing is taken over from it.',
  extendsCycle:
    '“{path}” takes over the settings of this file, so this one cannot take over its own from there.',
  extendsTooMany: 'More than {most} files are taken over. The settings of “{path}” are left out.',
  overrides: 'Write a list such as [{ "files": ["annex/*.md"], "rules": { "deadline/missing": "off" } }].',
  phrases: 'Write phrases as { "vague": ["as time allows"], "allowed": ["in due course of law"] }.',
  phrase: 'Write a phrase such as "as time allows", or { "words": "as time allows", "message": "…" }.',
  phraseEmpty: 'Write the words of the phrase, for example "as time allows".',
  phraseSlot:
    'Write a slot as {this|that} or [this|that]: closed, with words on both sides of each “|”, and with blanks around it.',
  phraseMark:
    '“~” stands by itself in place of words; “^” and “,” stand before the first word, “>” and “$” behind the last one.',
  phraseBeginning: 'Begin the phrase with a word. It cannot be looked for by slots alone.',
  phraseTooMuch: 'This phrase is too long, or has too many slots. Write it as several.',
  abbreviation: 'Write an abbreviation as it stands in drafts, for example "UHPC".',
  abbreviations: 'Write abbreviations as a list, for example ["UHPC", "BIM"].',
  deadlineForms: 'Write the form of each kind of deadline by its example: { "quarter": "Q3 2026" }.',
  rules: 'Write rules as { "deadline/missing": "off" }.',
  severity: 'Write "error", "warning", "information", "hint" or "off".',
  path: 'Write the path of a JSON file as seen from this one, for example "government/registry.json".',
  outside:
    '“{path}” leads out of this folder. Put the file beside this one or below. Until then what comes with Policy Address is used.',
  noFile: 'There is no file “{path}”, or it is no text. What comes with Policy Address is used instead.',
  partlyRead: 'In “{path}” something is wrong, first in line {line}. What can be read of it is used.',
  notRead:
    'Nothing in “{path}” can be used: see its line {line}. What comes with Policy Address is used instead.',
  baselineOutside:
    '“{path}” leads out of this folder. Put the file beside this one or below. Until then all findings are shown.',
  noBaseline: 'There is no file “{path}”, or it is no text. Until it is made all findings are shown.',
  baselineNotRead:
    'In “{path}” something is wrong, first in line {line}. Until that is put right all findings are shown.',
  bureaux: 'Write a list of organisations, for example [{ "code": "MOF", "name": "Ministry of Finance" }].',
  organisation: 'Write an organisation as { "code": "MOF", "name": "Ministry of Finance" }.',
  entry: 'Write an organisation as { "code": "MOF", "nameEn": "Ministry of Finance" }.',
  organisations: 'Write a list of at least one organisation between [ and ].',
  code: 'Write a code of two to ten letters, for example "MOF".',
  text: 'Write words between quotation marks.',
  list: 'Write a list of words between [ and ], for example ["MOF", "MOT"].',
  truth: 'Write true or false.',
  day: 'Write a day as year, month and day, for example "2025-09-17".',
  openDay: 'Write a day, for example "2025-09-17", or null where there is no last day yet.',
  monthAndDay: 'Write month and day, for example "04-01" for 1 April. It cannot be 29 February.',
  choice: 'Write one of these: {choices}.',
  oversight:
    'Write the code of the bureau that oversees it, or a list such as [{ "code": "MOF", "from": "2020-01-01", "to": null }].',
  newWithoutName: 'No organisation has the code “{code}” so far. Give the "name" of the new one.',
  codeOfNobody: 'No organisation has the code “{code}”.',
  codeOfTwo: '“{code}” is the code of {name} too, at the same time.',
  idOfTwo: 'Another organisation has the id “{id}” too.',
  endsTooEarly: 'This last day is before the first one, {from}.',
  overseerNotInForce: '“{code}” is not in force at that time, so it cannot oversee anybody.',
  noSource: 'There is no “{name}” among the sources of this file.',
  wrongValue: 'This value cannot be used here.',
} as const;

/** Which message: a key of {@link CONFIGURATION_MESSAGES}. */
export type ProblemMessage = keyof typeof CONFIGURATION_MESSAGES;

/** What may be wrong with how a configuration names its baseline. */
export const BASELINE_PROBLEMS: ReadonlySet<ProblemMessage> = new Set([
  'baselineOutside',
  'noBaseline',
  'baselineNotRead',
]);

/** The messages that say themselves what is used in place of what is wrong. */
export const SAYS_WHAT_IS_USED: ReadonlySet<ProblemMessage> = new Set([
  'outside',
  'noFile',
  'extendsOutside',
  'extendsNoFile',
  'extendsCycle',
  'extendsTooMany',
  'duplicate',
  'partlyRead',
  'notRead',
  ...BASELINE_PROBLEMS,
]);

/** All that the parser may say as the `{reason}` of {@link CONFIGURATION_MESSAGES}, in English. */
export const SYNTAX_REASONS: readonly string[] = Array.from({ length: 16 }, (_, at) => reasonOf(at + 1));

/** Something in the file that cannot be read, where the user wrote it (UTF-16 offsets); its text is made at the edge. */
export interface ConfigurationProblem {
  readonly start: number;
  readonly end: number;
  readonly message: ProblemMessage;
  readonly args: Readonly<Record<string, string>>;
  /** What was probably meant, in JSON: it can stand in the place of what is wrong. */
  readonly instead?: string;
}

/** What is asked behind a message where something else was probably meant. */
export const DID_YOU_MEAN = 'Did you mean “{near}”?';

/** What was probably meant, as it is shown: words without their quotation marks. Null where nothing was. */
export function meantBy({ instead }: ConfigurationProblem): string | null {
  if (instead === undefined) return null;
  const value: unknown = JSON.parse(instead);
  return typeof value === 'string' ? value : instead;
}

/** What is wrong with a setting, in words; `translate` is handed the texts of this file. */
export function problemText(problem: ConfigurationProblem, translate: Translate): string {
  const { message, args } = problem;
  // A reason is a text of its own.
  const { reason, ...others } = args;
  const filledIn = reason === undefined ? others : { ...others, reason: translate(reason, {}) };
  const text = translate(CONFIGURATION_MESSAGES[message], filledIn);
  const near = meantBy(problem);
  return near === null ? text : `${text} ${translate(DID_YOU_MEAN, { near })}`;
}

/** Has a part of a schema say what is wrong with it by the name of a message. */
export const says = (message: ProblemMessage): { error: ProblemMessage } => ({ error: message });

/** Why the parser of JSON stumbled: "CommaExpected" as "comma expected". */
export function reasonOf(code: number): string {
  return printParseErrorCode(code)
    .replace(/(?<!^)([A-Z])/g, ' $1')
    .toLowerCase();
}

/** Whether a text is the name of a message: schemas give one to each of their parts. */
export function isProblemMessage(text: string): text is ProblemMessage {
  return Object.hasOwn(CONFIGURATION_MESSAGES, text);
}
