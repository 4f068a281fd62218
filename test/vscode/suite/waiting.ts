import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';

/** Waits until `holds`, looking again whenever `event` fires; the test's own time limit ends it. */
export function until<T>(event: vscode.Event<T>, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (holds()) return resolve();
    const listener = event(() => {
      if (!holds()) return;
      listener.dispose();
      resolve();
    });
  });
}

/** Asks again until the answer is yes, where no event tells when to: the test’s own time limit ends it. */
export async function retried(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** The problems of a document that Policy Address found, once there are as many as expected. */
export async function problems(uri: vscode.Uri, count: number): Promise<vscode.Diagnostic[]> {
  const ours = (): vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Policy Address');
  await until(vscode.languages.onDidChangeDiagnostics, () => ours().length === count);
  return ours();
}

/** The rule that a problem is of. */
export function ruleOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

/** The ids of running servers of this extension host. */
export function serverProcesses(): number[] {
  const list = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return list
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match?.[2] === String(process.pid) && /server\.js --node-ipc/.test(match[3] ?? ''))
    .map((match) => Number(match![1]));
}
