import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/motcua.mjs', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command of `motcua` as users run it: a process, built from dist. */
export class Command {
  private readonly child: ChildProcess;
  private stdout = '';
  private stderr = '';
  readonly outcome: Promise<Outcome>;

  constructor(args: readonly string[], env: NodeJS.ProcessEnv, stdin?: string) {
    const child = spawn(process.execPath, [bin, ...args], { env: { PATH: process.env['PATH'], ...env } });
    this.child = child;
    child.stdout.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    child.stdin.on('error', () => undefined); // it ended without reading everything
    child.stdin.end(stdin);
    this.outcome = new Promise((resolve) => {
      child.once('close', (code) => resolve({ code, stdout: this.stdout, stderr: this.stderr }));
    });
  }

  get said(): string {
    return this.stdout;
  }

  get complained(): string {
    return this.stderr;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }
}

export function motcua(args: readonly string[], env: NodeJS.ProcessEnv = {}, stdin?: string): Promise<Outcome> {
  return new Command(args, env, stdin).outcome;
}
