import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePorts, startGuarded } from '@motcua/engines';
import type { Run } from '../benchmark.js';

const run = promisify(execFile);

export type Environment = Readonly<Record<string, string>>;

/** A service as operators start it: a process of its own, configured by its environment. */
export interface ServiceProcess {
  readonly url: string;
  /** Stops it in its orderly way. Twice is harmless. */
  stop(): Promise<void>;
}

export interface ServiceOptions {
  /** Name of its folder below `apps`. */
  readonly app: string;
  readonly env: Environment;
  /** Modules that are loaded before it. */
  readonly imports?: readonly string[];
}

export async function startService(
  { app, env, imports = [] }: ServiceOptions,
  { atEnd }: Run,
): Promise<ServiceProcess> {
  const [port] = await freePorts(1);
  const variables = { ...env, PORT: String(port), HOST: '127.0.0.1' };
  const service = await startGuarded({
    name: app,
    command: 'env',
    arguments: [
      ...Object.entries(variables).map(([name, value]) => `${name}=${value}`),
      process.execPath,
      ...imports.map((file) => `--import=${file}`),
      mainOf(app),
    ],
    ready: /"msg":"ready"/,
    signal: 'TERM',
  });
  atEnd(app, () => service.stop());
  return { url: `http://127.0.0.1:${port}`, stop: () => service.stop() };
}

/** One of the preparing commands: `migrate`, `topics`, `seed`. */
export async function prepare({ app, env }: ServiceOptions, ...commands: readonly string[]): Promise<void> {
  for (const command of commands) {
    await run(process.execPath, [mainOf(app), command], { env: { PATH: process.env['PATH'], ...env } });
  }
}

function mainOf(app: string): string {
  return fileURLToPath(new URL(`../../../${app}/dist/main.js`, import.meta.url));
}
