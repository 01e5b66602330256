import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Position } from '../domain/position.js';

const columns = `id, title, unit_code as "unitCode", officer_id as "officerId", officer_name as "officerName", permissions,
  valid_from::text as "validFrom", valid_to::text as "validTo", kind, of_position as "ofPosition"`;

@Injectable()
export class PositionRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Positions at a date, in the order of their ids, beginning after `after`. */
  list(filter: { at: string; unitCode?: string | undefined }, after: string, limit: number): Promise<Position[]> {
    return this.dataSource.query<Position[]>(
      `select ${columns} from position
       where valid_from <= $1::date and (valid_to is null or $1::date < valid_to) and id > $2
         and ($3::text is null or unit_code = $3)
       order by id limit $4`,
      [filter.at, after, filter.unitCode ?? null, limit],
    );
  }
}

/** Undefined: there is none. */
export async function positionOf(manager: EntityManager, id: string | null): Promise<Position | undefined> {
  const rows = await manager.query<Position[]>(`select ${columns} from position where id = $1`, [id]);
  return rows[0];
}

/** Those that stand in for it or were delegated from it, and last longer than `validTo`. */
export function positionsOutlasting(manager: EntityManager, id: string, validTo: string): Promise<Position[]> {
  return manager.query<Position[]>(
    `select ${columns} from position where of_position = $1 and valid_to > $2::date order by id`,
    [id, validTo],
  );
}

/** Those of which no event was ever published: they were there before positions were announced. */
export function positionsNeverAnnounced(manager: EntityManager): Promise<Position[]> {
  return manager.query<Position[]>(
    `select ${columns} from position
     where not exists (select from event where event.subject = 'position:' || position.id)
     order by id`,
  );
}

export async function writePositions(manager: EntityManager, positions: readonly Position[]): Promise<void> {
  await manager.query(
    `insert into position (id, title, unit_code, officer_id, officer_name, permissions, valid_from, valid_to, kind, of_position)
     select id, title, "unitCode", "officerId", "officerName", permissions, "validFrom", "validTo", kind, "ofPosition"
     from jsonb_to_recordset($1::jsonb) as row (id text, title text, "unitCode" text, "officerId" text,
       "officerName" text, permissions text[], "validFrom" date, "validTo" date, kind text, "ofPosition" text)
     on conflict (id) do update set title = excluded.title, unit_code = excluded.unit_code,
       officer_id = excluded.officer_id, officer_name = excluded.officer_name, permissions = excluded.permissions,
       valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
    [JSON.stringify(positions)],
  );
}
