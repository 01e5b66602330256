import { hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { StartError } from '../boot/start-error.js';

/** A numbered set of migrations; each set counts from 1. */
export interface MigrationSet {
  readonly namespace: string;
  readonly directory: URL;
}

export interface MigrationFile {
  readonly namespace: string;
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the text. */
  readonly digest: string;
  /** False with a first line `-- no transaction`, for statements like `create index concurrently`; one statement then. */
  readonly transaction: boolean;
}

/** The files `NNNN-name.sql` of a set, in order, without gaps. */
export async function migrationFiles({ namespace, directory }: MigrationSet): Promise<MigrationFile[]> {
  const found = await readdir(directory).catch((cause: unknown) => {
    throw new StartError(`The migrations of ${namespace} are not at ${fileURLToPath(directory)}`, { cause });
  });
  const names = found.filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (file, index) => {
      const [, number, name] = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file) ?? [];
      if (Number(number) !== index + 1 || name === undefined) {
        throw new StartError(
          `Migration ${file} of ${namespace}: expected ${String(index + 1).padStart(4, '0')}-name.sql`,
        );
      }
      const sql = (await readFile(new URL(file, directory), 'utf8')).replaceAll('\r\n', '\n');
      return {
        namespace,
        number: index + 1,
        name,
        sql,
        digest: hash('sha256', sql, 'hex'),
        transaction: !/^-- no transaction\s*\n/.test(sql),
      };
    }),
  );
}
