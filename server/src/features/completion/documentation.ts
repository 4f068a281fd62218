import { type MarkupContent, MarkupKind } from 'vscode-languageserver-types';
import { RULES } from '../../rules/all.js';
import type { KnownDraft } from '../../workspace/drafts.js';
import { tellOfOrganisation } from '../hover/bureau.js';
import { tellOfDeadline } from '../hover/deadline.js';
import { HoverWriter, type Told } from '../hover/hover-writer.js';
import type { HoverOptions } from '../hover/hovers.js';
import type { ProposalData } from './proposals.js';

/** What is told of a proposal when somebody looks at it; null where that is nothing. `known` is its draft, where it is still one. */
export function documentationOf(
  data: ProposalData,
  known: KnownDraft | null,
  options: HoverOptions,
): MarkupContent | null {
  const { markdown, writer, documentation } = options;
  const hoverWriter = new HoverWriter(writer, markdown, documentation);
  const told = toldOf(data, known, hoverWriter);
  const kind = markdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  return told && { kind, value: hoverWriter.write(told) };
}

function toldOf(
  data: ProposalData,
  known: KnownDraft | null,
  writer: HoverWriter,
): Omit<Told, 'range'> | null {
  switch (data.of) {
    case 'bureau': {
      const found = known?.registry.lookUp(data.code, known.draft.circumstances.period);
      return known && found ? tellOfOrganisation(found.organisation, known, writer) : null;
    }
    case 'deadline':
      return tellOfDeadline(data.meaning, data.publication, writer);
    case 'rule': {
      const rule = RULES.find(({ name }) => name === data.name);
      return rule ? { title: writer.sayText(rule.summary, {}), rule: rule.name } : null;
    }
  }
}

/** Whether what an editor hands back is what it was given. */
export function isProposalData(value: unknown): value is ProposalData {
  return typeof value === 'object' && value !== null && 'of' in value;
}
