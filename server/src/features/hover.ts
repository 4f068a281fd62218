import { type Hover, MarkupKind } from 'vscode-languageserver-types';
import type { Position } from 'vscode-languageserver-textdocument';
import { type Registry, isInForce } from '../bureaux/registry.js';
import type { Organisation, Period } from '../bureaux/types.js';
import type { Draft } from '../draft/draft.js';
import { tagOf } from '../draft/passage.js';
import type { MessageWriter } from '../rules/messages.js';
import type { MessageArgument } from '../rules/types.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { HOVER_TEXTS, KINDS } from './hover-texts.js';
import { organisationNamedAt } from './named-organisation.js';
import { toRange } from './ranges.js';

type TextId = keyof typeof HOVER_TEXTS;

/** More departments than these are counted, not named. */
const MOST_DEPARTMENTS = 12;

/** What a hover is made with. */
export interface HoverOptions {
  readonly registry: Registry;
  readonly writer: MessageWriter;
  /** Whether the client shows Markdown. */
  readonly markdown: boolean;
}

/** What is to be known of the code at a place; null where none is, or one that nobody has: its diagnostic tells that. */
export function hoverAt(known: KnownDraft, position: Position, options: HoverOptions): Hover | null {
  const { draft, textDocument } = known;
  const found = organisationNamedAt(known, position);
  if (!found) return null;
  const { markdown } = options;
  return {
    contents: {
      kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText,
      value: describe(found.organisation, draft, options),
    },
    range: toRange(textDocument, found.range, 0),
  };
}

/** All that is told of an organisation, for a draft. */
export function describe(
  organisation: Organisation,
  draft: Draft,
  { registry, writer, markdown }: HoverOptions,
): string {
  const { period } = draft.circumstances;
  const { code, nameEn, nameZhHant } = organisation;
  const shown = (text: string): string => (markdown ? escaped(text) : text);
  const say: Say = (id, args = {}) => {
    const entries = Object.entries(args).map(([name, value]) => {
      return [name, typeof value === 'string' ? shown(value) : value];
    });
    const filled = Object.fromEntries(entries) as Readonly<Record<string, MessageArgument>>;
    return writer.write({ messages: HOVER_TEXTS }, { id, args: filled });
  };
  const names = [nameEn, nameZhHant].filter(Boolean).map(shown);
  const title = [markdown ? `**${shown(code)}**` : code, ...names].join(' · ');
  const details = detailsOf(organisation, registry, period, say);
  const list = details.map((line) => (markdown ? `- ${line}` : line)).join('\n');
  return [title, standingOf(organisation, period, say), list, countsIn(draft, organisation, say)]
    .filter(Boolean)
    .join(markdown ? '\n\n' : '\n');
}

/** Writes a text of the table. */
type Say = (id: TextId, args?: Readonly<Record<string, MessageArgument>>) => string;

/** The kind, and since or until when. */
function standingOf(organisation: Organisation, period: Period, say: Say): string {
  const { kind, validFrom, validTo, validFromIsLowerBound } = organisation;
  const long = validFromIsLowerBound === true;
  const from = { day: validFrom };
  const args = { kind: Object.hasOwn(KINDS, kind) ? say(kind as TextId) : kind, from };
  if (validFrom > period[1]) return say('notYet', args);
  if (validTo === null) return say(long ? 'inForceLong' : 'inForce', args);
  const ended = { ...args, to: { day: validTo } };
  if (validTo >= period[0]) return say(long ? 'endingLong' : 'ending', ended);
  return say(long ? 'overLong' : 'over', ended);
}

/** The lines on head, oversight and history; those are left out of which the registry knows nothing. */
function detailsOf(organisation: Organisation, registry: Registry, period: Period, say: Say): string[] {
  const { headTitleEn, headTitleZhHant, headAbbr, confidence } = organisation;
  const lines: string[] = [];
  const head = [[headTitleEn, headAbbr && `(${headAbbr})`].filter(Boolean).join(' '), headTitleZhHant].filter(
    Boolean,
  );
  if (head.length > 0) lines.push(say('head', { head: head.join(' · ') }));
  const names = (id: TextId, organisations: readonly Organisation[]): void => {
    const list = organisations.map(({ code, nameEn }) => `${nameEn} (${code})`).join('; ');
    if (list) lines.push(say(id, { names: list }));
  };
  const inForce = isInForce(organisation, period);
  if (inForce) {
    const overseers = registry.presumedOverseersOf(organisation, period);
    names(confidence === 'low' ? 'presumedOverseers' : 'overseers', overseers);
    const departments = registry.departmentsOf(organisation, period);
    for (const presumed of [false, true]) {
      const some = departments.filter((o) => (o.confidence === 'low') === presumed);
      if (some.length > 0) lines.push(departmentsInWords(some, presumed, say));
    }
  }
  names('predecessors', registry.predecessorsOf(organisation));
  const next = registry.nextAfter(organisation);
  names('successors', next);
  if (next.some((o) => !isInForce(o, period))) names('instead', registry.successorsOf(organisation, period));
  return lines;
}

/** The first of the codes, and how many more there are. */
function departmentsInWords(departments: readonly Organisation[], presumed: boolean, say: Say): string {
  const codes = departments
    .slice(0, MOST_DEPARTMENTS)
    .map(({ code }) => code)
    .join(', ');
  const count = String(departments.length - MOST_DEPARTMENTS);
  if (departments.length <= MOST_DEPARTMENTS) {
    return say(presumed ? 'presumedDepartments' : 'departments', { codes });
  }
  return say(presumed ? 'manyPresumedDepartments' : 'manyDepartments', { codes, count });
}

/** How many initiatives of the draft an organisation leads and supports, as the tree counts them. */
function countsIn(draft: Draft, organisation: Organisation, say: Say): string {
  let leads = 0;
  let supports = 0;
  for (const index of draft.initiatives) {
    const codes = tagOf(draft.initiative(index))?.codes ?? [];
    const at = codes.findIndex((code) => code.organisation === organisation);
    if (at === 0) leads++;
    else if (at > 0) supports++;
  }
  if (leads + supports === 0) return say('noCounts');
  return say('counts', { leads: String(leads), supports: String(supports) });
}

/** A text of the registry that Markdown leaves as it is: a registry comes with the workspace, and may be anybody's. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>~|]|&(?=#?\w+;)/g, '\\$&');
}
