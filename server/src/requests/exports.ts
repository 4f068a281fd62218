import * as l10n from '@vscode/l10n';
import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver';
import { encodeBase64 } from '../exports/base64.js';
import { type ExportedDraft, type InitiativeRow, RowMaker } from '../exports/rows.js';
import { ALL, type Wanted, both, oneOf } from '../features/initiative-filter.js';
import * as protocol from '../protocol/index.js';
import type { Session } from '../session.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { draftsInFocus, shownOf } from './drafts-in-focus.js';
import { nameOf } from './draft-names.js';
import type { RequestGroup } from './group.js';
import { portionsInTurn, restUnlessCancelled } from './long-walk.js';

/** Initiatives handed over as files. */
export const exportRequests: RequestGroup = {
  capabilities: () => ({}),

  answer(session) {
    const { connection } = session;
    const { method } = protocol.exportInitiatives;
    connection.onRequest(method, (params: protocol.ExportParams, token: CancellationToken) =>
      session.guarded<protocol.Exported | null>(method, null, async () => {
        const progress = connection.window.attachWorkDoneProgress(params.workDoneToken);
        progress.begin(l10n.t('Exporting initiatives'), 0, undefined, true);
        try {
          return await exported(session, params, token, progress);
        } finally {
          progress.done();
        }
      }),
    );
  },
};

async function exported(
  session: Session,
  params: protocol.ExportParams,
  token: CancellationToken,
  progress: WorkDoneProgressReporter,
): Promise<protocol.Exported> {
  const { format, bureau = null, from = null, to = null } = params;
  const wanted = await wantedIn(session, params);
  const maker = new RowMaker<ExportedDraft & KnownDraft>(session.host.today(), { bureau, from, to, wanted });
  const rows: InitiativeRow[] = [];
  const onRead = (percentage: number): void =>
    progress.report(percentage, l10n.t('reading the drafts, {percentage} %', { percentage }));
  for await (const drafts of portionsInTurn(session, token, inSteps(onRead))) {
    for (const known of drafts) {
      rows.push(...maker.rowsOf(toExported(known, session)));
      await restUnlessCancelled(token);
    }
  }
  progress.report(100, l10n.t('writing the file'));
  const rest = (): Promise<void> => restUnlessCancelled(token);
  const { writeRows } = await import('../exports/write.js');
  const file = await writeRows(format, rows, rest);
  return typeof file === 'string'
    ? { initiatives: rows.length, content: file, encoding: 'utf8' }
    : { initiatives: rows.length, content: await encodeBase64(file, rest), encoding: 'base64' };
}

/** Tells a percentage only where it is another. */
function inSteps(tell: (percentage: number) => void): (percentage: number) => void {
  let told = -1;
  return (percentage) => {
    if (percentage > told) tell((told = percentage));
  };
}

/** Which initiatives are asked for: what the views show, where there is a filter, or some of them. */
async function wantedIn(session: Session, { filter, initiatives }: protocol.ExportParams): Promise<Wanted> {
  const shown = filter === undefined ? ALL : shownOf(await draftsInFocus(session), filter);
  return initiatives ? both(shown, oneOf(initiatives)) : shown;
}

function toExported(known: KnownDraft, session: Session): ExportedDraft & KnownDraft {
  return { ...known, name: nameOf(known.uri, session) };
}
