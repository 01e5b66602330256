import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';

export interface TestDatabase {
  /** Of the superuser, in this database. */
  readonly url: string;
  readonly name: string;
  /** Ends its connections, too. */
  drop(): Promise<void>;
}

/** A database of its own on the test PostgreSQL: empty, or with the files of these migration folders applied in order. */
export async function createTestDatabase(...migrations: readonly URL[]): Promise<TestDatabase> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await query('postgres', `create database ${name}`);
  for (const directory of migrations) {
    const files = (await readdir(directory)).filter((file) => file.endsWith('.sql')).sort();
    for (const file of files) await query(name, await readFile(new URL(file, directory), 'utf8'));
  }
  return {
    url: urlOf(name),
    name,
    drop: () => query('postgres', `drop database if exists ${name} with (force)`),
  };
}

function urlOf(database: string): string {
  const given = process.env['MOTCUA_TEST_POSTGRES'];
  if (!given) throw new Error('MOTCUA_TEST_POSTGRES is not set: run through jest.config.mjs');
  const url = new URL(given);
  url.pathname = `/${database}`;
  return url.href;
}

async function query(database: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(database) });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
