import { Injectable } from '@nestjs/common';
import { compileCalendar } from '@motcua/calendar';
import type { CalendarPublishedData } from '@motcua/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { WorkingTime } from '../domain/dossier-clock.js';
import { Remembered } from '@motcua/service-kit';
import { IN_FORCE_MS, latest } from './unit.repository.js';

/* Of the unit itself, else of its nearest ancestor that has one, by the tree of the date. */
const CALENDAR_OF = `
  with recursive up as (
    select code, parent, 0 as distance from unit_version
    where code = $1 and valid_from <= $2::date and (valid_to is null or $2::date < valid_to)
    union all
    select u.code, u.parent, up.distance + 1 from up join unit_version u on u.code = up.parent
      and u.valid_from <= $2::date and (u.valid_to is null or $2::date < u.valid_to)
    where up.distance < 20
  )
  select c.id, c.version from up join calendar_version c on c.unit_code = up.code
  order by up.distance, c.version desc limit 1`;

/* From the pinned version on, as long as the next one was approved for dossiers received before. */
const STANDING = `
  with recursive standing as (
    select id, version from calendar_version where id = $1 and version = $2
    union all
    select c.id, c.version from standing s join calendar_version c
      on c.id = s.id and c.version = s.version + 1 and ${approvedForAll('c')}
  )
  select id, max(version) as version from standing group by id`;

interface CalendarKey {
  readonly id: string;
  readonly version: number;
}

/** Working calendars as the directory has announced them. */
@Injectable()
export class CalendarRepository {
  private readonly current = new Remembered<CalendarKey | undefined>(IN_FORCE_MS);
  private readonly amended = new Remembered<CalendarKey>(IN_FORCE_MS);
  private readonly compiled = new Remembered<WorkingTime>(Infinity);

  constructor(private readonly dataSource: DataSource) {}

  /** The calendar a unit works by at present; undefined when neither it nor a unit above it has one. */
  async of(unitCode: string, date: string): Promise<WorkingTime | undefined> {
    const key = await this.current.get(`${unitCode} ${date}`, async () => {
      const rows = await this.dataSource.query<CalendarKey[]>(CALENDAR_OF, [unitCode, date]);
      return rows[0];
    });
    return key && this.version(key);
  }

  /** A version that a dossier has pinned. */
  version({ id, version }: CalendarKey): Promise<WorkingTime> {
    return this.compiled.get(`${id} ${version}`, async () => {
      const [row] = await this.dataSource.query<{ content: CalendarPublishedData }[]>(
        'select content from calendar_version where id = $1 and version = $2',
        [id, version],
      );
      if (!row) throw new Error(`calendar ${id}, version ${version} is pinned and not known`);
      return { id, version, calendar: compileCalendar(row.content), ruleSet: row.content.ruleSet };
    });
  }

  /** The newest version, as it was published; undefined when nobody knows the calendar. */
  async newest(id: string): Promise<CalendarPublishedData | undefined> {
    const [row] = await this.dataSource.query<{ content: CalendarPublishedData }[]>(
      'select content from calendar_version where id = $1 order by version desc limit 1',
      [id],
    );
    return row?.content;
  }

  /** The version a dossier is judged by that has pinned this one: each amendment approved for it leads on to the next. */
  async standing({ id, version }: CalendarKey): Promise<WorkingTime> {
    const key = await this.amended.get(`${id} ${version}`, async () => {
      const rows = await this.dataSource.query<[CalendarKey]>(STANDING, [id, version]);
      return rows[0];
    });
    return this.version(key);
  }

  async write(manager: EntityManager, calendars: readonly CalendarPublishedData[]): Promise<void> {
    const rows = latest(calendars, ({ id, version }) => `${id} ${version}`);
    await manager.query(
      `insert into calendar_version (id, version, unit_code, content)
       select r->>'id', (r->>'version')::integer, r->>'unitCode', r from jsonb_array_elements($1::jsonb) as r
       on conflict (id, version) do nothing`,
      [JSON.stringify(rows)],
    );
    this.current.clear();
    this.amended.clear();
  }
}

/** SQL: whether this version was approved for dossiers that were received under the one before. */
export function approvedForAll(row: string): string {
  const amendment = `${row}.content -> 'amendment'`;
  return `${amendment} ->> 'effect' = 'recompute' and ${amendment} ->> 'approvedBy' is not null
      and (${amendment} ->> 'from')::integer = ${row}.version - 1`;
}
