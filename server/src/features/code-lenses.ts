import * as l10n from '@vscode/l10n';
import type { CodeLens } from 'vscode-languageserver-types';
import type { KnownDraft } from '../workspace/drafts.js';
import { bureauInFocus, concerns } from '../draft/one-bureau.js';
import { type ListedInitiative, listInitiatives } from './initiative-items.js';
import { toRange } from './ranges.js';
import { sectionExtents } from './section-extents.js';

/** The command of a client that shows the problems of a section: it is given the document and the first place to look at. */
export const SHOW_PROBLEMS = 'policyAddress.showProblems';

/** What lenses depend on beside the draft. */
export interface CodeLensOptions {
  /** Whether the client has the command {@link SHOW_PROBLEMS}. */
  readonly showsProblems: boolean;
  /** The code of the one bureau whose initiatives are looked at; empty for all. */
  readonly myBureau: string;
}

/** A line above each heading with initiatives below it, that counts them; it can be clicked where there are problems to show. */
export function codeLenses(known: KnownDraft, { showsProblems, myBureau }: CodeLensOptions): CodeLens[] {
  const { uri, textDocument, draft } = known;
  const bureau = bureauInFocus(known, myBureau);
  const all = listInitiatives(known);
  // Others’ problems are not listed, so there would be nothing to see where a lens leads.
  const listed = bureau ? all.filter(({ initiative }) => concerns(initiative, bureau, known)) : all;
  let next = 0;
  return sectionExtents(draft).flatMap(({ section, start }) => {
    while (next < listed.length && listed[next]!.index < section.index) next++;
    let end = next;
    while (end < listed.length && listed[end]!.index < section.end) end++;
    if (end === next) return [];
    const inSection = listed.slice(next, end);
    const toLookAt = inSection.filter(hasProblems);
    const [first] = toLookAt;
    const heading = draft.extentOf(section.index);
    const command =
      first && showsProblems
        ? { command: SHOW_PROBLEMS, arguments: [uri, textDocument.positionAt(draft.starts[first.index]!)] }
        : // Shown as text: there is nothing to do.
          { command: '' };
    return [
      {
        range: toRange(textDocument, { start, end: heading.end }, 0),
        command: { title: titleOf(inSection, toLookAt.length, bureau?.code ?? null), ...command },
      },
    ];
  });
}

function hasProblems({ item: { problems } }: ListedInitiative): boolean {
  return problems.errors + problems.warnings > 0;
}

/** "12 initiatives, 9 dated, 2 to look at"; "SB only: 3 initiatives, 1 dated" where only a bureau's are counted. */
function titleOf(listed: readonly ListedInitiative[], toLookAt: number, bureau: string | null): string {
  const dated = listed.filter(({ item }) => item.status === 'dated').length;
  const initiatives = listed.length === 1 ? l10n.t('1 initiative') : l10n.t('{0} initiatives', listed.length);
  const counts = l10n.t('{0}, {1} dated', initiatives, dated);
  const title = toLookAt === 0 ? counts : l10n.t('{0}, {1} to look at', counts, toLookAt);
  return bureau === null ? title : l10n.t('{0} only: {1}', bureau, title);
}
