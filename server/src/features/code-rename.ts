import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import { URI, Utils } from 'vscode-uri';
import type { LookUp } from '../bureaux/registry.js';
import type { Organisation } from '../bureaux/types.js';
import { type PlacedTag, placeOfCode, placedTags } from '../draft/placed-tags.js';
import { rangeIn } from '../draft/places.js';
import type { TaggedCode } from '../draft/tag.js';
import type { Change } from '../draft/changes.js';
import { departmentCode } from '../rules/bureau/department-code.js';
import { notInForce } from '../rules/bureau/not-in-force.js';
import { unknownCode } from '../rules/bureau/unknown-code.js';
import type { MessageWriter } from '../rules/messages.js';
import type { Message, Rule } from '../rules/types.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { type Party, codePlaceAt, namesParty, partyAt, placeInFrontMatter } from './code-places.js';
import { toRange } from './ranges.js';
import { RENAME_TEXTS } from './rename-texts.js';
import { toTextEdits } from './text-edits.js';

/** Why a code is not renamed, in the reader's language. */
export class RenameRefusal extends Error {}

/** Where the code at a position stands, and how it is written there. Refuses where none stands in a tag. */
export function prepareRename(
  known: KnownDraft,
  position: Position,
  writer: MessageWriter,
): { range: Range; placeholder: string } {
  const { textDocument } = known;
  const place = codePlaceAt(known, textDocument.offsetAt(position));
  if (!place) throw refusalOutsideOfTags(known, position, writer);
  return { range: toRange(textDocument, place, 0), placeholder: place.written };
}

/** Who is to be renamed: the party in the tag at a position. Refuses where none is. */
export function renamedParty(known: KnownDraft, position: Position, writer: MessageWriter): Party {
  const place = codePlaceAt(known, known.textDocument.offsetAt(position));
  if (!place) throw refusalOutsideOfTags(known, position, writer);
  return { registry: known.registry, organisation: place.organisation, written: place.written };
}

/** What a rename is told: whom it is about, what was typed, and the draft in which it was asked for. */
export interface Renaming {
  readonly party: Party;
  readonly newCode: string;
  readonly asked: KnownDraft;
}

/**
 * The changes that have the tags and the front matter of a draft name another organisation in a party's place, in its
 * official spelling. Where a tag names it already it is named once, at the first of its places. Refuses where it cannot
 * answer for initiatives in the days of the draft.
 */
export function renameCode(known: KnownDraft, renaming: Renaming, writer: MessageWriter): TextEdit[] {
  const { draft, textDocument, registry } = known;
  const isOld = namesParty(renaming.party, registry);
  const tags = placedTags(draft).filter(({ tag }) => tag.codes.some(isOld));
  const front = placeInFrontMatter(known);
  const isInFront = front !== null && isOld(front);
  if (tags.length === 0 && !isInFront) return [];
  const { organisation } = successorIn(known, renaming, writer);
  const changes = tags.flatMap((placed) => changesOfTag(placed, isOld, organisation));
  if (isInFront && front.written !== organisation.code)
    changes.unshift({ start: front.start, end: front.end, text: organisation.code });
  return toTextEdits(textDocument, changes);
}

/** Refuses a rename that changes nothing. */
export function refusalOfNothing({ party, newCode }: Renaming, writer: MessageWriter): RenameRefusal {
  return refusal(writer, { id: 'unchanged', args: { code: party.organisation?.code ?? newCode } });
}

function refusalOutsideOfTags(known: KnownDraft, position: Position, writer: MessageWriter): RenameRefusal {
  const code = partyAt(known, position)?.party.organisation?.code;
  return refusal(writer, code === undefined ? { id: 'elsewhere' } : { id: 'outside', args: { code } });
}

function refusal(writer: MessageWriter, ...messages: Message[]): RenameRefusal {
  return new RenameRefusal(
    messages.map((message) => writer.write({ messages: RENAME_TEXTS }, message)).join(' '),
  );
}

/** Whom the new code stands for in a draft: one that can answer for its initiatives. Refuses any other. */
function successorIn(known: KnownDraft, { newCode, asked }: Renaming, writer: MessageWriter): LookUp {
  const { registry, draft } = known;
  const { period } = draft.circumstances;
  const written = newCode.trim();
  const found = registry.lookUp(written, period) ?? registry.lookUpName(written, period);
  if (found?.state === 'inForce') return found;
  const [rule, message] = found ? obstacle(known, found.organisation, found.state) : unknown(known, written);
  const where =
    found?.state === 'notInForce' ? dayOf(known) : known.uri === asked.uri ? null : inDraft(known);
  const texts = [writer.write(rule, message), where && writer.write({ messages: RENAME_TEXTS }, where)];
  throw new RenameRefusal(texts.filter(Boolean).join(' '));
}

