import { concerning } from '../features/bureau-focus.js';
import { type Wanted, both, wantedBy } from '../features/initiative-filter.js';
import { choiceOf, initiativesIn, toReport } from '../features/report.js';
import * as protocol from '../protocol.js';
import type { ReportChoice } from '../reports/choice.js';
import { writeReport } from '../reports/markdown.js';
import { reportOn } from '../reports/report.js';
import { RULES } from '../rules/all.js';
import type { Session } from '../session.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { nameOf } from './draft-names.js';
import { draftsInFocus } from './drafts-in-focus.js';
import type { RequestGroup } from './group.js';

/** The initiatives of all drafts, counted. */
export const reportRequests: RequestGroup = {
  capabilities: () => ({}),
  answer: answerReports,
};

/** All drafts, and what is counted of them; null: everything. */
interface Material {
  readonly drafts: readonly KnownDraft[];
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
    const { drafts, bureau, narrowed } = await materialFor(session, params?.filter ?? null);
    return toReport(reportOn(drafts, narrowed?.counted ?? null), bureau, session.writer);
  });
  on(protocol.reportedInitiatives, async ({ filter, cell }) => {
    const { drafts, narrowed } = await materialFor(session, filter);
    return initiativesIn(drafts, narrowed?.counted ?? null, cell);
  });
  on(protocol.reportAsMarkdown, async (params) => {
    const { drafts, narrowed } = await materialFor(session, params?.filter ?? null);
    const named = drafts.map((known) => ({ ...known, name: nameOf(known.uri, session) }));
    const content = writeReport({ drafts: named, today: session.host.today(), narrowed });
    return { drafts: drafts.length, content };
  });
  session.connection.onRequest(protocol.rulePage.method, ({ rule }: { rule: string }) => {
    const { documentation } = session.host;
    const isKnown = RULES.some(({ name }) => name === rule);
    return documentation !== null && isKnown ? `${documentation}${rule}.md` : null;
  });
}

async function materialFor(session: Session, filter: protocol.InitiativeFilter | null): Promise<Material> {
  const { all: drafts, focus } = await draftsInFocus(session);
  const choice = choiceOf(filter, focus);
  if (!choice) return { drafts, bureau: null, narrowed: null };
  const wanted = wantedBy(filter);
  const counted = focus ? both(concerning(focus.code), wanted) : wanted;
  return { drafts, bureau: focus?.code ?? null, narrowed: { choice, counted } };
}
