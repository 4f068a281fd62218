import { type MarkupContent, MarkupKind } from 'vscode-languageserver-types';
import { RULES } from '../../rules/all.js';
import type { KnownDraft } from '../../workspace/drafts.js';
import { tellOfOrganisation } from '../hover/bureau.js';
import { HoverWriter } from '../hover/hover-writer.js';
import type { HoverOptions } from '../hover/index.js';
import type { ProposalData } from './proposals.js';
import { say } from './texts.js';

/** What is told of a proposal when somebody looks at it; null where that is nothing. `known` is its draft, where it is still one. */
export function documentationOf(
  data: ProposalData,
  known: KnownDraft | null,
  options: HoverOptions,
): MarkupContent | null {
  const { markdown, writer, documentation } = options;
  const kind = markdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  switch (data.of) {
    case 'bureau': {
      if (!known) return null;
      const found = known.registry.lookUp(data.code, known.draft.circumstances.period);
      if (!found) return null;
      const nowhere = { organisation: found.organisation, range: { start: 0, end: 0 } };
      const hoverWriter = new HoverWriter(writer, markdown);
      return { kind, value: hoverWriter.write(tellOfOrganisation(nowhere, known, hoverWriter)) };
    }
    case 'deadline': {
      const [from, to] = data.interval;
      const args = { ...(from !== null && { from: { day: from } }), ...(to !== null && { to: { day: to } }) };
      const meaning = say(writer, data.kind === 'between' && from !== null ? 'range' : data.kind, args);
      return { kind, value: data.approximate ? `${meaning} ${say(writer, 'approximate')}` : meaning };
    }
    case 'rule': {
      const rule = RULES.find(({ name }) => name === data.name);
      if (!rule) return null;
      const { name, summary } = rule;
      const text = writer.write({ messages: { summary } }, { id: 'summary' });
      const isLinked = markdown && documentation !== null;
      return { kind, value: isLinked ? `${text}\n\n[${name}](${documentation}${name}.md)` : text };
    }
  }
}

/** Whether what an editor hands back is what it was given. */
export function isProposalData(value: unknown): value is ProposalData {
  return typeof value === 'object' && value !== null && 'of' in value;
}
