import {
  applyEdits,
  type Edit,
  findNodeAtOffset,
  type Node,
  modify,
  parseTree,
  type ParseError,
} from 'jsonc-parser';
import type { Weight } from '../rules/presets.js';
import { type GivenOverride, readConfiguration, weightIn } from './configuration.js';

/** A configuration file that is to be changed; its text is null where it is to be made. */
export interface SettingsFile {
  readonly uri: string;
  readonly text: string | null;
}

/** The text of a configuration file to begin with: an empty one holds no settings yet. */
export function settingsIn({ text }: SettingsFile): string {
  return text === null || text.trim() === '' ? '{}\n' : text;
}

/** A configuration with one value changed (taken out where it is undefined); comments and form of the file stay. */
export function withSetting(
  text: string,
  path: (string | number)[],
  value: unknown,
  options: { isArrayInsertion?: boolean } = {},
): string {
  const indent = /^([^\S\r\n]+)\S/m.exec(text)?.[1] ?? '  ';
  const formattingOptions = {
    insertSpaces: !indent.includes('\t'),
    tabSize: indent.includes('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
  const after = applyEdits(text, modify(text, path, value, { ...options, formattingOptions }));
  const [plain] = modify(text, path, value, options);
  return plain ? commentsKept(text, formKept(text, after, plain, indent) ?? after, plain) : after;
}

/**
 * A setting put behind one that has its own line or lines, without touching the form of that: the whole of the line is formatted
 * otherwise. Null where it is fine, or is something else.
 */
function formKept(
  text: string,
  after: string,
  { offset, length, content }: Edit,
  unit: string,
): string | null {
  const before = text.slice(0, offset);
  if (length > 0 || !content.startsWith(',"') || after.startsWith(`${before},`)) return null;
  const root = parseTree(text, [], { allowTrailingComma: true });
  let last = root && findNodeAtOffset(root, offset - 1);
  while (last && last.type !== 'property') last = last.parent;
  if (!last || last.offset + last.length !== offset) return null;
  const [margin] = /[^\r\n]*$/.exec(text.slice(0, last.offset))!;
  if (margin.trim() !== '') return null;
  const lines = JSON.stringify(JSON.parse(`{${content.slice(1)}}`), null, unit)
    .split('\n')
    .slice(1, -1);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const added = lines.map((line) => `${eol}${margin}${line.slice(unit.length)}`).join('');
  return `${before},${added}${text.slice(offset)}`;
}

/** A comment behind a value, on its line; a comma may stand before it. */
const COMMENT_BEHIND = /^,?[^\S\r\n]*(?:\/\/[^\r\n]*|\/\*[^\r\n*]*\*\/[^\S\r\n]*(?=[\r\n]))/;

/** What is put behind a value comes before its comment, which would then seem to be about the new one: they change places. */
function commentsKept(text: string, after: string, { offset, length, content }: Edit): string {
  const comment = COMMENT_BEHIND.exec(text.slice(offset))?.[0];
  if (comment === undefined || length > 0 || !content.startsWith(',')) return after;
  const before = `${text.slice(0, offset)},`;
  const behind = text.slice(offset);
  const added = after.slice(before.length, after.length - behind.length);
  if (!after.startsWith(before) || !after.endsWith(behind) || !/^\s*[\r\n]/.test(added)) return after;
  // The comma that ended the last value goes on ending the last one.
  return comment.startsWith(',')
    ? `${before}${comment.slice(1)}${added},${behind.slice(comment.length)}`
    : before + comment + added + behind.slice(comment.length);
}

/** Whether a text is JSON with settings in it, and the one called `name`, where it is there, is as it must be. */
export function isChangeable(text: string, name: string, isRight: (value: Node) => boolean): boolean {
  const errors: ParseError[] = [];
  let root: Node | undefined;
  try {
    root = parseTree(text, errors, { allowTrailingComma: true });
  } catch {
    // Thousands of brackets inside each other.
    return false;
  }
  if (root?.type !== 'object' || errors.length > 0) return false;
  const value = root.children?.find(({ children }) => children?.[0]?.value === name)?.children?.[1];
  return !value || isRight(value);
}

/**
 * The file with another severity for a rule, tried out; null where it cannot be read as it is. What its overrides say of the
 * rule, by its name, its category or a preset, is changed as well, so that it holds for all drafts of the file.
 */
export function withSeverity(file: SettingsFile, rule: string, severity: Weight): string | null {
  const before = settingsIn(file);
  if (!isChangeable(before, 'rules', ({ type }) => type === 'object')) return null;
  let after = withSetting(before, ['rules', rule], severity);
  const { given, placeOf } = readConfiguration(after);
  for (const [i, override] of (given.overrides ?? []).entries()) {
    if (!saysOtherwise(override, rule, severity)) continue;
    try {
      after = withSetting(after, [...placeOf(['overrides', i]), 'rules', rule], severity);
    } catch {
      // What stands there as its rules are none.
      return null;
    }
  }
  const { rules = {}, overrides = [] } = readConfiguration(after).given;
  const holds = weightIn(rules, rule) === severity;
  return holds && !overrides.some((override) => saysOtherwise(override, rule, severity)) ? after : null;
}

/** Whether an override has a rule weigh something else in its files. */
function saysOtherwise({ rules = {}, preset }: GivenOverride, rule: string, severity: Weight): boolean {
  const given = weightIn(rules, rule);
  return given === undefined ? preset !== undefined : given !== severity;
}
