import * as l10n from '@vscode/l10n';
import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver-types';
import type { Position, TextDocument } from 'vscode-languageserver-textdocument';
import type { Registry } from '../bureaux/registry.js';
import type { Period } from '../bureaux/types.js';
import type { DraftLanguage } from '../draft/metadata.js';
import { CODE_SHAPE } from '../draft/tag-content.js';
import { lineBreakOf, textBefore } from './lines.js';

/**
 * Where a snippet makes sense: at the `start` of the draft alone, on a `line` of its own, or as an `item`, which may
 * stand behind a bullet that is there already.
 */
export type SnippetPlace = 'start' | 'line' | 'item';

/** A snippet in the format of VS Code, which leaves alone what it does not know (`place`, `language`). */
export interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
  /** Anywhere without it. */
  readonly place?: SnippetPlace;
  /** The language of drafts it is for; any without it. */
  readonly language?: DraftLanguage;
}

/** The snippets by their names, as `seeds/snippets.json` holds them. */
export type Snippets = Readonly<Record<string, Snippet>>;

/** What is known of the draft that a snippet is to stand in. */
export interface SnippetContext {
  /** Today, ISO 8601. */
  readonly today: string;
  /** Null where the draft does not say. */
  readonly language: DraftLanguage | null;
  /** Who can be chosen as responsible. */
  readonly registry: Registry;
  /** The days for which they must be in force. */
  readonly period: Period;
}

/**
 * The snippets that make sense at a place. Variables are filled in here, since few editors know all of them; tab stops
 * and choices are left to the editor.
 */
export function snippetCompletions(
  document: TextDocument,
  position: Position,
  snippets: Snippets,
  { today, language, registry, period }: SnippetContext,
): CompletionItem[] {
  const bureaux = registry.answerableIn(period).map(({ code }) => code);
  const before = textBefore(document, position);
  const variables = new Map([...dayVariables(today), ['TM_CURRENT_LINE', before]]);
  const lineEnd = lineBreakOf(document, 0);
  return Object.entries(snippets).flatMap(([name, snippet], index) => {
    const { prefix, place } = snippet;
    const typed = typedLength(before, prefix);
    const start = { line: position.line, character: position.character - typed };
    if (snippet.language && language && snippet.language !== language) return [];
    if (place && !isAt(place, document, start, position)) return [];
    const template = withBureaux(snippet.body.join('\n'), bureaux, registry);
    const resolved = resolveVariables(template, variables);
    // Behind a bullet the body brings a blank, which stands there already.
    const body = place === 'item' ? resolved.trimStart() : resolved;
    // scripts/generate-l10n.mts takes these texts from the data.
    /* eslint-disable no-restricted-syntax */
    const title = l10n.t(name);
    const description = l10n.t(snippet.description);
    /* eslint-enable no-restricted-syntax */
    return {
      label: prefix,
      labelDetails: { description: title },
      detail: title,
      documentation: `${description}\n\n${previewOf(body)}`,
      kind: CompletionItemKind.Snippet,
      insertTextFormat: InsertTextFormat.Snippet,
      // Front matter must not be indented by tabs.
      insertTextMode: InsertTextMode.asIs,
      filterText: prefix,
      // Behind what else is offered, and in the order of the data.
      sortText: `~${String(index).padStart(3, '0')}`,
      textEdit: { range: { start, end: position }, newText: body.replace(/\n/g, lineEnd) },
    };
  });
}

/** How much of a prefix stands before the cursor: the Latin word, or as much of a Chinese one as has been typed. */
function typedLength(before: string, prefix: string): number {
  if (/^\p{Script=Latin}/u.test(prefix)) return /\p{Script=Latin}*$/u.exec(before.slice(-100))![0].length;
  let length = prefix.length;
  while (!before.endsWith(prefix.slice(0, length))) length--;
  return length;
}

const BULLET = /^\s*(?:[-*+•·]|\d+[.)])\s+$/;

function isAt(place: SnippetPlace, document: TextDocument, word: Position, cursor: Position): boolean {
  if (place === 'start') {
    // One front matter is enough.
    return (
      document.offsetAt(word) === 0 && !/^\s*---\s/.test(document.getText().slice(document.offsetAt(cursor)))
    );
  }
  const before = textBefore(document, word);
  return before.trim() === '' || (place === 'item' && BULLET.test(before));
}

/** A choice of a snippet: its number and its options. */
const CHOICE = /\$\{(\d+)\|([^|\\}]*)\|\}/g;
/** A tag that is made of choices, with what stands between and behind them. */
const TAG = /\(((?:\$\{\d+\|[^|\\}]*\|\}(?:, )?)+)(?: and ([^()]*))?\)/g;

/**
 * Puts the bureaux that a draft can name in the place of those that the data lists, and its own form of a tag in the place
 * of the data's. Those that the data has too stay in its order.
 */
