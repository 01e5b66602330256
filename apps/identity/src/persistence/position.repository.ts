import { Injectable } from '@nestjs/common';
import type { PositionPublishedData } from '@motcua/contracts';
import type { EntityManager } from 'typeorm';

/** What positions may do and where, as the directory has announced it last. */
@Injectable()
export class PositionRepository {
  async write(manager: EntityManager, positions: readonly PositionPublishedData[]): Promise<void> {
    const latest = [...new Map(positions.map((position) => [position.id, position])).values()];
    await manager.query(
      `insert into position (id, unit_code, permissions, valid_from, valid_to)
       select id, "unitCode", permissions, "validFrom", "validTo"
       from jsonb_to_recordset($1::jsonb)
         as row (id text, "unitCode" text, permissions text[], "validFrom" date, "validTo" date)
       on conflict (id) do update set unit_code = excluded.unit_code, permissions = excluded.permissions,
         valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
      [JSON.stringify(latest)],
    );
  }
}
