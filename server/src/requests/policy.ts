import { bureauInFocus } from '../features/bureau-focus.js';
import { listBureaux } from '../features/bureau-list.js';
import { nameBureauAt } from '../features/bureau-naming.js';
import { InitiativesByBureau } from '../features/by-bureau.js';
import { draftStatus } from '../features/document-status.js';
import {
  initiativeAtPosition,
  initiativeDetailsOf,
  nextUndatedAfter,
  passageTextAt,
  rangeOfInitiative,
} from '../features/initiative-places.js';
import { toMarking } from '../features/marking.js';
import * as protocol from '../protocol.js';
import type { Session } from '../session.js';
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
  const byBureau = new InitiativesByBureau();

  function on<P, R>(request: protocol.Request<P, R>, empty: R, answer: (params: P) => Promise<R>): void {
    connection.onRequest(request.method, (params: P) =>
      session.guarded(request.method, empty, () => answer(params)),
    );
  }

  on(protocol.bureauOverview, { bureau: null, drafts: 0, initiatives: 0, groups: [] }, async () => {
    const { myBureau } = await session.settingsOf(null);
    const all = await drafts.all();
    // Drafts may speak for other days, and go by other registries: the first that knows the code says what is meant.
    const focus = myBureau && all.map((known) => bureauInFocus(known, myBureau)).find(Boolean);
    return byBureau.take(all, focus ? focus.code : null);
  });
  on(protocol.initiativesOf, null, async ({ key }) => byBureau.initiativesOf(key));
  on(protocol.initiativeDetails, null, async ({ uri, id }) => {
    const known = await drafts.read(uri);
    return known && initiativeDetailsOf(known, id);
  });
  on(protocol.whereIs, null, async ({ uri, id }) => {
    const known = await drafts.read(uri);
    return known && rangeOfInitiative(known, id);
  });
  on(protocol.initiativeAt, null, async ({ textDocument: { uri }, position }) => {
    const known = await drafts.read(uri);
    return known && initiativeAtPosition(known, position);
  });
  on(protocol.nextUndated, null, async ({ textDocument: { uri }, position }) => {
    const known = await drafts.read(uri);
    return known && nextUndatedAfter(known, position);
  });
  on(protocol.passageAt, null, async ({ uri, position }) => {
    const known = await drafts.read(uri);
    return known && passageTextAt(known, position);
  });
  on(protocol.documentStatus, null, async ({ uri }) => {
    if (drafts.isTooLong(uri)) return { isDraft: false, because: 'tooLong' };
    const considered = await drafts.consider(uri);
    if (!considered) return null;
    const known = await drafts.read(uri);
    if (known) return draftStatus(known, (await session.settingsOf(uri)).myBureau);
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
    return toMarking(markDraft(candidate, isDraft, file, byContent, takenOver), file, file.version);
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
  on(protocol.nameBureau, null, async ({ textDocument: { uri }, position, code }) => {
    const known = await drafts.read(uri);
    return known && nameBureauAt(known, position, code);
  });
}
