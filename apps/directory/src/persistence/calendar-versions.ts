import type { EntityManager } from 'typeorm';
import type { CalendarVersion } from '../domain/calendar.js';

/** Columns of `calendar_version` as the fields of a `CalendarVersion`. */
export const calendarColumns = 'id, version, unit_code as "unitCode", weekly, years, rule_set as "ruleSet"';

/** The newest version of each of these calendars that has one. */
export function newestCalendarVersions(manager: EntityManager, ids: readonly string[]): Promise<CalendarVersion[]> {
  return manager.query<CalendarVersion[]>(
    `select distinct on (id) ${calendarColumns} from calendar_version where id = any($1) order by id, version desc`,
    [ids],
  );
}

export async function writeCalendarVersions(manager: EntityManager, added: readonly CalendarVersion[]): Promise<void> {
  const rows = JSON.stringify(added);
  await manager.query(
    `insert into calendar (id, unit_code)
     select id, "unitCode" from jsonb_to_recordset($1::jsonb) as row (id text, "unitCode" text)
     on conflict (id) do nothing`,
    [rows],
  );
  await manager.query(
    `insert into calendar_version (id, version, unit_code, weekly, years, rule_set)
     select id, version, "unitCode", weekly, years, "ruleSet" from jsonb_to_recordset($1::jsonb)
       as row (id text, version integer, "unitCode" text, weekly jsonb, years jsonb, "ruleSet" jsonb)`,
    [rows],
  );
}
