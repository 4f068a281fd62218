import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../host/processes.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Builds what is shipped, apart from dist/, which may be in use.
 * @param {string} folder
 * @returns {Promise<string>} the server's file
 */
export async function buildServer(folder) {
  const outdir = join(folder, 'dist');
  const args = [join(ROOT, 'scripts', 'build.mjs'), '--production', `--outdir=${outdir}`];
  await run(process.execPath, args, { cwd: ROOT, timeoutMs: 60_000 });
  return join(outdir, 'server.js');
}
