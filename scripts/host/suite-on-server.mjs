/**
 * The test suite in the VS Code server: the extension host is the real one, the window is headless Chromium.
 */
import { format } from 'node:util';
import { installHost } from './install-host.mjs';
import { startVSCodeServer, workbenchUrl } from './vscode-server.mjs';
import { openWorkbench } from './workbench.mjs';

/**
 * What the workbench says of itself on the channel that also carries the suite's output. An unknown line is shown:
 * better one too many than a lost failure.
 */
const WORKBENCH_NOISE =
  /^(Resolv(ing|ed) connection token|Creating a socket \(|\[reconnection-grace-time\]|Updating additional builtin extensions|Ignoring fetching additional builtin extensions|\[AgentHost|\[AccountPolicyGate\]|\[Service Worker\] registration|Canceled: Canceled)/;

/**
 * @typedef {object} Suite
 * @property {string} extension folder of the extension
 * @property {string} suite the test module, a CommonJS file that exports `run()`
 * @property {string} workspace folder to open
 * @property {(line: string) => void} onLine takes the output of the suite
 * @property {(text: string) => void} log takes progress
 * @property {(version: string) => void} onVersion is told VS Code's version, before the suite begins
 *
 * @typedef {object} RunningSuite
 * @property {Promise<number>} exit 0 when `run()` settled well
 * @property {() => Promise<void>} dispose
 */

/**
 * @param {Suite} suite
 * @returns {Promise<RunningSuite>}
 */
export async function startSuiteOnServer(suite) {
  await installHost({ log: suite.log });
  const server = await startVSCodeServer({ smokeTestDriver: true });
  suite.onVersion(server.version);
  try {
    const url = workbenchUrl(server, {
      folder: suite.workspace,
      extension: suite.extension,
      tests: suite.suite,
    });
    const verbose = Boolean(process.env.POLICY_ADDRESS_TEST_VERBOSE);
    const workbench = await openWorkbench({
      url,
      onLog: (_type, args) => {
        const text = format(...args);
        if (!verbose && WORKBENCH_NOISE.test(text)) return;
        for (const line of text.split('\n')) suite.onLine(line);
      },
    });
    const serverEnded = server.exited.then((code) => {
      throw new Error(`The VS Code server ended with code ${code}.`);
    });
    serverEnded.catch(() => {});
    return {
      exit: Promise.race([workbench.exit, serverEnded]),
      dispose: async () => {
        await workbench.dispose();
        await server.dispose();
      },
    };
  } catch (error) {
    await server.dispose();
    throw error;
  }
}
