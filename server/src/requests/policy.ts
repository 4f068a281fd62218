import { listBureaux } from '../features/bureau-list.js';
import { nameBureauAt } from '../features/bureau-naming.js';
import { draftStatus } from '../features/document-status.js';
import {
  initiativeAtPosition,
  initiativeDetailsOf,
  nextUndatedAfter,
  passageTextAt,
  rangeOfInitiative,
} from '../features/initiative-places.js';
import { toMarking } from '../features/marking.js';
import * as protocol from '../protocol/index.js';
import type { Session } from '../session.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { markDraft } from '../workspace/marking.js';
import { takenOverBy } from '../workspace/merging.js';
import { isExcluded } from '../workspace/recognition.js';
import type { RequestGroup } from './group.js';
import { settingsFileFor } from './settings-file.js';

/** What {@link protocol} adds to LSP. */
export const policyRequests: RequestGroup = {
  capabilities: () => ({}),
  answer: answerPolicyRequests,
};

function answerPolicyRequests(session: Session): void {
  const { connection, drafts } = session;

  function on<P, R>(request: protocol.Request<P, R>, empty: R, answer: (params: P) => Promise<R>): void {
    connection.onRequest(request.method, (params: P) =>
      session.guarded(request.method, empty, () => answer(params)),
    );
  }

  /** Answers of one draft, open or in a file; where there is none, with null. */
  function onDraft<P extends { uri: string } | { textDocument: { uri: string } }, R>(
    request: protocol.Request<P, R | null>,
    answer: (known: KnownDraft, params: P) => R | null,
  ): void {
    on(request, null, async (params) => {
      const known = await drafts.read('uri' in params ? params.uri : params.textDocument.uri);
      return known && answer(known, params);
    });
  }

  onDraft(protocol.initiativeDetails, (known, { id }) => initiativeDetailsOf(known, id));
  onDraft(protocol.whereIs, (known, { id }) => rangeOfInitiative(known, id));
  onDraft(protocol.initiativeAt, (known, { position }) => initiativeAtPosition(known, position));
  onDraft(protocol.nextUndated, (known, { position }) => nextUndatedAfter(known, position));
  onDraft(protocol.passageAt, (known, { position }) => passageTextAt(known, position));
  on(protocol.documentStatus, null, async ({ uri }) => {
    if (drafts.isTooLong(uri)) return { isDraft: false, because: 'tooLong' };
    const considered = await drafts.consider(uri);
    if (!considered) return null;
    const known = await drafts.read(uri);
    if (known) {
      const { myBureau } = await session.settingsOf(uri);
      return draftStatus(known, myBureau, session.withheld(known));
    }
    const { found, byContent } = considered;
    const looks = byContent && found.configuration.recogniseByContent;
    return {
      isDraft: false,
      because: isExcluded(found, uri) ? 'excluded' : looks ? 'content' : 'contentOff',
    };
  });
  on(protocol.markDraft, null, async ({ uri, isDraft, unsaved }) => {
    const considered = await drafts.consider(uri);
    if (!considered) return null;
    const { candidate, found, byContent } = considered;
    const folder = session.folderOf(uri) ?? uri.slice(0, uri.lastIndexOf('/'));
    const file = settingsFileFor(session, found, folder, unsaved);
    const takenOver = takenOverBy(found);
    return toMarking(markDraft(candidate, isDraft, file, byContent, takenOver), file);
  });
  on(protocol.bureauxOn, [], async ({ date }) => {
    const day = date ?? session.host.today();
    const registry = await session.registryOfFolder();
    return registry.answerableOn(day).map(({ code, nameEn, nameZhHant }) => ({
      code,
      nameEn,
      nameZhHant: nameZhHant || nameEn,
    }));
  });
  on(protocol.bureauxInForce, null, async ({ uri }) => {
    const today = session.host.today();
    const known = uri === null ? null : await drafts.read(uri);
    const registry = known?.registry ?? (await session.registryOfFolder());
    return listBureaux(registry, known?.draft.circumstances.period ?? [today, today]);
  });
  onDraft(protocol.nameBureau, (known, { position, code }) => nameBureauAt(known, position, code));
}
