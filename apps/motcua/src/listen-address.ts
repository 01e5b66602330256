import { CommandError } from './command-error.js';

export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/** PORT (default 3000) and HOST (default 127.0.0.1). @throws CommandError */
export function listenAddress(env: NodeJS.ProcessEnv): ListenAddress {
  const port = env['PORT'] || '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new CommandError(`PORT "${port}" is not valid: a number from 0 to 65535 (0 takes a free one).`);
  }
  return { host: env['HOST'] || '127.0.0.1', port: Number(port) };
}

/** Only callers on this machine get there. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/** The address to call from this machine. */
export function urlOf({ host, port }: ListenAddress): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
