import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Claims, DevelopmentKey } from '../development-key/development-key.js';

const LIFETIME_SECONDS = 12 * 3600;
const RENEWAL_MS = (LIFETIME_SECONDS / 2) * 1000;

/** A token of the development key in a file, renewed long before it ends. Returns what ends the renewal. */
export async function keepTokenFile(file: string, key: DevelopmentKey, claims: Claims): Promise<() => void> {
  const renew = async () => {
    await writeFile(`${file}.new`, await key.sign(claims, LIFETIME_SECONDS), { mode: 0o600 });
    await rename(`${file}.new`, file); // whole for whoever reads it at this moment
  };
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await renew();
  // A failed renewal leaves half of the lifetime for the next ones.
  const timer = setInterval(() => void renew().catch(() => undefined), RENEWAL_MS / 6).unref();
  return () => clearInterval(timer);
}
