import type { CalendarPublishedData } from '@motcua/contracts';
import { BadCalendarError } from './calendar-errors.js';

type Content = Pick<CalendarPublishedData, 'id' | 'unitCode' | 'weekly' | 'years' | 'ruleSet'>;

/**
 * What a calendar states itself. `weekly`, `ruleSet` and each year that it does not state are those of the calendar it
 * `inherits`; a year it states stands in place of the other's.
 */
export interface CalendarStatement extends Pick<Content, 'id' | 'unitCode'>, Partial<Content> {
  readonly id: string;
  readonly unitCode: string;
  readonly inherits?: string;
}

/**
 * The calendar with what it inherits written out.
 * @throws BadCalendarError when it inherits from none or from itself, or `weekly`, `years` or `ruleSet` are stated nowhere.
 */
export function resolveCalendar(
  statement: CalendarStatement,
  statements: ReadonlyMap<string, CalendarStatement>,
): Content {
  const line = ancestry(statement, statements);
  const weekly = line.find((ancestor) => ancestor.weekly !== undefined)?.weekly;
  const ruleSet = line.find((ancestor) => ancestor.ruleSet !== undefined)?.ruleSet;
  if (weekly === undefined || ruleSet === undefined || line.every(({ years }) => years === undefined)) {
    const message = `calendar ${statement.id}: "weekly", "years" and "ruleSet" are neither stated nor inherited`;
    throw new BadCalendarError('nothingStated', message);
  }
  // the farthest first: what is nearer stands in its place
  const years = Object.assign({}, ...line.toReversed().map((ancestor) => ancestor.years ?? {})) as Content['years'];
  return { id: statement.id, unitCode: statement.unitCode, weekly, years, ruleSet };
}

function ancestry(
  statement: CalendarStatement,
  statements: ReadonlyMap<string, CalendarStatement>,
): CalendarStatement[] {
  const line = [statement];
  for (let at = statement; at.inherits !== undefined;) {
    const parent = statements.get(at.inherits);
    if (parent === undefined) {
      throw new BadCalendarError('inheritance', `calendar ${at.id}: inherits unknown calendar ${at.inherits}`);
    }
    if (line.includes(parent)) {
      throw new BadCalendarError('inheritance', `calendar ${statement.id}: inherits from itself`);
    }
    line.push(parent);
    at = parent;
  }
  return line;
}
