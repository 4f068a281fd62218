import Mocha from 'mocha';
import * as commands from './commands.test.js';
import * as extension from './extension.test.js';
import * as workspace from './workspace.test.js';
import * as writing from './writing.test.js';

/** What both hosts run: all tests inside VS Code, then a line that says how many passed. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: 'spec', color: false });
  mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, '', mocha);
  extension.define();
  commands.define();
  workspace.define();
  writing.define();
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) =>
      failures > 0 ? reject(new Error(`${failures} tests failed`)) : resolve(),
    );
    runner.once('end', () =>
      console.log(`${runner.stats?.passes ?? 0} passed, ${runner.stats?.failures ?? 0} failed`),
    );
  });
}
