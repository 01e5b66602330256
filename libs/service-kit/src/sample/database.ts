import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** URL of the superuser of the test PostgreSQL, in that database. */
export function superuserUrl(database: string): string {
  const given = process.env['MOTCUA_TEST_POSTGRES'];
  if (!given) throw new Error('MOTCUA_TEST_POSTGRES is not set: run through jest.config.mjs');
  const url = new URL(given);
  url.pathname = `/${database}`;
  return url.href;
}

export function newDatabaseName(): string {
  return `t_${randomUUID().replaceAll('-', '')}`;
}

export async function query<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

export async function dropDatabase(name: string): Promise<void> {
  await query(superuserUrl('postgres'), `drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
}
