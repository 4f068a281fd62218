import { NotificationType, NotificationType0, RequestType } from './message-types.js';

/** What the client says of itself in `initializationOptions`. */
export interface ClientOptions {
  /** It answers {@link readFile} and {@link findFiles}: it sees files that Node cannot (a virtual workspace). */
  readonly readsFiles?: boolean;
  /** It lists drafts, and wants to be told by {@link draftsChanged}. */
  readonly followsDrafts?: boolean;
  /** It brings snippets of its own for these languages (ids), so the server does not offer them there. */
  readonly snippetsFor?: readonly string[];
  /** It asks its user which of several formatters to take, so formatting is registered for drafts alone. */
  readonly picksFormatter?: boolean;
  /** The commands (ids) that it has: what the server offers may call these, and no other. */
  readonly commands?: readonly string[];
  /** Texts in the user’s language, by their English ones; none where that is English. */
  readonly translations?: Readonly<Record<string, string>>;
}

/** What the client tells, with its parameters. */
export type Notification<P> = NotificationType<P>;

/** A request of the client, with what it is asked by and answered with. */
export type Request<P, R> = RequestType<P, R, void>;

/** Server to client: the bytes of a file, by its URI, in base64; null where there is none. */
export const readFile = new RequestType<string, string | null, void>('policyAddress/readFile');

/** Server to client: the URIs of all files of the workspace whose ending is one of these ("md", without the dot). */
export const findFiles = new RequestType<readonly string[], string[], void>('policyAddress/findFiles');

/** Server to client: the drafts of the workspace changed in a way that can be seen; ask anew for what is shown. */
export const draftsChanged = new NotificationType0('policyAddress/draftsChanged');

/** Client to server: the drafts that have not been read after the user stopped it are wanted after all. */
export const readOn = new NotificationType<null>('policyAddress/readOn');
