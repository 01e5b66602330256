import type { CalendarStatement } from '@motcua/calendar';
import type { EntityManager } from 'typeorm';
import type { CalendarDecision, CalendarInForce, CalendarVersion } from '../domain/calendar.js';

/** Columns of `calendar_version` as the fields of a `CalendarVersion`. */
export const calendarColumns = 'id, version, unit_code as "unitCode", weekly, years, rule_set as "ruleSet"';

/** Makes publications follow each other until the transaction ends: an amended parent concerns calendars below it. */
export async function lockCalendars(manager: EntityManager): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtext('directory.calendars'))`);
}

/** The newest version of every calendar, by id. There are as many as units with working hours of their own. */
export async function calendarsInForce(manager: EntityManager): Promise<ReadonlyMap<string, CalendarInForce>> {
  const rows = await manager.query<InForceRow[]>(
    `select ${calendarColumns}, inherits, stated from calendar known cross join lateral (
       select version, weekly, years, rule_set, inherits, stated
       from calendar_version where id = known.id order by version desc limit 1
     ) newest`,
  );
  return new Map(rows.map((row) => [row.id, inForceOf(row)]));
}

/** The calendars of which a draft was published. */
export async function calendarsDecided(manager: EntityManager): Promise<ReadonlySet<string>> {
  const rows = await manager.query<{ id: string }[]>(
    `select distinct calendar_id as id from calendar_draft where state = 'published'`,
  );
  return new Set(rows.map(({ id }) => id));
}

interface InForceRow extends CalendarVersion {
  readonly inherits: string | null;
  readonly stated: Pick<CalendarStatement, 'weekly' | 'years' | 'ruleSet'>;
}

function inForceOf({ inherits, stated, ...version }: InForceRow): CalendarInForce {
  const { id, unitCode } = version;
  return { ...version, statement: { id, unitCode, ...(inherits !== null && { inherits }), ...stated } };
}

/** By which decision, who published it, and when. */
interface Publication {
  readonly decision: CalendarDecision | undefined;
  readonly by: string;
  readonly at: Date;
}

export async function writeCalendarVersions(
  manager: EntityManager,
  added: readonly CalendarInForce[],
  { decision, by, at }: Publication,
): Promise<void> {
  const rows = JSON.stringify(added.map(({ statement, ...version }) => ({ ...version, ...stated(statement) })));
  await manager.query(
    `insert into calendar (id, unit_code)
     select id, "unitCode" from jsonb_to_recordset($1::jsonb) as row (id text, "unitCode" text)
     on conflict (id) do nothing`,
    [rows],
  );
  await manager.query(
    `insert into calendar_version (id, version, unit_code, weekly, years, rule_set, inherits, stated, draft_id, reason,
       citation, effect, drafted_by, approved_by, published_by, published_at)
     select id, version, "unitCode", weekly, years, "ruleSet", inherits, stated, $2::uuid, $3, $4, $5, $6, $7, $8, $9
     from jsonb_to_recordset($1::jsonb) as row (id text, version integer, "unitCode" text, weekly jsonb, years jsonb,
       "ruleSet" jsonb, inherits text, stated jsonb)`,
    [rows, ...decided(decision), by, at],
  );
}

function stated({ inherits, weekly, years, ruleSet }: CalendarStatement) {
  return { inherits: inherits ?? null, stated: { weekly, years, ruleSet } };
}

function decided(decision: CalendarDecision | undefined): unknown[] {
  if (decision === undefined) return [null, null, null, null, null, null];
  const { draftId, reason, citation, effect, draftedBy, approvedBy } = decision;
  return [draftId, reason, citation, effect, draftedBy, approvedBy];
}