function withBureaux(body: string, bureaux: readonly string[], registry: Registry): string {
  const { brackets, separator, conjunction } = registry.tagGrammar;
  const optionsFor = (list: string): readonly string[] | null => {
    const options = list.split(',');
    const listed = options.filter((option) => CODE_SHAPE.test(option));
    // The names of months are a choice too.
    if (listed.length < 2) return null;
    const known = listed.filter((code) => bureaux.includes(code));
    const open = listed.length < options.length ? openPartyLike(options[0]!, registry) : [];
    return [...open, ...known, ...bureaux.filter((code) => !known.includes(code))];
  };
  return body
    .replace(TAG, (tag, choices: string, behind: string | undefined) => {
      if ([...choices.matchAll(CHOICE)].some(([, , list]) => optionsFor(list!) === null)) return tag;
      const [open] = behind === undefined ? [] : openPartyLike(behind, registry);
      const inner = [choices.replaceAll(', ', `${separator} `), open].filter((part) => part !== undefined);
      return `${brackets.charAt(0)}${inner.join(` ${conjunction} `)}${brackets.charAt(1)}`;
    })
    .replace(CHOICE, (choice, number: string, list: string, at: number, whole: string) => {
      const options = optionsFor(list);
      if (!options) return choice;
      // Of two in a tag the second is another than the first.
      const [first, second, ...rest] = options;
      const isSecond = /\|\}[^\s$]* $/.test(whole.slice(0, at));
      const isSame =
        isSecond && second !== undefined && rest.length > 0 && first === optionsFor(firstOf(whole))?.[0];
      return choiceOf(number, isSame ? [second, first!, ...rest] : options);
    });
}

/** The list of the first choice in the body of a snippet. */
function firstOf(body: string): string {
  return [...body.matchAll(CHOICE)][0]![2]!;
}

function choiceOf(number: string, options: readonly string[]): string {
  const list = options.map((option) => option.replace(/[\\,|$}]/g, '\\$&')).join(',');
  return `\${${number}|${list}|}`;
}

/** How a registry calls those without a code: as the data does, else in the same script. */
function openPartyLike(words: string, registry: Registry): string[] {
  if (registry.openParties.includes(words)) return [words];
  const found = registry.openPartyIn(/\p{Script=Han}/u.test(words));
  return found === null ? [] : [found];
}

function dayVariables(today: string): [name: string, value: string][] {
  const [year, month, date] = today.split('-') as [string, string, string];
  return [
    ['CURRENT_YEAR', year],
    ['CURRENT_YEAR_SHORT', year.slice(-2)],
    ['CURRENT_MONTH', month],
    ['CURRENT_DATE', date],
  ];
}

/** An escape, `$NAME`, `${NAME}`, `${NAME/pattern/format/flags}`, the start of `${NAME:default}`, or any character. */
const PIECE =
  /\\[^]|\$(?<name>[A-Z][A-Z_]*)|\$\{(?<braced>[A-Z][A-Z_]*)(?:(?<end>\})|(?<colon>:)|\/(?<pattern>(?:\\.|[^\\/])*)\/(?<format>(?:\\.|[^\\/])*)\/(?<flags>[a-z]*)\})|[^]/gy;

/** Puts the values of variables into the body of a snippet; tab stops, placeholders and choices stay. */
function resolveVariables(body: string, values: ReadonlyMap<string, string>): string {
  let resolved = '';
  PIECE.lastIndex = 0;
  for (let at = 0; at < body.length;) {
    PIECE.lastIndex = at;
    const piece = PIECE.exec(body)!;
    const { name, braced, colon, pattern, format, flags } = piece.groups!;
    at += piece[0].length;
    const variable = name ?? braced;
    if (variable === undefined) {
      resolved += piece[0];
      continue;
    }
    const value = values.get(variable);
    if (pattern !== undefined) {
      resolved += escaped(transformed(value ?? '', new RegExp(pattern, flags), format!));
    } else if (colon === undefined) resolved += escaped(value ?? '');
    else {
      const close = closingBrace(body, at);
      resolved += value ? escaped(value) : resolveVariables(body.slice(at, close), values);
      at = close + 1;
    }
  }
  return resolved;
}

/** Where the brace is closed that was opened before `from`. */
function closingBrace(body: string, from: number): number {
  let depth = 1;
  for (let at = from; at < body.length; at++) {
    if (body[at] === '\\') at++;
    else if (body.startsWith('${', at)) depth++;
    else if (body[at] === '}' && --depth === 0) return at;
  }
  return body.length;
}

/** `$1`, `${1}`, `${1:+then}`, `${1:?then:otherwise}`, `${1:-otherwise}`. */
const FORMAT = /\$(?:(\d+)|\{(\d+)(?::(?:\+([^}]*)|\?([^:}]*):([^}]*)|-([^}]*)))?\})/g;

/** A value changed by a pattern, as editors do it: what does not match is put as the format says without any group. */
function transformed(value: string, pattern: RegExp, format: string): string {
  const fill = (groups: readonly (string | undefined)[]): string =>
    format.replace(FORMAT, (_all, plain, braced, then, thenOr, otherwise, without): string => {
      const group = groups[Number(plain ?? braced)] ?? '';
      return group ? (then ?? thenOr ?? group) : (otherwise ?? without ?? '');
    });
  if (!pattern.test(value)) return /\$\{\d+:[?-]/.test(format) ? fill([]) : value;
  return value.replace(pattern, (...match) => fill(match as string[]));
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** What a snippet without variables gives where nothing is filled in: choices give the first, placeholders their words. */
function previewOf(body: string): string {
  const INNERMOST =
    /\$\{\d+\|((?:\\.|[^\\,|])*)(?:,(?:\\.|[^\\|])*)?\|\}|\$\{\d+:((?:\\.|[^\\${}])*)\}|\$\{\d+\}|\$\d+/g;
  let text = body;
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(INNERMOST, (_all, choice?: string, words?: string) => choice ?? words ?? '');
  }
  return text.replace(/\\([\\$}|,])/g, '$1');
}
