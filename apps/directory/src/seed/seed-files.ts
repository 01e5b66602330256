import { readFile } from 'node:fs/promises';
import type { CalendarsFile } from '@motcua/calendar';
import type { DeliveredPosition, SystemAccount } from '../domain/position.js';
import type { UnitContent } from '../domain/unit.js';

/** Folder of the delivered data: `organisation.json`, `calendars.json`, `positions.json`. */
export const directorySeed = new URL('../../seed/', import.meta.url);

interface OrganisationFile {
  readonly units: readonly UnitContent[];
}
export interface PositionsFile {
  readonly positions: readonly DeliveredPosition[];
  readonly systems: readonly SystemAccount[];
}

export interface DirectorySeed extends OrganisationFile, CalendarsFile, Pick<PositionsFile, 'positions'> {}

export async function readSeed(folder: URL = directorySeed): Promise<DirectorySeed> {
  const [organisation, calendars, positions] = await Promise.all([
    read<OrganisationFile>(folder, 'organisation.json'),
    read<CalendarsFile>(folder, 'calendars.json'),
    read<PositionsFile>(folder, 'positions.json'),
  ]);
  return { ...organisation, ...calendars, positions: positions.positions };
}

async function read<File>(folder: URL, name: string): Promise<File> {
  return JSON.parse(await readFile(new URL(name, folder), 'utf8')) as File;
}
