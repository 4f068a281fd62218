import type { ServerCapabilities } from 'vscode-languageserver';
import type { Session } from '../session.js';
import { annotationRequests } from './annotations.js';
import { baselineRequests } from './baseline.js';
import { codeActionRequests } from './code-actions.js';
import { completionRequests } from './completion.js';
import { diagnosticRequests } from './diagnostics.js';
import { exportRequests } from './exports.js';
import { formattingRequests } from './formatting.js';
import type { RequestGroup } from './group.js';
import { navigationRequests } from './navigation.js';
import { outlineRequests } from './outline.js';
import { policyRequests } from './policy.js';
import { reportRequests } from './report.js';
import { timelineRequests } from './timeline.js';
import { treeRequests } from './trees.js';

const GROUPS: readonly RequestGroup[] = [
  diagnosticRequests,
  completionRequests,
  annotationRequests,
  codeActionRequests,
  formattingRequests,
  outlineRequests,
  navigationRequests,
  policyRequests,
  treeRequests,
  timelineRequests,
  reportRequests,
  baselineRequests,
  exportRequests,
];

/** What the server says it can do: exactly what the groups answer. */
export function capabilitiesFor(session: Session): ServerCapabilities {
  const all = GROUPS.map((group) => group.capabilities(session));
  return Object.assign({}, ...all) as ServerCapabilities;
}

/** Has every group answer its requests. */
export function answerRequests(session: Session): void {
  for (const group of GROUPS) group.answer(session);
}
