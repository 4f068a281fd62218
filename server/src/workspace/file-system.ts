/** Reading files, as the host can: Node's own on disk, the client's for virtual workspaces, none in a bare browser. */
export interface FileSystem {
  /** The text of a file, or null where there is none or it cannot be read. */
  read(uri: string): Promise<string | null>;
}
