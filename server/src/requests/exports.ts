import { encodeBase64 } from '../exports/base64.js';
import { initiativeRows } from '../exports/rows.js';
import { concerning } from '../features/bureau-focus.js';
import { ALL, both, oneOf, wantedBy } from '../features/initiative-filter.js';
import * as protocol from '../protocol.js';
import type { Session } from '../session.js';
import { draftsInFocus } from './drafts-in-focus.js';
import type { RequestGroup } from './group.js';

/** Initiatives handed over as files. */
export const exportRequests: RequestGroup = {
  capabilities: () => ({}),

  answer(session) {
    const { method } = protocol.exportInitiatives;
    session.connection.onRequest(method, (params: protocol.ExportParams) =>
      session.guarded<protocol.Exported | null>(method, null, async () => {
        const { format, bureau, from, to, filter, initiatives } = params;
        const { all, focus } = await draftsInFocus(session);
        const shown =
          filter === undefined ? ALL : both(focus ? concerning(focus.code) : ALL, wantedBy(filter, all));
        const wanted = initiatives ? both(shown, oneOf(initiatives)) : shown;
        const rows = initiativeRows(
          all.map((known) => ({ ...known, name: nameOf(known.uri, session) })),
          session.host.today(),
          { bureau: bureau ?? null, from: from ?? null, to: to ?? null, wanted },
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

/** The path of a draft as the explorer shows it: with its folder where there are several. */
function nameOf(uri: string, session: Session): string {
  const folder = session.folderOf(uri)?.replace(/\/$/, '');
  const several = session.folders.length > 1;
  const base = folder === undefined || several ? (folder ?? uri).replace(/\/[^/]*$/, '') : folder;
  return decoded(uri.slice(base.length).replace(/^\//, ''));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
