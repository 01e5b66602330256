import type { EntityManager } from 'typeorm';
import type { UnitVersion } from '../domain/unit.js';

/** Columns of `unit_version` as the fields of a `UnitVersion`. */
export const unitColumns = `code, version, name, kind, level, parent, gso_code as "gsoCode",
  valid_from::text as "validFrom", valid_to::text as "validTo"`;

const asRows = `jsonb_to_recordset($1::jsonb) as row (code text, version integer, name text, kind text, level text,
  parent text, "gsoCode" text, "validFrom" date, "validTo" date)`;

/** Every version ever published of these units, in order. */
export function unitVersionsOf(manager: EntityManager, codes: readonly string[]): Promise<UnitVersion[]> {
  return manager.query<UnitVersion[]>(
    `select ${unitColumns} from unit_version where code = any($1) order by code, version`,
    [codes],
  );
}

/** Ends before additions: what is added may need the days that are set free. */
export async function writeUnitVersions(
  manager: EntityManager,
  ended: readonly UnitVersion[],
  added: readonly UnitVersion[],
): Promise<void> {
  await manager.query(
    `update unit_version set valid_to = row."validTo" from ${asRows}
     where unit_version.code = row.code and unit_version.version = row.version`,
    [JSON.stringify(ended)],
  );
  await manager.query(
    `insert into unit_version (code, version, name, kind, level, parent, gso_code, valid_from, valid_to)
     select code, version, name, kind, level, parent, "gsoCode", "validFrom", "validTo" from ${asRows}`,
    [JSON.stringify(added)],
  );
}
