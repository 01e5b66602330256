import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  calendarIdPattern,
  type CalendarInForce,
  type CalendarVersion,
  type RecordedVersion,
  type VersionSummary,
} from '../domain/calendar.js';
import { directoryErrors } from '../domain/directory-errors.js';
import { calendarColumns, calendarsInForce } from './calendar-versions.js';

/** A tree is never this deep; ends a walk through units that are each other's parents. */
const DEEPEST = 20;

/** The highest number of the type `integer`. */
const HIGHEST = 2_147_483_647;

const provenanceColumns = `inherits, draft_id as "draftId", reason, citation, effect, drafted_by as "draftedBy",
  approved_by as "approvedBy", published_by as "publishedBy", published_at as "publishedAt"`;

const keysOf = (json: string) => `(select coalesce(json_agg(k order by k), '[]') from jsonb_object_keys(${json}) k)`;
const summaryColumns = `id, version, unit_code as "unitCode", ${keysOf('years')} as years, rule_set->>'id' as "ruleSetId",
  ${provenanceColumns}`;
const statesColumn = `${keysOf(`stated - 'years' || coalesce(stated->'years', '{}')`)} as states`;

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

  /** The newest version of every calendar, by id. */
  inForce(): Promise<ReadonlyMap<string, CalendarInForce>> {
    return calendarsInForce(this.dataSource.manager);
  }

  /** The newest version of each calendar, in the order of their ids, beginning after `after`. */
  list(after: string, limit: number): Promise<VersionSummary[]> {
    return this.dataSource.query<VersionSummary[]>(
      `select distinct on (id) ${summaryColumns} from calendar_version where id > $1 order by id, version desc limit $2`,
      [after, limit],
    );
  }

  /** The versions of a calendar, newest first, beginning below the version `before`. */
  versions(id: string, before: number | null, limit: number): Promise<VersionSummary[]> {
    return this.dataSource.query<VersionSummary[]>(
      `select ${summaryColumns} from calendar_version
       where id = $1 and ($2::integer is null or version < $2) order by version desc limit $3`,
      [id, before, limit],
    );
  }

  /** @throws CALENDAR_NOT_FOUND, CALENDAR_VERSION_NOT_FOUND naming `field` */
  async version(id: string, version: number, field: string): Promise<RecordedVersion> {
    const [found] =
      calendarIdPattern.test(id) && version > 0 && version <= HIGHEST
        ? await this.dataSource.query<RecordedVersion[]>(
            `select ${calendarColumns}, ${provenanceColumns}, ${statesColumn} from calendar_version
             where id = $1 and version = $2`,
            [id, version],
          )
        : [];
    if (found) return found;
    await this.newest(id);
    throw directoryErrors.CALENDAR_VERSION_NOT_FOUND({ id, version }, { field });
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
