import type { EntityManager } from 'typeorm';
import { catalogErrors } from '../domain/catalog-errors.js';
import { processCodePattern } from '../domain/process-definition.js';
import type { ProcessVersion } from '../domain/process-version.js';
import { digestOfDefinition } from './process-digest.js';

/** Columns of `process_version` as the fields of a `ProcessVersion`. */
export const processColumns = `code, version, state, revision, definition, encode(digest, 'hex') as digest,
  valid_from::text as "validFrom", valid_to::text as "validTo", drafted_by as "draftedBy", changed_by as "changedBy",
  approved_by as "approvedBy", published_by as "publishedBy"`;

/** Every version of a process, oldest first. Nobody else writes to the process until the transaction ends. */
export async function lockProcess(manager: EntityManager, code: string): Promise<ProcessVersion[]> {
  await manager.query('select from process where code = $1 for update', [code]);
  return manager.query<ProcessVersion[]>(
    `select ${processColumns} from process_version where code = $1 order by version`,
    [code],
  );
}

/** @throws PROCESS_NOT_FOUND, PROCESS_VERSION_NOT_FOUND */
export function versionOf(versions: readonly ProcessVersion[], code: string, version: number): ProcessVersion {
  if (versions.length === 0) throw catalogErrors.PROCESS_NOT_FOUND({ code }, { field: 'code' });
  const found = versions.find((one) => one.version === version);
  if (!found) throw catalogErrors.PROCESS_VERSION_NOT_FOUND({ code, version }, { field: 'version' });
  return found;
}

/** @throws PROCESS_NOT_FOUND for what cannot be a code. */
export function knownForm(code: string): string {
  if (!processCodePattern.test(code)) throw catalogErrors.PROCESS_NOT_FOUND({ code }, { field: 'code' });
  return code;
}

export async function insertProcess(manager: EntityManager, code: string): Promise<void> {
  await manager.query('insert into process (code) values ($1) on conflict do nothing', [code]);
}

/** Writes a version that is new, or the next revision of one; returned with its digest. */
export async function writeProcessVersion(
  manager: EntityManager,
  version: Omit<ProcessVersion, 'digest'>,
  at: Date,
): Promise<ProcessVersion> {
  const digest = digestOfDefinition(version.definition);
  const [written] = await manager.query<ProcessVersion[]>(
    `insert into process_version as known (code, version, state, revision, definition, digest, valid_from, valid_to,
       drafted_by, changed_by, approved_by, published_by, published_at)
     values ($1, $2, $3, $4, $5, decode($6, 'hex'), $7, $8, $9, $10, $11, $12, $13)
     on conflict (code, version) do update set state = excluded.state, revision = excluded.revision,
       definition = excluded.definition, digest = excluded.digest, valid_from = excluded.valid_from,
       valid_to = excluded.valid_to, changed_by = excluded.changed_by, approved_by = excluded.approved_by,
       published_by = excluded.published_by, published_at = excluded.published_at
     where known.revision = excluded.revision - 1
     returning ${processColumns}`,
    [
      version.code,
      version.version,
      version.state,
      version.revision,
      JSON.stringify(version.definition),
      digest,
      version.validFrom,
      version.validTo,
      version.draftedBy,
      version.changedBy,
      version.approvedBy,
      version.publishedBy,
      version.publishedBy === null ? null : at,
    ],
  );
  // writers lock the process first, so that nobody else can have written this revision
  if (!written) throw new Error(`process ${version.code}, version ${version.version} was changed without its lock`);
  return written;
}

/** The ends of published versions. */
export async function endProcessVersions(manager: EntityManager, ended: readonly ProcessVersion[]): Promise<void> {
  if (ended.length === 0) return;
  await manager.query(
    `update process_version set valid_to = row."validTo"
     from jsonb_to_recordset($1::jsonb) as row (code text, version integer, "validTo" date)
     where process_version.code = row.code and process_version.version = row.version`,
    [JSON.stringify(ended)],
  );
}
