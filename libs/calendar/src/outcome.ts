import type { Calendar } from './calendar.js';
import { dayOf } from './civil-date.js';

/** How a finished dossier counts in the statutory report, which compares dates, not hours (deadlines.md section 6). */
export type Outcome = 'before' | 'onTime' | 'overdue';

export interface FinishedOutcome {
  readonly outcome: Outcome;
  /** Working seconds between due and finished; may be 0 for an overdue dossier and above 0 for one on time. */
  readonly lateSeconds: number;
}

/** `due` undefined: limit "none", or suspended. Whole seconds since 1970-01-01T00:00:00Z. */
export function outcomeOf(calendar: Calendar, due: number | undefined, finished: number): FinishedOutcome {
  if (due === undefined) return { outcome: 'onTime', lateSeconds: 0 };
  const days = dayOf(finished) - dayOf(due);
  return {
    outcome: days < 0 ? 'before' : days === 0 ? 'onTime' : 'overdue',
    lateSeconds: calendar.work(due, finished),
  };
}
