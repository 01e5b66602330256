import { Injectable } from '@nestjs/common';
import { compileCalendar, type Calendar } from '@motcua/calendar';
import type { CalendarPublishedData } from '@motcua/contracts';
import { DataSource, type EntityManager } from 'typeorm';

/** Working calendars as the directory has announced them. */
@Injectable()
export class CalendarRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The unit's own calendar, the newest version; undefined when it has none. */
  async ofUnit(unitCode: string): Promise<Calendar | undefined> {
    const [row] = await this.dataSource.query<{ content: CalendarPublishedData }[]>(
      'select content from calendar_version where unit_code = $1 order by version desc limit 1',
      [unitCode],
    );
    return row && compileCalendar(row.content);
  }

  async write(manager: EntityManager, calendars: readonly CalendarPublishedData[]): Promise<void> {
    await manager.query(
      `insert into calendar_version (id, version, unit_code, content)
       select r ->> 'id', (r ->> 'version')::integer, r ->> 'unitCode', r from jsonb_array_elements($1::jsonb) as r
       on conflict (id, version) do nothing`,
      [JSON.stringify(calendars)],
    );
  }
}
