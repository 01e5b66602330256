import { CalendarNotPublishedError, ExtensionRefusedError, dueAt } from '@motcua/calendar';
import type { Limit } from '@motcua/contracts';
import { eventsOf, type ClockHistory, type WorkingTime } from './dossier-clock.js';

/** What an amended calendar makes of a due time; `refusal`: it gives none, and the dossier keeps what it had. */
export type AmendedDueTime = { readonly dueAt: Date } | { readonly refusal: string };

/** The due time of an open dossier whose clock runs, under another version of its calendar. */
export function amendedDueTime(
  { calendar, ruleSet }: WorkingTime,
  limit: Limit,
  dossier: ClockHistory & { readonly receivedAt: Date },
): AmendedDueTime {
  try {
    return { dueAt: dueAt(calendar, ruleSet, limit, dossier.receivedAt, eventsOf(dossier))! };
  } catch (error) {
    if (error instanceof CalendarNotPublishedError || error instanceof ExtensionRefusedError) {
      return { refusal: error.code };
    }
    throw error;
  }
}
