/** What the server and its own client say to each other beside LSP. Other clients need none of it. */

/** Server to client: read a file that Node cannot (a virtual workspace). Params: a URI; result: its text or null. */
export const READ_FILE_REQUEST = 'policyAddress/readFile';

/** What the client says of itself in `initializationOptions`. */
export interface ClientOptions {
  /** It answers {@link READ_FILE_REQUEST}. */
  readonly readsFiles?: boolean;
}

/** Settings of the editor (`policyAddress.*`), asked for by resource. */
export interface EditorSettings {
  readonly recogniseByContent: boolean;
}
