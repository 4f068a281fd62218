import { type Wanted, bureauxOf } from '../features/initiative-filter.js';
import { choiceOf, initiativesIn, toReport } from '../features/report.js';
import * as protocol from '../protocol/index.js';
import type { ReportChoice } from '../reports/choice.js';
import { countInitiatives } from '../reports/counts.js';
import { writeReport } from '../reports/markdown.js';
import { factsOf } from '../reports/facts.js';
import { RULES } from '../rules/all.js';
import type { Session } from '../session.js';
import { othersTurn } from '../turns.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { nameOf } from './draft-names.js';
import { draftsInFocus, shownOf } from './drafts-in-focus.js';
import type { RequestGroup } from './group.js';

/** The initiatives of all drafts, counted. */
export const reportRequests: RequestGroup = {
  capabilities: () => ({}),
  answer: answerReports,
};

/** All drafts, and what is counted of them; null: everything. */
interface Material {
  readonly drafts: readonly KnownDraft[];
  /** How many files have not been looked at. */
  readonly unread: number;
  readonly bureau: string | null;
  readonly narrowed: { readonly choice: ReportChoice; readonly counted: Wanted } | null;
}

function answerReports(session: Session): void {
  function on<P, R>(request: protocol.Request<P, R | null>, answer: (params: P) => Promise<R>): void {
    session.connection.onRequest(request.method, (params: P) =>
      session.guarded<R | null>(request.method, null, () => answer(params)),
    );
  }

  on(protocol.report, async (params) => {
    const { drafts, unread, bureau, narrowed } = await materialFor(session, params?.filter ?? null);
    const counts = countInitiatives(drafts, narrowed?.counted ?? null);
    return { ...toReport(counts, bureau, session.writer), ...(unread > 0 && { unread }) };
  });
  on(protocol.reportedInitiatives, async ({ filter, cell }) => {
    const { drafts, narrowed } = await materialFor(session, filter);
    return initiativesIn(drafts, narrowed?.counted ?? null, cell);
  });
  on(protocol.reportAsMarkdown, async (params) => {
    const { drafts, unread, narrowed } = await materialFor(session, params?.filter ?? null);
    const named = drafts.map((known) => ({ ...known, name: nameOf(known.uri, session) }));
    const content = writeReport({ drafts: named, today: session.host.today(), narrowed, unread });
    return { drafts: drafts.length, content };
  });
  session.connection.onRequest(protocol.rulePage.method, ({ rule }: { rule: string }) => {
    const { documentation } = session.host;
    const isKnown = RULES.some(({ name }) => name === rule);
    return documentation !== null && isKnown ? `${documentation}${rule}.md` : null;
  });
}

async function materialFor(session: Session, filter: protocol.InitiativeFilter | null): Promise<Material> {
  const inFocus = await draftsInFocus(session);
  const { all: drafts, unread, focus } = inFocus;
  // Once for each state of a draft; others have their turn meanwhile.
  for (const known of drafts) {
    await othersTurn();
    factsOf(known);
  }
  const choice = choiceOf(filter, focus, bureauxOf(filter, drafts).known);
  if (!choice) return { drafts, unread, bureau: null, narrowed: null };
  const counted = shownOf(inFocus, filter);
  return { drafts, unread, bureau: focus?.code ?? null, narrowed: { choice, counted } };
}
