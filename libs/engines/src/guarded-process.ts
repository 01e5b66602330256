import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';

/** A server process that ends with its parent, even when the parent is killed with -9. */
export interface GuardedProcess {
  /** Ends the process in its orderly way and waits for it. Twice is harmless. */
  stop(): Promise<void>;
  /** The last lines it wrote, for error messages. */
  log(): string;
}

export interface GuardedCommand {
  name: string;
  command: string;
  arguments: readonly string[];
  /** The line that says it is ready. */
  ready: RegExp;
  /** Signal of an orderly stop. */
  signal: 'TERM' | 'INT';
  user?: { uid: number; gid: number } | undefined;
  startLimitMs?: number;
}

/*
 * The shell holds our end of a pipe: when it closes, by stop() or because this process is gone, the server is told to end.
 */
const guard = (signal: string) =>
  `exec 3<&0; "$@" </dev/null & server=$!; (cat <&3 >/dev/null; kill -${signal} $server) & wait $server`;

export async function startGuarded(options: GuardedCommand): Promise<GuardedProcess> {
  const child = spawn('sh', ['-c', guard(options.signal), options.name, options.command, ...options.arguments], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true, // Ctrl-C in a terminal reaches us first; we stop the server after its clients
    ...options.user,
  });
  child.unref();
  const lines: string[] = [];
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await becomeReady(child, options, lines);
  return {
    stop: () => {
      child.ref(); // else a process with nothing left to do but this would end before it
      child.stdin?.end();
      return exited;
    },
    log: () => lines.join(''),
  };
}

function becomeReady(child: ChildProcess, options: GuardedCommand, lines: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => fail('did not become ready in time'), options.startLimitMs ?? 60_000);
    const fail = (why: string) => {
      clearTimeout(limit);
      child.stdin?.end();
      reject(new Error(`${options.name} ${why}\n${lines.join('')}`));
    };
    const read = (chunk: Buffer) => {
      const text = chunk.toString();
      lines.push(text);
      if (lines.length > 200) lines.shift();
      if (options.ready.test(text)) {
        clearTimeout(limit);
        resolve();
      }
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.stdin?.on('error', () => undefined); // the server ended first
    child.once('error', (error) => fail(`could not be started: ${error.message}`));
    child.once('exit', (code) => fail(`ended with code ${code} before it was ready`));
  });
}

/** Free ports of 127.0.0.1, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', () => resolve(server));
      });
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
