import { readFile } from 'node:fs/promises';
import type { DeliveredPosition, PositionsFile, SystemAccount } from '@motcua/directory';
import { CommandError } from '../command-error.js';
import { seedFile } from '../seed-file.js';

/** Positions and system accounts of the seed: invented people, for development only. */
export async function seededPositions(): Promise<PositionsFile> {
  return JSON.parse(await readFile(seedFile('positions.json'), 'utf8')) as PositionsFile;
}

/** @throws CommandError naming those there are. */
export async function seededPosition(id: string): Promise<DeliveredPosition> {
  return found('position', (await seededPositions()).positions, id);
}

/** @throws CommandError naming those there are. */
export async function seededSystem(id: string): Promise<SystemAccount> {
  return found('system', (await seededPositions()).systems, id);
}

function found<Entry extends { readonly id: string }>(kind: string, entries: readonly Entry[], id: string): Entry {
  const entry = entries.find((one) => one.id === id);
  if (entry) return entry;
  throw new CommandError(`There is no ${kind} "${id}". There are: ${entries.map((one) => one.id).join(', ')}.`);
}
