import * as vscode from 'vscode';
import { WorkDoneProgress, type WorkDoneProgressParams } from 'vscode-languageclient/node';
import type { Request } from '../../server/src/protocol/index.js';
import type { Server } from './server.js';

let lastToken = 0;

/**
 * Asks the server for what may take long: shows how far it is, with a button that takes the question back. `cancelled` where the
 * user did so; undefined where it gives no answer.
 */
export async function askWithProgress<P extends WorkDoneProgressParams, R>(
  server: Server,
  request: Request<P, R>,
  params: P,
  title: string,
): Promise<R | 'cancelled' | undefined> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    const client = await server.start();
    const workDoneToken = `policyAddress ${++lastToken}`;
    let shown = 0;
    const following = client?.onProgress(WorkDoneProgress.type, workDoneToken, (told) => {
      if (told.kind !== 'report') return;
      const { message, percentage = shown } = told;
      progress.report({ increment: percentage - shown, ...(message !== undefined && { message }) });
      shown = percentage;
    });
    try {
      const answer = await server.ask(request, { ...params, workDoneToken }, token);
      return token.isCancellationRequested ? 'cancelled' : answer;
    } finally {
      following?.dispose();
    }
  });
}
