import { isDeepStrictEqual } from 'node:util';
import { compileCalendar, resolveCalendar, type CalendarStatement } from '@motcua/calendar';
import type { CalendarInForce } from '../domain/calendar.js';

/**
 * The next version of each calendar that states something new, and of each that inherits what has changed; in force are
 * the others as they are.
 *
 * @param wanted what these calendars shall state.
 * @throws BadCalendarError when one of them contradicts itself.
 */
export function nextVersions(wanted: readonly CalendarStatement[], inForce: ReadonlyMap<string, CalendarInForce>) {
  const statements = new Map([...inForce].map(([id, { statement }]) => [id, statement]));
  for (const statement of wanted) statements.set(statement.id, statement);
  return [...statements.values()].flatMap((statement) => {
    const content = resolveCalendar(statement, statements);
    const { version, statement: stated, ...published } = inForce.get(statement.id) ?? { version: 0 };
    if (isDeepStrictEqual(stated, statement) && isDeepStrictEqual(published, content)) return [];
    compileCalendar(content);
    return [{ ...content, version: version + 1, statement }];
  });
}
