import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { RequestType } from './message-types.js';

/** A file that the client is to write as a whole, unless its text is no longer `before` (null: there is no such file). */
export interface FileWrite {
  readonly uri: string;
  readonly before: string | null;
  readonly after: string;
}

/** Whose findings are accepted: those of all drafts in a folder. `unsaved` are the documents that hold what is not saved. */
export interface AcceptParams {
  readonly folder: string;
  readonly unsaved: readonly string[];
}

/** What has to be changed for all that is found today to be accepted, so that only new findings are shown. */
export type Acceptance =
  /** There is nothing to accept. */
  | { readonly kind: 'nothing' }
  /** Writes the accepted findings, and has `.policyaddress.json` name the file where it does not do so yet. */
  | {
      readonly kind: 'write';
      readonly baselines: readonly FileWrite[];
      readonly edit: WorkspaceEdit | null;
      readonly configurations: readonly string[];
      readonly findings: number;
      readonly drafts: number;
    }
  /** Somebody is writing in the file with the accepted findings. */
  | { readonly kind: 'unsaved'; readonly baseline: string }
  /** `.policyaddress.json` cannot be read, or names a file that it may not, so it is not changed. */
  | { readonly kind: 'broken'; readonly configuration: string };

/** Client to server: how to accept all that is found today. */
export const acceptFindings = new RequestType<AcceptParams, Acceptance | null, void>(
  'policyAddress/acceptFindings',
);

/** Client to server: a draft was saved; what of the accepted findings to write, because some are gone. Null: nothing. */
export const findingsGone = new RequestType<
  { readonly uri: string; readonly unsaved: readonly string[] },
  FileWrite | null,
  void
>('policyAddress/findingsGone');
