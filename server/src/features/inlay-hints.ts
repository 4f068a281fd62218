import { type InlayHint, InlayHintKind } from 'vscode-languageserver-types';
import type { Range } from 'vscode-languageserver-textdocument';
import type { Draft } from '../draft/draft.js';
import { type Initiative, type LeadIn, type Passage, isItem, toSource } from '../draft/passage.js';
import { holds, passagesTouching } from '../draft/places.js';
import type { MessageWriter } from '../rules/messages.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { type SayOfDeadline, explainDeadline, hintOf } from './deadline-explanation.js';
import { DEADLINE_TEXTS } from './deadline-texts.js';
import { shortened } from './labels.js';

/** Longer names of bureaux are shortened (UTF-16 code units). */
const LONGEST_NAME = 44;

/** Which hints the user wants. */
export interface InlayHintSettings {
  /** Behind which deadlines. */
  readonly deadlines: 'off' | 'approximate' | 'all';
  /** Whether behind the code of the lead bureau. */
  readonly leadBureau: boolean;
}

/** What inlay hints are made with. */
export interface InlayHintOptions {
  readonly settings: InlayHintSettings;
  readonly writer: MessageWriter;
}

/** A hint of a passage, whatever the settings. */
interface PassageHint {
  /** Behind which it stands, counted from where the passage starts (UTF-16 code units). */
  readonly at: number;
  readonly kind: 'approximate' | 'exact' | 'leadBureau';
  readonly label: string;
  readonly tooltip: string;
}

/** The hints of a stretch of a draft: the dates of its deadlines, and who leads. Only the blocks in it are looked at. */
export function inlayHints(known: KnownDraft, range: Range, options: InlayHintOptions): InlayHint[] {
  const { textDocument: document, draft } = known;
  const { settings, writer } = options;
  if (settings.deadlines === 'off' && !settings.leadBureau) return [];
  const asked = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  const found: { readonly at: number; readonly hint: PassageHint }[] = [];
  for (const { passage, start } of passagesTouching(draft, asked)) {
    for (const hint of hintsOf(passage, draft, writer)) {
      const at = start + hint.at;
      if (holds(asked, at) && isWanted(hint, settings)) found.push({ at, hint });
    }
  }
  // An item that goes on below its nested list has hints behind those of the items in it.
  return found
    .sort((a, b) => a.at - b.at)
    .map(({ at, hint: { kind, label, tooltip } }) => ({
      position: document.positionAt(at),
      label,
      ...(kind !== 'leadBureau' && { kind: InlayHintKind.Type }),
      tooltip,
      paddingLeft: true,
    }));
}

function isWanted({ kind }: PassageHint, { deadlines, leadBureau }: InlayHintSettings): boolean {
  if (kind === 'leadBureau') return leadBureau;
  return deadlines === 'all' || (deadlines === 'approximate' && kind === 'approximate');
}

const ofPassages = new WeakMap<
  Passage,
  { readonly writer: MessageWriter; readonly hints: readonly PassageHint[] }
>();
const NONE: readonly PassageHint[] = [];

/** The hints of a passage, made once: it is another one when the publication is. */
function hintsOf(passage: Passage, draft: Draft, writer: MessageWriter): readonly PassageHint[] {
  if (!isItem(passage)) return NONE;
  const known = ofPassages.get(passage);
  if (known?.writer === writer) return known.hints;
  const hints = makeHints(passage, draft, writer);
  ofPassages.set(passage, { writer, hints });
  return hints;
}

function makeHints(passage: Initiative | LeadIn, draft: Draft, writer: MessageWriter): PassageHint[] {
  const say: SayOfDeadline = (id, args = {}) => writer.write({ messages: DEADLINE_TEXTS }, { id, args });
  const { publication } = draft.circumstances;
  const hints = passage.times.deadlines.flatMap((deadline): PassageHint[] => {
    const label = hintOf(deadline, say);
    if (label === null) return [];
    const { title, sentences, list } = explainDeadline(deadline, publication, say);
    const kind = deadline.approximate ? 'approximate' : 'exact';
    const tooltip = [title, ...sentences, ...list].join('\n');
    return [{ at: toSource(passage, deadline.end), kind, label, tooltip }];
  });
  const lead = leadHint(passage, draft);
  return lead ? [...hints, lead] : hints;
}

/** Who leads, behind a code; where the name is written out there is nothing to add. */
function leadHint(passage: Initiative | LeadIn, { metadata }: Draft): PassageHint | null {
  const [code] = passage.tag?.codes ?? [];
  if (!code?.organisation) return null;
  const { code: official, nameEn, nameZhHant } = code.organisation;
  if (code.written.toLowerCase() !== official.toLowerCase()) return null;
  const name = (metadata.language === 'zh-Hant' && nameZhHant) || nameEn;
  const tooltip = [nameEn, nameZhHant].filter(Boolean).join(' · ');
  return {
    at: toSource(passage, code.end),
    kind: 'leadBureau',
    label: shortened(name, LONGEST_NAME),
    tooltip,
  };
}