function unknown({ registry, draft }: KnownDraft, written: string): [Rule, Message] {
  const near = registry.suggestionsFor(written, draft.circumstances.period).map(({ code }) => code);
  return [unknownCode, { id: near.length > 0 ? 'near' : 'unknown', args: { code: written, near } }];
}

/** What the rules say of an organisation that stands in a tag and should not. */
function obstacle(
  { registry, draft }: KnownDraft,
  organisation: Organisation,
  state: LookUp['state'],
): [Rule, Message] {
  const { period } = draft.circumstances;
  const { code, nameEn: name, validFrom, validTo } = organisation;
  if (state === 'department') {
    const overseers = registry.overseersOf(organisation, period).map((bureau) => bureau.code);
    return [
      departmentCode,
      { id: overseers.length > 0 ? 'overseen' : 'department', args: { code, name, overseers } },
    ];
  }
  if (validFrom > period[1] || validTo === null) {
    return [notInForce, { id: 'future', args: { code, name, from: { day: validFrom } } }];
  }
  const successors = registry.successorsOf(organisation, period).map((bureau) => bureau.code);
  const args = { code, name, until: { day: validTo }, successors };
  return [notInForce, { id: successors.length > 0 ? 'succeeded' : 'retired', args }];
}

/** The days that a draft speaks for. */
function dayOf(known: KnownDraft): Message {
  const { date, year } = known.draft.circumstances.publication;
  const draft = nameOf(known);
  if (date !== null) return { id: 'ofDay', args: { draft, day: { day: date } } };
  return year === null
    ? { id: 'ofToday', args: { draft } }
    : { id: 'ofYear', args: { draft, year: String(year) } };
}

function inDraft(known: KnownDraft): Message {
  return { id: 'inDraft', args: { draft: nameOf(known) } };
}

function nameOf({ uri }: KnownDraft): string {
  return Utils.basename(URI.parse(uri));
}

/** The changes that have a tag name `organisation` for those that are `isOld`; once, if it does so already. */
function changesOfTag(
  placed: PlacedTag,
  isOld: (code: TaggedCode) => boolean,
  { id, code: newCode }: Organisation,
): Change[] {
  const { codes } = placed.tag;
  const { text } = placed.passage;
  const named = codes.filter((code) => isOld(code) || code.organisation?.id === id);
  return named.flatMap((code, i): Change[] => {
    if (i > 0) return [withoutCode(placed, codes[codes.indexOf(code) - 1]!, code)];
    if (!isOld(code) || text.slice(code.start, code.wholeEnd) === newCode) return [];
    return [{ ...placeOfCode(placed, code), text: newCode }];
  });
}

const OPENING = '([{（［【〔';
const CLOSING = ')]}）］】〕';

/**
 * Takes a code out of a tag together with what separates it from the one before. What brackets and marks of emphasis
 * stand around it go with it, or stay, in pairs.
 */
function withoutCode(placed: PlacedTag, before: TaggedCode, code: TaggedCode): Change {
  const { passage, tag } = placed;
  const between = passage.text.slice(before.wholeEnd, code.start);
  let end = code.wholeEnd;
  const emphasis = /[*_]+$/.exec(between)?.[0] ?? '';
  if (passage.text.startsWith(emphasis, end)) end += emphasis.length;
  let unopened = '';
  let unclosed = 0;
  for (const mark of between) {
    if (OPENING.includes(mark)) unclosed++;
    else if (CLOSING.includes(mark) && unclosed > 0) unclosed--;
    else if (CLOSING.includes(mark)) unopened += mark;
  }
  // “(SB) (DEVB)”: the bracket behind the code closes what the first one opened.
  const pairs = Math.min(unclosed, unopened.length);
  unopened = unopened.slice(pairs);
  for (unclosed -= pairs; unclosed > 0; unclosed--) {
    const closing = /^[^\S\r\n]*[)\]}）］】〕]/.exec(passage.text.slice(end, tag.end));
    if (!closing) break;
    end += closing[0].length;
  }
  return { ...rangeIn(placed, { start: before.wholeEnd, end }), text: unopened };
}
