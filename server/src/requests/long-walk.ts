import {
  type CancellationToken,
  LSPErrorCodes,
  ResponseError,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver';
import type { Session } from '../session.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { othersTurn } from '../turns.js';

/** How a walk through all drafts is watched, and stopped. */
export interface Watch {
  readonly token: CancellationToken;
  readonly progress: WorkDoneProgressReporter;
  /** What is being done, in the reader's language. */
  readonly title: string;
}

/** All drafts of the workspace, a few at a time: tells how far it is, and ends with an error when nobody waits any more. */
export async function* allDraftsInTurn(
  session: Session,
  { token, progress, title }: Watch,
): AsyncGenerator<readonly KnownDraft[]> {
  progress.begin(title, 0, undefined, true);
  try {
    let told = 0;
    yield* portionsInTurn(session, token, (percentage) => {
      if (percentage > told) progress.report((told = percentage));
    });
  } finally {
    progress.done();
  }
}

/**
 * All drafts of the workspace, a few at a time; others have their turn in between. It ends with an error when nobody waits any
 * more. Nothing is left out, also where the user has stopped the reading in the background.
 */
export async function* portionsInTurn(
  session: Session,
  token: CancellationToken,
  onProgress: (percentage: number) => void,
): AsyncGenerator<readonly KnownDraft[]> {
  for await (const { drafts, done, total } of session.drafts.portions()) {
    await restUnlessCancelled(token);
    onProgress(Math.floor((100 * done) / total));
    yield drafts;
  }
  // Nothing is left that somebody might have stopped.
  session.reading.readOn();
}

/** Lets others have their turn where they have waited for long; ends with an error when nobody waits for the answer any more. */
export async function restUnlessCancelled(token: CancellationToken): Promise<void> {
  await othersTurn();
  if (token.isCancellationRequested) throw cancelled();
}

/** For the log of a client; nobody reads it. */
function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
}
