import { main } from './main.js';

main(process.argv.slice(2)).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    process.stderr.write(`policy-address: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
