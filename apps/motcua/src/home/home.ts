import { chmod, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../command-error.js';

const MARKER = 'motcua-home.txt';
const MARKED = 'Data of a development installation of Một Cửa. "motcua start --fresh" throws it away.\n';

/** What `--fresh` throws away; the key stays, so that tokens in other terminals go on working. */
const DATA = ['postgres', 'simulators', 'distributed', 'tokens'];

/**
 * The folder MOTCUA_HOME (default: `.motcua` of the repository), made when it is missing.
 *
 * @throws CommandError when it is a folder of something else.
 */
export async function openHome(env: NodeJS.ProcessEnv): Promise<string> {
  const home = env['MOTCUA_HOME']
    ? resolve(env['MOTCUA_HOME'])
    : fileURLToPath(new URL('../../../../.motcua', import.meta.url));
  await mkdir(home, { recursive: true });
  const entries = await readdir(home).catch((cause: unknown) => {
    throw new CommandError(`MOTCUA_HOME: cannot read ${home}`, { cause });
  });
  if (entries.includes(MARKER)) return home;
  if (entries.length > 0) {
    throw new CommandError(
      `MOTCUA_HOME: ${home} holds something else (there is no ${MARKER} in it). Name an empty folder.`,
    );
  }
  await letPostgresIn(home);
  await writeFile(join(home, MARKER), MARKED);
  return home;
}

/** Throws away what earlier runs have kept in a home. @throws CommandError when the folder is not one. */
export async function beginAnew(home: string): Promise<void> {
  await stat(join(home, MARKER)).catch((cause: unknown) => {
    throw new CommandError(`${home} is no home of Một Cửa (there is no ${MARKER} in it): nothing is removed.`, {
      cause,
    });
  });
  for (const name of DATA) await rm(join(home, name), { recursive: true, force: true });
}

/** Started as root, PostgreSQL runs as another user, who has to get through this folder. Secrets in it have a mode of their own. */
export async function letPostgresIn(folder: string): Promise<void> {
  if (process.getuid?.() === 0) await chmod(folder, 0o755);
}
