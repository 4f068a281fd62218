/**
 * For `node --require`: sets the clock to the day in POLICY_ADDRESS_DAY (ISO 8601), from where it goes on as ever, here and
 * in all that is forked. Pictures show what is past and what is not, and are to show the same whenever they are taken.
 */
const children = require('node:child_process');
const { syncBuiltinESMExports } = require('node:module');

const RealDate = Date;
const shift = RealDate.parse(`${process.env.POLICY_ADDRESS_DAY}T09:00:00`) - RealDate.now();
const now = () => RealDate.now() + shift;

globalThis.Date = new Proxy(RealDate, {
  apply: () => new RealDate(now()).toString(),
  construct: (target, args, made) => Reflect.construct(target, args.length > 0 ? args : [now()], made),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});

// VS Code takes NODE_OPTIONS out of the environment of what it starts.
const { fork } = children;
children.fork = (module, args = [], options = {}) =>
  fork(module, args, { ...options, execArgv: [...(options.execArgv ?? []), '--require', __filename] });
syncBuiltinESMExports();
