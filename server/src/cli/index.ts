import path from 'node:path';
import { main } from './main.js';
import { tell } from './output.js';

// `policy-address inspect … | head`: who reads no further has what they wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

// The bundle stands beside the documentation.
main(process.argv.slice(2), path.join(__dirname, '..', 'docs', 'rules')).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    tell(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  },
);
