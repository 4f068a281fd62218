import { URI, Utils } from 'vscode-uri';

/** A URI in the one way of writing it that VS Code has too; other editors escape other characters. */
export function normalUri(uri: string): string {
  return URI.parse(uri).toString();
}

/**
 * The URI of the file that a configuration names by its path; null where the path leads out of the folder of the
 * workspace that the configuration is in, or without such a folder out of its own.
 */
export function fileBelow(configuration: string, path: string, roots: readonly string[]): string | null {
  const file = URI.parse(configuration);
  // Those who write paths on Windows write them with "\\".
  const written = path.replaceAll('\\', '/');
  // "C:/…", "file:///…" and "/…" stand for the same file wherever the configuration is, but not on another machine.
  if (written.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(written)) return null;
  const own = Utils.dirname(file);
  const target = Utils.resolvePath(own, written);
  const holding = roots.map((root) => URI.parse(root)).filter((root) => isBelow(file, root));
  const allowed = holding.length > 0 ? holding : [own];
  return allowed.some((folder) => isBelow(target, folder)) ? target.toString() : null;
}

function isBelow(file: URI, folder: URI): boolean {
  const path = folder.path.replace(/\/?$/, '/');
  return file.scheme === folder.scheme && file.authority === folder.authority && file.path.startsWith(path);
}

/**
 * The path of a file as seen from the folder of another one, with "/" and "../"; null where no path leads from one to the
 * other.
 */
export function pathFromFile(from: string, to: string): string | null {
  // Written in one way: drives of Windows in small letters.
  const [start, target] = [from, to].map((uri) => URI.parse(URI.parse(uri).toString())) as [URI, URI];
  if (start.scheme !== target.scheme || start.authority !== target.authority) return null;
  if (!start.path.startsWith('/') || !target.path.startsWith('/')) return null;
  const folders = start.path.split('/').slice(1, -1);
  const names = target.path.split('/').slice(1);
  let shared = 0;
  while (shared < folders.length && shared < names.length - 1 && folders[shared] === names[shared]) shared++;
  return [...folders.slice(shared).map(() => '..'), ...names.slice(shared)].join('/');
}

/** A URI, or a part of one, as people read it; as it is where it is none in the right form. */
export function decodedUri(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
