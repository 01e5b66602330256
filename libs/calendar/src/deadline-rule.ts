import type { RuleSetData } from '@motcua/contracts';
import { BadCalendarError } from './calendar-errors.js';
import { parseClockTime } from './session.js';

/** What of a rule set a deadline depends on; whether a fee pauses the clock is decided before. */
export type DeadlineRule = Pick<RuleSetData, 'counting' | 'hoursPerDay' | 'sameDayCutoff' | 'extensionLimit'>;

/** Seconds after midnight before which a request "within the day" is still due the same day. */
export function cutoffOf(rule: DeadlineRule): number {
  const cutoff = parseClockTime(rule.sameDayCutoff);
  if (cutoff === undefined)
    throw new BadCalendarError('cutoff', `sameDayCutoff "${rule.sameDayCutoff}" is not a clock time HH:MM`);
  return cutoff;
}
