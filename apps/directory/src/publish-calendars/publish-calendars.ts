import type { CalendarStatement } from '@motcua/calendar';
import { CalendarPublished, type CalendarPublishedData } from '@motcua/contracts';
import { announce, type Publisher } from '@motcua/messaging';
import type { EntityManager } from 'typeorm';
import type { CalendarDecision, CalendarInForce } from '../domain/calendar.js';
import { nextVersions } from './next-versions.js';
import { calendarsInForce, lockCalendars, writeCalendarVersions } from '../persistence/calendar-versions.js';

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
  const added = nextVersions(wanted, await calendarsInForce(manager));
  await writeCalendarVersions(manager, added, { decision, by: publisher.actor, at: publisher.at });
  await announce(
    manager,
    added.map((version) => new CalendarPublished(version.id, announced(version, decision))),
    publisher,
  );
  return new Map(added.map(({ id, version }) => [id, version]));
}

function announced(
  { statement: _, ...content }: CalendarInForce,
  decision: CalendarDecision | undefined,
): CalendarPublishedData {
  if (decision === undefined || content.version === 1) return content;
  const { effect, reason, citation, approvedBy } = decision;
  return { ...content, amendment: { effect, reason, citation, approvedBy, from: content.version - 1 } };
}
