import { link, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '../command-error.js';

/** What a file of the home holds, made at first use: JSON, mode 0600. @throws CommandError when it cannot be read. */
export async function readOrMake<Content extends object>(file: string, make: () => Promise<Content>): Promise<Content> {
  const known = await read<Content>(file);
  if (known !== undefined) return known;
  await writeOnce(file, await make());
  return (await read<Content>(file))!;
}

async function read<Content>(file: string): Promise<Content | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Content;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new CommandError(`Cannot read the development key ${file}. Delete it, and a new one is made.`, { cause });
  }
}

/** Of two processes at the same moment the first one's content stays, whole. */
async function writeOnce(file: string, content: object): Promise<void> {
  const folder = await mkdtemp(`${file}-`);
  try {
    await writeFile(join(folder, 'key'), `${JSON.stringify(content)}\n`, { mode: 0o600 });
    await link(join(folder, 'key'), file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}
