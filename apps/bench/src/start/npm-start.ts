import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { freePorts } from '@motcua/engines';
import type { Run } from '../benchmark.js';
import { waitUntil } from '../system/wait-until.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const startLimitMs = 180_000;

export interface Started {
  readonly pid: number;
  /** From the command to the first time /readyz of the whole says ready. */
  readonly readySeconds: number;
  /** Ctrl-C, and everything has ended. */
  stop(): Promise<void>;
}

export async function npmStart({ atEnd }: Run, home: string): Promise<Started> {
  const [port] = await freePorts(1);
  const begun = performance.now();
  // A group of its own, as a terminal has: Ctrl-C reaches all of it.
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, MOTCUA_HOME: home, PORT: String(port) },
    stdio: 'ignore',
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let running = true;
  void ended.then(() => (running = false));
  const stop = async () => {
    if (running) process.kill(-child.pid!, 'SIGINT');
    await ended;
  };
  atEnd('npm start', stop);
  await waitUntil('npm start is ready', startLimitMs, async () => {
    if (!running) throw new Error('npm start ended before it was ready');
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    return answer?.ok === true;
  });
  return { pid: child.pid!, readySeconds: (performance.now() - begun) / 1000, stop };
}
