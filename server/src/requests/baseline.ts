import type { WorkspaceEdit } from 'vscode-languageserver';
import { OWN_CLIENT, toSettingsEdit } from '../features/settings-edit.js';
import * as protocol from '../protocol/index.js';
import type { Session } from '../session.js';
import { type DraftToAccept, acceptFindings, withoutGone } from '../workspace/accepting.js';
import { normalUri } from '../workspace/paths.js';
import type { RequestGroup } from './group.js';
import { settingsFileFor } from './settings-file.js';

/** Findings that are accepted as they are. */
export const baselineRequests: RequestGroup = {
  capabilities: () => ({}),

  answer(session) {
    const { connection } = session;
    connection.onRequest(protocol.acceptFindings, (params) =>
      session.guarded<protocol.Acceptance | null>(protocol.acceptFindings.method, null, () =>
        accept(session, params),
      ),
    );
    connection.onRequest(protocol.findingsGone, ({ uri, unsaved }) =>
      session.guarded<protocol.FileWrite | null>(protocol.findingsGone.method, null, async () => {
        const known = await session.drafts.read(uri);
        const found = known && (await session.configurations.for(uri));
        // What somebody is writing in it themselves is not overwritten.
        if (!found?.baseline || unsaved.includes(found.baseline.uri)) return null;
        return withoutGone(known!, found, await session.files.read(found.baseline.uri));
      }),
    );
  },
};

async function accept(
  session: Session,
  { folder, unsaved }: protocol.AcceptParams,
): Promise<protocol.Acceptance> {
  const drafts: DraftToAccept[] = [];
  const below = normalUri(folder.replace(/\/?$/, '/'));
  const isMeant = (uri: string): boolean => {
    const owner = session.folderOf(uri);
    if (owner === null) return normalUri(uri).startsWith(below);
    return normalUri(`${owner}/`.replace(/\/+$/, '/')) === below;
  };
  for await (const portion of session.drafts.portions()) {
    for (const known of portion.drafts) {
      if (!isMeant(known.uri)) continue;
      const found = await session.configurations.for(known.uri);
      drafts.push({ known, found, settings: settingsFileFor(session, found, folder, unsaved) });
    }
  }
  const accepted = await acceptFindings(drafts, {
    roots: session.folders,
    isMeant,
    read: (uri) => session.files.read(uri),
  });
  if (accepted.kind === 'nothing') return accepted;
  if (accepted.kind === 'broken') return { kind: 'broken', configuration: accepted.uri };
  const { baselines, settings, findings, drafts: count } = accepted;
  const taken = baselines.find(({ uri }) => unsaved.includes(uri));
  if (taken) return { kind: 'unsaved', baseline: taken.uri };
  const edits = settings.map(([file, after]) => {
    const version = unsaved.includes(file.uri) ? (session.documents.get(file.uri)?.version ?? null) : null;
    return toSettingsEdit({ ...file, version }, after, OWN_CLIENT);
  });
  return {
    kind: 'write',
    baselines,
    edit: together(edits),
    configurations: settings.map(([{ uri }]) => uri),
    findings,
    drafts: count,
  };
}

function together(edits: readonly (WorkspaceEdit | null)[]): WorkspaceEdit | null {
  const documentChanges = edits.flatMap((edit) => edit?.documentChanges ?? []);
  return documentChanges.length > 0 ? { documentChanges } : null;
}
