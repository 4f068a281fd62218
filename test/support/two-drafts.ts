import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { ROOT } from './shared.js';

const CLI = path.join(ROOT, 'dist/cli.js');
const FRONT = '---\npolicyAddress:\n  publicationDate: 2025-09-17\n---\n\n';

/** Two initiatives: SB leads a dated one, DEVB with SB a vague one. */
export const ONE = `${FRONT}# One\n\n- Build a park by end-2026. (SB)\n- Plan it in due course. (DEVB, SB)\n`;
/** Three: TLB leads an ongoing and a dated one, nobody one without a date. */
export const TWO = `${FRONT}- Continue to patrol. (TLB)\n- Open a pool on 1 May 2027. (TLB)\n- Wait.\n`;

/** What a run of the command line gave. */
interface Run {
  readonly status: number | null;
  readonly bytes: Buffer;
  readonly out: string;
  readonly err: string;
}

/** A folder with two drafts, `one.policy.md` and `returns/two.policy.md`, and a file that is none. */
export class TwoDrafts {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'policy-address-'));

  constructor() {
    mkdirSync(path.join(this.folder, 'returns'));
    writeFileSync(path.join(this.folder, 'one.policy.md'), ONE);
    writeFileSync(path.join(this.folder, 'returns/two.policy.md'), TWO);
    writeFileSync(path.join(this.folder, 'notes.md'), '# Notes\n\n- Buy milk by end-2026.\n');
  }

  /** Runs the built command line in the folder. */
  run(...args: readonly string[]): Run {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
      cwd: this.folder,
      maxBuffer: 1e9,
      timeout: 20_000,
    });
    return { status, bytes: stdout, out: stdout.toString(), err: stderr.toString() };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
