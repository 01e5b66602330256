import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import type { CalendarsFile } from '@motcua/calendar';
import { runDeadlineCases } from '@motcua/calendar';
import { seedFile } from './seed-file.js';

/** `motcua deadline --stdin`: every line of standard input is a case, every line of standard output its answer. */
export async function deadline(
  { stdin, stdout }: Pick<NodeJS.Process, 'stdin' | 'stdout'>,
  explained: boolean,
): Promise<void> {
  const calendars = JSON.parse(await readFile(seedFile('calendars.json'), 'utf8')) as CalendarsFile;
  stdin.setEncoding('utf8');
  const write = async (lines: string) => {
    if (!stdout.write(lines)) await once(stdout, 'drain');
  };
  await runDeadlineCases(stdin, calendars, write, explained);
}
