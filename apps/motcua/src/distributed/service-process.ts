import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Environment } from '@motcua/service-kit';

const READY_LIMIT_MS = 60_000;
const POLL_MS = 50;

export interface ServiceProcessOptions {
  readonly name: string;
  readonly port: number;
  readonly env: Environment;
  /** Told every line it writes. */
  readonly log: (line: string) => void;
  /** Told when it ends without having been told to. */
  readonly onDeath: (how: string) => void;
}

/** One service as operators start it: `node apps/NAME/dist/main.js`, configured by its environment alone. */
export class ServiceProcess {
  private child: ChildProcess | undefined;
  private ended: Promise<void> = Promise.resolve();
  private expected = false;

  constructor(private readonly options: ServiceProcessOptions) {}

  get name(): string {
    return this.options.name;
  }

  get url(): string {
    return `http://127.0.0.1:${this.options.port}`;
  }

  /** Undefined while it does not run. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Starts it; returns before it is ready. */
  start(): void {
    if (this.child) throw new Error(`${this.name} runs already`);
    const { name, port, env, log, onDeath } = this.options;
    const main = fileURLToPath(new URL(`../../../${name}/dist/main.js`, import.meta.url));
    const child = spawn(process.execPath, [main], {
      env: { PATH: process.env['PATH'], ...env, PORT: String(port), HOST: '127.0.0.1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true, // Ctrl-C in a terminal reaches us first; we stop the services in order
    });
    this.child = child;
    this.expected = false;
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', log);
    this.ended = new Promise((resolve) => {
      const end = (how: string) => {
        if (this.child !== child) return;
        this.child = undefined;
        resolve();
        if (!this.expected) onDeath(how);
      };
      child.once('error', (error) => end(error.message));
      child.once('exit', (code, signal) => end(signal === null ? `exit code ${String(code)}` : `signal ${signal}`));
    });
  }

  /** Waits until it takes requests. @throws Error after a minute, or when it ends. */
  async ready(): Promise<void> {
    for (const limit = Date.now() + READY_LIMIT_MS; ;) {
      if (!this.child) throw new Error(`${this.name} has ended`);
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined);
      if (answer?.ok) return;
      if (Date.now() > limit) throw new Error(`${this.name} is not ready after ${READY_LIMIT_MS / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  /** Ends it by a signal and waits until it is gone: SIGTERM stops it in order, SIGKILL is a crash. */
  async kill(signal: NodeJS.Signals): Promise<void> {
    this.expected = true;
    this.child?.kill(signal);
    await this.ended;
  }
}
