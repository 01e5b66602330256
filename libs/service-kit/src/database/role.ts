import type { Client } from 'pg';
import { escapeIdentifier, escapeLiteral } from 'pg';
import { sqlState } from './database-error.js';

/** Tables of the kit that no service may change after the fact. */
const ALWAYS_APPEND_ONLY = ['event', 'parked_act', 'audit_root', 'audit_stamp'];

/** Creates the role a service works with, when it is missing, with the name and password of its URL. */
export async function createRole(client: Client, serviceUrl: string): Promise<void> {
  const { username, password } = new URL(serviceUrl);
  const name = decodeURIComponent(username);
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  if (rowCount) return;
  const withPassword = password ? ` password ${escapeLiteral(decodeURIComponent(password))}` : '';
  await client.query(`create role ${escapeIdentifier(name)} login${withPassword}`).catch((error: unknown) => {
    // Another service's migration has created it at the same moment.
    if (sqlState(error) !== '42710' && sqlState(error) !== '23505') throw error;
  });
}

/**
 * What the service's role may do: work with rows, alter nothing, and never change what is append-only. Repeated after each
 * migration, for the tables that are new.
 */
export async function grantToRole(client: Client, serviceUrl: string, appendOnly: readonly string[]): Promise<void> {
  const role = escapeIdentifier(decodeURIComponent(new URL(serviceUrl).username));
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migration'`,
  );
  const statements = [
    'revoke create on schema public from public',
    `grant usage on schema public to ${role}`,
    `grant usage, select on all sequences in schema public to ${role}`,
    `grant select on migration to ${role}`,
    ...rows.map(({ name }) => grantOn(name, role, appendOnly)),
  ];
  await client.query(`begin; ${statements.join('; ')}; commit`);
}

function grantOn(table: string, role: string, appendOnly: readonly string[]): string {
  const name = escapeIdentifier(table);
  if (!ALWAYS_APPEND_ONLY.includes(table) && !appendOnly.includes(table)) {
    return `grant select, insert, update, delete on ${name} to ${role}`;
  }
  return `revoke all on ${name} from ${role}; grant select, insert on ${name} to ${role}`;
}
