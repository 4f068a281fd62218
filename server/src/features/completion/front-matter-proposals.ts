import { CompletionItemKind } from 'vscode-languageserver-types';
import { KINDS, LANGUAGES, METADATA_KEYS, type MetadataKey } from '../../draft/metadata.js';
import type { MessageWriter } from '../../rules/messages.js';
import { lineBreakOf, textBefore } from '../lines.js';
import { namesOf, ofBureau, rankedBureaux } from './bureau-proposals.js';
import { NOTHING, type Proposal, type Proposals, say } from './proposals.js';
import { KEY_TEXTS, KIND_TEXTS, LANGUAGE_TEXTS } from './texts.js';
import type { WritingPlace } from './writing-place.js';

const ROOT_KEY = 'policyAddress';
const INDENT = '  ';

/** A key that is being written, alone on its line. */
const KEY = /^(?<indent>[ \t]*)(?<word>[A-Za-z]*)$/;
/** A value that is being written behind its key. */
const VALUE = /^[ \t]+(?<key>[A-Za-z]+)[ \t]*:(?<blank>[ \t]*)(?<quote>["']?)(?<value>[^\s"'#]*)$/;

/** Keys and values of front matter; null where the cursor is in none. */
export function frontMatterProposals(
  place: WritingPlace,
  writer: MessageWriter,
  today: string,
): Proposals | null {
  const { block, before } = place;
  if (block?.type !== 'FrontMatter' || !isInside(place)) return null;
  const value = VALUE.exec(before)?.groups;
  if (value) return valueProposals(place, value as unknown as Written, writer, today);
  const key = KEY.exec(before)?.groups;
  return key ? keyProposals(place, key['indent']!, key['word']!, writer) : NOTHING;
}

interface Written {
  readonly key: string;
  readonly blank: string;
  readonly quote: string;
  readonly value: string;
}

/** Whether the cursor is between the marks, or behind front matter that is not closed yet. */
function isInside({ known, position, offset, block, before, after }: WritingPlace): boolean {
  if (position.line === 0 || /^(?:---|\.\.\.)\s*$/.test(before + after)) return false;
  const { textDocument } = known;
  const { to } = block!;
  if (offset <= to) return true;
  const last = textDocument.positionAt(to).line;
  const lastLine = textBefore(textDocument, textDocument.positionAt(to));
  const isClosed = last > 0 && /^(?:---|\.\.\.)\s*$/.test(lastLine);
  return !isClosed && position.line <= last + 1;
}

function keyProposals(
  { known, offset, before, after }: WritingPlace,
  indent: string,
  word: string,
  writer: MessageWriter,
): Proposals {
  const rest = /^[A-Za-z]*(?:[ \t]*:[ \t]?)?/.exec(after)![0];
  const { declared, keys } = known.draft.metadata;
  if (!declared) {
    if (indent !== '') return NOTHING;
    const newText = `${ROOT_KEY}:${lineBreakOf(known.textDocument, 0)}${INDENT}`;
    const about = say(writer, 'frontMatter');
    const item: Proposal = {
      label: ROOT_KEY,
      kind: CompletionItemKind.Module,
      detail: about,
      newText,
      start: offset - word.length,
      end: offset + rest.length,
    };
    return { items: [item] };
  }
  // A key of its own at the edge is another tool's business.
  if (indent === '' && word !== '' && ROOT_KEY.startsWith(word)) return NOTHING;
  const current = word + /^[A-Za-z]*/.exec(after)![0];
  const items = METADATA_KEYS.filter((key) => key === current || !keys.includes(key)).map((key): Proposal => {
    const start = offset - before.length + (indent === '' ? 0 : indent.length);
    return {
      label: key,
      kind: CompletionItemKind.Property,
      detail: writer.write({ messages: KEY_TEXTS }, { id: key }),
      newText: `${indent === '' ? INDENT : ''}${key}: `,
      start,
      end: offset + rest.length,
    };
  });
  return { items };
}

function valueProposals(
  place: WritingPlace,
  { key, blank, value }: Written,
  writer: MessageWriter,
  today: string,
): Proposals {
  const { offset, after } = place;
  const start = offset - value.length;
  const end = offset + /^[^\s"'#]*/.exec(after)![0].length;
  const prefix = blank === '' && value === '' ? ' ' : '';
  const found = METADATA_KEYS.find((known) => known === key);
  const items = (found ? valuesOf(found, place, writer, today) : []).map((shown): Proposal => {
    return { ...shown, newText: `${prefix}${shown.label}`, start, end };
  });
  return { items };
}

type Shown = Omit<Proposal, 'newText' | 'start' | 'end'>;

function valuesOf(key: MetadataKey, place: WritingPlace, writer: MessageWriter, today: string): Shown[] {
  const { draft } = place.known;
  switch (key) {
    case 'kind':
      return KINDS.map((kind) => value(kind, writer.write({ messages: KIND_TEXTS }, { id: kind })));
    case 'language':
      return LANGUAGES.map((language) =>
        value(language, writer.write({ messages: LANGUAGE_TEXTS }, { id: language })),
      );
    case 'publicationDate': {
      const configured =
        draft.metadata.publicationDate === null ? draft.circumstances.publication.date : null;
      return [
        ...(configured === null ? [] : [value(configured, say(writer, 'configured'))]),
        ...(configured === today ? [] : [value(today, say(writer, 'today'))]),
      ];
    }
    case 'bureau':
      return rankedBureaux(place, false).map((bureau) => ({
        ...ofBureau(place, bureau),
        filterText: namesOf(bureau),
      }));
  }
}

function value(label: string, detail: string): Shown {
  return { label, kind: CompletionItemKind.Value, detail, description: detail };
}
