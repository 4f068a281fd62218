import type { Position, TextDocumentPositionParams, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { Problems } from './findings.js';
import { NotificationType, RequestType } from './message-types.js';

/** What a document is to Policy Address. */
export type DocumentStatus =
  | {
      readonly isDraft: true;
      /** The code of the one bureau that is counted, where the user wants to see one alone. */
      readonly bureau: string | null;
      readonly initiatives: number;
      readonly dated: number;
      readonly problems: Problems;
    }
  | {
      readonly isDraft: false;
      readonly because: WhyNoDraft;
    };

/**
 * Why a document is no draft: the `drafts` of `.policyaddress.json` say so; it says nothing of itself, and its content is
 * not to be looked at, or does not look like a draft; or it is too long to be one.
 */
export type WhyNoDraft = 'excluded' | 'contentOff' | 'content' | 'tooLong';

/** Client to server: what a document is; null where the server does not know it. */
export const documentStatus = new RequestType<{ readonly uri: string }, DocumentStatus | null, void>(
  'policyAddress/documentStatus',
);

/** What has to be changed for a file to be a draft, or none. */
export type Marking =
  /** It is as wanted already. */
  | { readonly kind: 'nothing' }
  /** Changes `.policyaddress.json`, which is made where it is not there. */
  | { readonly kind: 'edit'; readonly edit: WorkspaceEdit; readonly configuration: string }
  /** `.policyaddress.json` cannot be read, so it is not changed. */
  | { readonly kind: 'broken'; readonly configuration: string };

/** Client to server: how to say in `.policyaddress.json` that a file is a draft, or none. */
export const markDraft = new RequestType<
  {
    readonly uri: string;
    readonly isDraft: boolean;
    /** The documents that hold what is not saved; all others are as on the disk. Without it every open one may. */
    readonly unsaved?: readonly string[];
  },
  Marking | null,
  void
>('policyAddress/markDraft');

/** Client to server: the cursor went to another line of a document that was just written in. */
export const cursorMoved = new NotificationType<TextDocumentPositionParams>('policyAddress/cursorMoved');

/** Client to server: the words of the heading, initiative or paragraph at a place, as written; null where none are. */
export const passageAt = new RequestType<
  { readonly uri: string; readonly position: Position },
  string | null,
  void
>('policyAddress/passageAt');
