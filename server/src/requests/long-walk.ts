import {
  type CancellationToken,
  LSPErrorCodes,
  ResponseError,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver';
import type { Session } from '../session.js';
import type { KnownDraft } from '../workspace/drafts.js';

/** After so many files others get their turn: a request that takes back this one would not be heard otherwise. */
const FILES_IN_A_ROW = 64;

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
    let rested = 0;
    for await (const { drafts, done, total } of session.drafts.portions()) {
      if (done - rested >= FILES_IN_A_ROW) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        rested = done;
        progress.report(Math.floor((100 * done) / total));
      }
      if (token.isCancellationRequested) throw cancelled();
      yield drafts;
    }
  } finally {
    progress.done();
  }
}

/** For the log of a client; nobody reads it. */
function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
}
