import { main } from './main.js';

// `policy-address inspect … | head`: who reads no further has what they wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

main(process.argv.slice(2)).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    process.stderr.write(`policy-address: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
