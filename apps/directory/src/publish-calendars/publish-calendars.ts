import { isDeepStrictEqual } from 'node:util';
import { compileCalendar, resolveCalendar, type CalendarStatement } from '@motcua/calendar';
import { CalendarPublished, type CalendarPublishedData } from '@motcua/contracts';
import { announce, type Publisher } from '@motcua/messaging';
import type { EntityManager } from 'typeorm';
import type { CalendarDecision, CalendarInForce } from '../domain/calendar.js';
import {
  calendarsInForce,
  lockCalendars,
  writeCalendarVersions,
  type NewVersion,
} from '../persistence/calendar-versions.js';

/**
 * Publishes a new version of each calendar that states something new, and of each that inherits what has changed.
 *
 * @param wanted what these calendars shall state; of the others, what they state already.
 * @param decision absent for delivered data: it amends nothing that was promised.
 * @returns the versions that are new, by calendar.
 * @throws BadCalendarError when a calendar contradicts itself; nothing is published then.
 */
export async function publishCalendars(
  manager: EntityManager,
  wanted: readonly CalendarStatement[],
  publisher: Publisher,
  decision?: CalendarDecision,
): Promise<ReadonlyMap<string, number>> {
  if (wanted.length === 0) return new Map();
  await lockCalendars(manager);
  const inForce = await calendarsInForce(manager);
  const statements = new Map([...inForce].map(([id, { statement }]) => [id, statement]));
  for (const statement of wanted) statements.set(statement.id, statement);
  const added = [...statements.values()].flatMap((statement) => {
    const version = nextVersion(statement, statements, inForce.get(statement.id));
    return version ? [{ ...version, ...provenance(statement, publisher, decision) }] : [];
  });
  for (const version of added) compileCalendar(version);
  await writeCalendarVersions(manager, added);
  await announce(manager, added.map(published), publisher);
  return new Map(added.map(({ id, version }) => [id, version]));
}

/** Undefined when neither what it states nor what it inherits has changed. */
function nextVersion(
  statement: CalendarStatement,
  statements: ReadonlyMap<string, CalendarStatement>,
  inForce: CalendarInForce | undefined,
) {
  const content = resolveCalendar(statement, statements);
  const { version, statement: stated, ...published } = inForce ?? { version: 0, statement: undefined };
  if (isDeepStrictEqual(stated, statement) && isDeepStrictEqual(published, content)) return undefined;
  return { ...content, version: version + 1 };
}

function provenance(
  { inherits, weekly, years, ruleSet }: CalendarStatement,
  { actor, at }: Publisher,
  decision: CalendarDecision | undefined,
) {
  return {
    inherits: inherits ?? null,
    stated: { ...(weekly && { weekly }), ...(years && { years }), ...(ruleSet && { ruleSet }) },
    decision: decision ?? null,
    publishedBy: actor,
    publishedAt: at,
  };
}

function published({ id, version, unitCode, weekly, years, ruleSet, decision }: NewVersion): CalendarPublished {
  const content = { id, version, unitCode, weekly, years, ruleSet };
  return new CalendarPublished(id, { ...content, ...amendment(version, decision) });
}

function amendment(version: number, decision: CalendarDecision | null): Pick<CalendarPublishedData, 'amendment'> {
  if (decision === null || version === 1) return {};
  const { effect, reason, citation, approvedBy } = decision;
  return { amendment: { effect, reason, citation, approvedBy, from: version - 1 } };
}
