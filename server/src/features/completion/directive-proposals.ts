import { CompletionItemKind } from 'vscode-languageserver-types';
import { DIRECTIVES, DIRECTIVE_PREFIX } from '../../draft/directives.js';
import { RULES } from '../../rules/all.js';
import type { MessageWriter } from '../../rules/messages.js';
import { NOTHING, type Proposal, type Proposals } from './proposals.js';
import { DIRECTIVE_TEXTS } from './texts.js';
import type { WritingPlace } from './writing-place.js';

const OPENING = '<!--';
const CLOSING = '-->';

/** A directive that is being written, behind the opening of its comment. */
const DIRECTIVE = /^(?<blank>\s*)(?<word>[a-z-]*)$/;
/** Names of rules that are being written behind a directive. */
const RULE_NAMES = /^\s*(?<directive>[a-z-]+)[\s,]+(?:[\w/-]+[\s,]+)*(?<word>[\w/-]*)$/;

/** Directives and the names of rules behind them, in the comment that the cursor is in; null where it is in none. */
export function directiveProposals(
  place: WritingPlace,
  writer: MessageWriter,
  snippets: boolean,
): Proposals | null {
  const { before } = place;
  const opening = before.lastIndexOf(OPENING);
  if (opening < 0 || before.includes(CLOSING, opening)) return null;
  const comment = before.slice(opening + OPENING.length);
  const directive = DIRECTIVE.exec(comment)?.groups;
  if (directive) return directives(place, directive['blank']!, directive['word']!, writer, snippets);
  const rules = RULE_NAMES.exec(comment)?.groups;
  const isOne = DIRECTIVES.some((name) => `${DIRECTIVE_PREFIX}${name}` === rules?.['directive']);
  return rules && isOne ? ruleNames(place, comment, rules['word']!, writer) : NOTHING;
}

function directives(
  { offset, after }: WritingPlace,
  blank: string,
  word: string,
  writer: MessageWriter,
  snippets: boolean,
): Proposals {
  const rest = /^[a-z-]*/.exec(withoutClosing(after))![0];
  const closing = closingFor(after.slice(rest.length));
  const items = DIRECTIVES.map((name): Proposal => {
    const label = `${DIRECTIVE_PREFIX}${name}`;
    return {
      label,
      kind: CompletionItemKind.Keyword,
      detail: writer.write({ messages: DIRECTIVE_TEXTS }, { id: name }),
      // The names of rules come between the directive and the end of the comment.
      newText: `${blank === '' ? ' ' : ''}${label}${closing && snippets ? '$0' : ''}${closing}`,
      isSnippet: closing !== '' && snippets,
      start: offset - word.length,
      end: offset + rest.length,
    };
  });
  return { items };
}

function ruleNames(
  { offset, after }: WritingPlace,
  comment: string,
  word: string,
  writer: MessageWriter,
): Proposals {
  const behind = withoutClosing(after);
  const rest = /^[\w/-]*/.exec(behind)![0];
  const closing = closingFor(after.slice(rest.length));
  const written = `${comment.slice(0, comment.length - word.length)} ${behind.slice(rest.length)}`;
  const named = new Set(written.split(/[\s,]+/));
  const items = RULES.filter(({ name }) => !named.has(name)).map(({ name, summary }): Proposal => {
    const detail = writer.write({ messages: { summary } }, { id: 'summary' });
    return {
      label: name,
      kind: CompletionItemKind.Constant,
      detail,
      newText: `${name}${closing}`,
      start: offset - word.length,
      end: offset + rest.length,
      data: { of: 'rule', name },
    };
  });
  return { items };
}

/** What stands behind the cursor in its comment. */
function withoutClosing(after: string): string {
  const at = after.indexOf(CLOSING);
  return at < 0 ? after : after.slice(0, at);
}

/** What is missing at the end of the comment. An editor may have closed "<" by itself. */
function closingFor(after: string): string {
  if (after.includes(CLOSING)) return '';
  return after.startsWith('>') ? ' --' : ` ${CLOSING}`;
}
