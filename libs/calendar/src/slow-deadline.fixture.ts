import type { Limit } from '@motcua/contracts';
import type { DeadlineRule } from './deadline-rule.js';
import { ExtensionRefusedError } from './extension-error.js';
import type { SlowCalendar } from './slow-calendar.fixture.js';

export interface SlowQuestion {
  readonly rule: DeadlineRule;
  readonly limit: Limit;
  readonly received: number;
  readonly pauses: readonly { readonly from: number; readonly to: number }[];
  readonly extensions: readonly { readonly at: number; readonly to: number }[];
}

export type SlowAnswer = { due: number } | { since: number; remaining: number };

/** Later than any instant of a question: an open pause is walked to here. */
const end = Date.UTC(2029, 0, 1) / 1000;

/** Sections 3 to 5 as a clock that is looked at minute by minute: pauses are joined because a minute is paused or not. */
export function slowDeadline(slow: SlowCalendar, question: SlowQuestion): SlowAnswer {
  const { rule, limit, received, extensions } = question;
  const calendarDays = limit.unit === 'calendarDay';
  const start = slow.next(received);
  const fitted = (t: number): number =>
    rule.counting === 'endOfDay' && calendarDays ? slow.endOf(slow.fitCalendar(t)) : slow.fitCalendar(t);
  let raw = start + limit.amount * 86_400;
  let due = calendarDays ? fitted(raw) : slowDue(slow, question, start);
  let resumesAt = -Infinity;
  let granted = 0;

  const paused = (t: number): boolean => t >= start && question.pauses.some((pause) => pause.from <= t && t < pause.to);
  const beginnings = [start, ...question.pauses.map((pause) => pause.from)];
  const instants = [...beginnings, ...extensions.map(({ at }) => at)];
  for (let t = Math.min(...instants); t <= Math.max(...instants); t += slow.step) {
    if (paused(t) && (t === start || !paused(t - slow.step)) && t < due) {
      resumesAt = t;
      while (resumesAt < end && paused(resumesAt)) resumesAt += slow.step;
      const remaining = calendarDays ? Math.max(0, raw - t) : slow.work(t, due);
      if (resumesAt >= end) return suspendedOrRefused(question, { since: t, remaining }, granted);
      raw = resumesAt + remaining;
      if (calendarDays) due = fitted(Math.max(raw, slow.next(resumesAt)));
      else if (slow.work(t, resumesAt) > 0) due = slow.advance(resumesAt, remaining);
    }
    for (const extension of extensions.filter(({ at }) => at === t)) {
      if (granted >= rule.extensionLimit) throw new ExtensionRefusedError('EXTENSION_LIMIT');
      if (t < resumesAt) throw new ExtensionRefusedError('EXTENSION_WHILE_SUSPENDED');
      if (t >= due) throw new ExtensionRefusedError('EXTENSION_TOO_LATE');
      if (fitted(extension.to) <= due) throw new ExtensionRefusedError('EXTENSION_NOT_LATER');
      raw = extension.to;
      due = fitted(extension.to);
      granted += 1;
    }
  }
  return { due };
}

/** Whatever is asked during an open pause is refused, by the first check that fails. */
function suspendedOrRefused(
  question: SlowQuestion,
  suspended: SlowAnswer & { since: number },
  granted: number,
): SlowAnswer {
  if (!question.extensions.some(({ at }) => at >= suspended.since)) return suspended;
  throw new ExtensionRefusedError(
    granted >= question.rule.extensionLimit ? 'EXTENSION_LIMIT' : 'EXTENSION_WHILE_SUSPENDED',
  );
}

function slowDue(slow: SlowCalendar, { rule, limit }: SlowQuestion, start: number): number {
  const { amount, unit } = limit;
  if (unit === 'workingHour') return slow.advance(start, amount * 3600);
  if (amount === 0) {
    const cutoff =
      slow.midnight(start) + Number(rule.sameDayCutoff.slice(0, 2)) * 3600 + Number(rule.sameDayCutoff.slice(3)) * 60;
    return slow.endOf(start < cutoff ? start : slow.workingDayAfter(start, 1));
  }
  if (rule.counting === 'endOfDay') return slow.endOf(slow.workingDayAfter(start, Math.ceil(amount)));
  const whole = amount < 1 ? start : slow.fit(slow.workingDayAfter(start, Math.floor(amount)));
  return amount % 1 === 0 ? whole : slow.advance(whole, 0.5 * rule.hoursPerDay * 3600);
}
