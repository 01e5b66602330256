import { isDeepStrictEqual } from 'node:util';
import { compileCalendar } from '@motcua/calendar';
import { CalendarPublished } from '@motcua/contracts';
import { announce, type Publisher } from '@motcua/messaging';
import type { EntityManager } from 'typeorm';
import type { CalendarContent, CalendarVersion } from '../domain/calendar.js';
import { newestCalendarVersions, writeCalendarVersions } from '../persistence/calendar-versions.js';

/**
 * Publishes a new version of each calendar whose content is new or different.
 *
 * @returns ids of the calendars about which something was published.
 * @throws BadCalendarError when a calendar contradicts itself; nothing is published then.
 */
export async function publishCalendars(
  manager: EntityManager,
  wanted: readonly CalendarContent[],
  publisher: Publisher,
): Promise<Set<string>> {
  for (const content of wanted) compileCalendar(content);
  const ids = wanted.map(({ id }) => id);
  const newest = new Map((await newestCalendarVersions(manager, ids)).map((version) => [version.id, version]));
  const added: CalendarVersion[] = wanted.flatMap((content) => {
    const { version, ...published } = newest.get(content.id) ?? { version: 0 };
    return isDeepStrictEqual(published, content) ? [] : [{ ...content, version: version + 1 }];
  });
  await writeCalendarVersions(manager, added);
  await announce(
    manager,
    added.map((version) => new CalendarPublished(version.id, version)),
    publisher,
  );
  return new Set(added.map(({ id }) => id));
}
