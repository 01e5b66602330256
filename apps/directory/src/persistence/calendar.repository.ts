import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { calendarIdPattern, type CalendarVersion } from '../domain/calendar.js';
import { directoryErrors } from '../domain/directory-errors.js';
import { calendarColumns } from './calendar-versions.js';

/** A tree is never this deep; ends a walk through units that are each other's parents. */
const DEEPEST = 20;

@Injectable()
export class CalendarRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CALENDAR_NOT_FOUND */
  async newest(id: string): Promise<CalendarVersion> {
    const found = calendarIdPattern.test(id)
      ? await this.dataSource.query<CalendarVersion[]>(
          `select ${calendarColumns} from calendar_version where id = $1 order by version desc limit 1`,
          [id],
        )
      : [];
    if (!found[0]) throw directoryErrors.CALENDAR_NOT_FOUND({ id }, { field: 'id' });
    return found[0];
  }

  /** The calendar of the unit, else of its nearest ancestor that has one, in the tree of that date. */
  async ofUnit(code: string, at: string): Promise<CalendarVersion | undefined> {
    const [found] = await this.dataSource.query<CalendarVersion[]>(
      `with recursive ancestry (code, parent, depth) as (
         select code, parent, 0 from unit_version where code = $1 and validity @> $2::date
         union all
         select above.code, above.parent, below.depth + 1
         from ancestry below
         join unit_version above on above.code = below.parent and above.validity @> $2::date
         where below.depth < ${DEEPEST}
       ), nearest as (
         select calendar.id from ancestry join calendar on calendar.unit_code = ancestry.code order by depth limit 1
       )
       select ${calendarColumns} from calendar_version
       where id = (select id from nearest) order by version desc limit 1`,
      [code, at],
    );
    return found;
  }
}
