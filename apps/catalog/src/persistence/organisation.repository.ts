import { Injectable } from '@nestjs/common';
import type { PositionPublishedData, UnitPublishedData } from '@motcua/contracts';
import type { EntityManager } from 'typeorm';

/** Units and positions as the directory has announced them. */
@Injectable()
export class OrganisationRepository {
  async writeUnits(manager: EntityManager, units: readonly UnitPublishedData[]): Promise<void> {
    await manager.query(
      `insert into unit_version as u (code, version, name, kind, level, parent, valid_from, valid_to)
       select code, version, name, kind, level, parent, "validFrom", "validTo"
       from jsonb_to_recordset($1::jsonb) as r (code text, version integer, name text, kind text, level text, parent text,
         "validFrom" date, "validTo" date)
       on conflict (code, version) do update set valid_to = excluded.valid_to`,
      [JSON.stringify(latest(units, ({ code, version }) => `${code} ${version}`))],
    );
  }

  async writePositions(manager: EntityManager, positions: readonly PositionPublishedData[]): Promise<void> {
    await manager.query(
      `insert into position as p (id, unit_code, permissions, valid_from, valid_to)
       select id, "unitCode", permissions, "validFrom", "validTo"
       from jsonb_to_recordset($1::jsonb) as r (id text, "unitCode" text, permissions text[], "validFrom" date,
         "validTo" date)
       on conflict (id) do update set unit_code = excluded.unit_code, permissions = excluded.permissions,
         valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
      [JSON.stringify(latest(positions, ({ id }) => id))],
    );
  }
}

/** What was announced last under each key: one statement may touch a row only once. */
function latest<Announced>(announced: readonly Announced[], keyOf: (one: Announced) => string): Announced[] {
  return [...new Map(announced.map((one) => [keyOf(one), one])).values()];
}
