import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** With what somebody of the seed signs in to a development system. */
export interface StaffCredentials {
  readonly positionId: string;
  readonly username: string;
  readonly password: string;
  /** Of the second factor, in base 32. */
  readonly secret: string;
}

/** By account id; empty when none were made yet. */
export async function readStaff(home: string): Promise<Record<string, StaffCredentials>> {
  try {
    return JSON.parse(await readFile(fileOf(home), 'utf8')) as Record<string, StaffCredentials>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

/** Whole for whoever reads it at this moment; for its owner's eyes only. */
export async function writeStaff(home: string, staff: Readonly<Record<string, StaffCredentials>>): Promise<void> {
  await writeFile(`${fileOf(home)}.new`, `${JSON.stringify(staff, null, 2)}\n`, { mode: 0o600 });
  await rename(`${fileOf(home)}.new`, fileOf(home));
}

function fileOf(home: string): string {
  return join(home, 'staff.json');
}
