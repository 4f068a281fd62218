import { encodeBase64 } from '../exports/base64.js';
import { type ExportedDraft, initiativeRows } from '../exports/rows.js';
import * as protocol from '../protocol.js';
import type { Session } from '../session.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { nameOf } from './draft-names.js';
import type { RequestGroup } from './group.js';

/** Initiatives handed over as files. */
export const exportRequests: RequestGroup = {
  capabilities: () => ({}),

  answer(session) {
    const { method } = protocol.exportInitiatives;
    session.connection.onRequest(method, (params: protocol.ExportParams) =>
      session.guarded<protocol.Exported | null>(method, null, async () => {
        const { format, bureau, from, to } = params;
        const drafts = await session.drafts.all();
        const rows = initiativeRows(
          drafts.map((known) => toExported(known, session)),
          session.host.today(),
          { bureau: bureau ?? null, from: from ?? null, to: to ?? null },
        );
        const { writeRows } = await import('../exports/write.js');
        const file = await writeRows(format, rows);
        return typeof file === 'string'
          ? { initiatives: rows.length, content: file, encoding: 'utf8' }
          : { initiatives: rows.length, content: encodeBase64(file), encoding: 'base64' };
      }),
    );
  },
};

function toExported(known: KnownDraft, session: Session): ExportedDraft {
  return { ...known, name: nameOf(known.uri, session) };
}
