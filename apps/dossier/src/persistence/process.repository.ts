import { Injectable } from '@nestjs/common';
import type { ProcedurePublishedData, ProcessPublishedData } from '@motcua/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { ProcessRef } from '../domain/registration.js';
import { Remembered } from '@motcua/service-kit';
import { IN_FORCE_MS, latest } from './unit.repository.js';

/* Its own process before the default of its level. */
const PROCESS_OF = `
  select code, version from process_version
  where valid_from <= $3::date and (valid_to is null or $3::date < valid_to)
    and (content -> 'definition' -> 'procedures' ? $1
      or ((content -> 'definition' ->> 'isDefault')::boolean and content -> 'definition' -> 'levels' ? $2))
  order by (content -> 'definition' ->> 'isDefault')::boolean, code limit 1`;

/** Processes as the catalogue has announced them. */
@Injectable()
export class ProcessRepository {
  private readonly current = new Remembered<ProcessRef | null>(IN_FORCE_MS);

  constructor(private readonly dataSource: DataSource) {}

  /** Which process a procedure is settled by on a date; null: none is published. */
  of({ code, level }: Pick<ProcedurePublishedData, 'code' | 'level'>, date: string): Promise<ProcessRef | null> {
    return this.current.get(`${code} ${level} ${date}`, async () => {
      const rows = await this.dataSource.query<ProcessRef[]>(PROCESS_OF, [code, level, date]);
      return rows[0] ?? null;
    });
  }

  async write(manager: EntityManager, processes: readonly ProcessPublishedData[]): Promise<void> {
    await manager.query(
      `insert into process_version as p (code, version, valid_from, valid_to, content)
       select r->>'code', (r->>'version')::integer, (r->>'validFrom')::date, (r->>'validTo')::date, r
       from jsonb_array_elements($1::jsonb) as r
       on conflict (code, version) do update set valid_to = excluded.valid_to`,
      [JSON.stringify(latest(processes, ({ code, version }) => `${code} ${version}`))],
    );
    this.current.clear();
  }
}
