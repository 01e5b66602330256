import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '../command-error.js';

/** One running system to a home. */
export interface HomeLock {
  release(): Promise<void>;
}

/** @throws CommandError when another process runs on this home. A lock whose process is gone counts for nothing. */
export async function lockHome(home: string): Promise<HomeLock> {
  const file = join(home, 'lock');
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (await create(file)) return { release: () => rm(file, { force: true }) };
    const holder = Number(await readFile(file, 'utf8').catch(() => ''));
    if (isAnother(holder)) {
      throw new CommandError(
        `Một Cửa runs on ${home} already (process ${holder}). Stop it, or set MOTCUA_HOME to another folder. ` +
          `If process ${holder} is something else, delete ${file}.`,
      );
    }
    await rm(file, { force: true });
  }
  throw new CommandError(`Cannot lock ${home}: other processes start on it at the same moment.`);
}

async function create(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A container's first process has the same id at every start: our own id is no other process. */
function isAnother(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
