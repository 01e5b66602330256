import { generate } from 'otplib';
import { CommandError } from '../command-error.js';
import { refuseInProduction } from '../development-key/development-key.js';
import { openHome } from '../home/home.js';
import { readStaff } from './staff-file.js';

/** `motcua staff`: with what the seeded officers sign in, and their codes of this moment. */
export async function staff({ env, stdout }: Pick<NodeJS.Process, 'env' | 'stdout'>): Promise<void> {
  refuseInProduction(env);
  const accounts = Object.values(await readStaff(await openHome(env)));
  if (accounts.length === 0) throw new CommandError('No accounts were made yet: run "npm start" first.');
  const rows = [['POSITION', 'USER NAME', 'PASSWORD', 'CODE']];
  for (const { positionId, username, password, secret } of accounts) {
    rows.push([positionId, username, password, await generate({ secret })]);
  }
  const width = (column: number) => Math.max(...rows.map((row) => row[column]!.length));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(width(column)))
      .join('  ')
      .trimEnd();
  stdout.write(`${rows.map(line).join('\n')}\n\nA code changes every 30 seconds and is good once.\n`);
}
