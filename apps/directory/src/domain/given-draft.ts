import type { CalendarExceptionData, RuleSetData } from '@motcua/contracts';
import type { CalendarEffect, Weekly } from './calendar.js';
import type { DraftContent, DraftSubject } from './calendar-draft.js';
import {
  exceptionProblems,
  problem,
  ruleSetProblems,
  weeklyProblems,
  type DraftProblem,
  type WeekdayRow,
} from './draft-problems.js';

/** A draft as it was sent. */
export interface GivenDraft {
  readonly year?: number;
  readonly exceptions?: readonly CalendarExceptionData[];
  readonly weekly?: readonly WeekdayRow[];
  readonly ruleSet?: RuleSetData;
  readonly reason: string;
  readonly citation: string;
  readonly effect: CalendarEffect;
}

/** All seven weekdays; one that was not named is not worked. */
export function weeklyOf(days: readonly WeekdayRow[]): Weekly {
  const byWeekday = new Map(days.map(({ weekday, sessions }) => [weekday, sessions]));
  return Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, byWeekday.get(weekday) ?? []]));
}

export function draftContent({
  year,
  exceptions,
  weekly,
  ruleSet,
  reason,
  citation,
  effect,
}: GivenDraft): DraftContent {
  return {
    year: year ?? null,
    exceptions: exceptions ?? null,
    weekly: weekly ? weeklyOf(weekly) : null,
    ruleSet: ruleSet ?? null,
    reason,
    citation,
    effect,
  };
}

/**
 * Everything that is wrong with it.
 *
 * @param weekly weekly sessions in force, for a draft that states none.
 */
export function draftProblems(
  given: GivenDraft,
  subject: Pick<DraftSubject, 'creates' | 'inherits'>,
  weekly: Weekly = {},
): DraftProblem[] {
  const week = given.weekly ? weeklyOf(given.weekly) : weekly;
  return [
    ...missingParts(given, subject),
    ...(given.weekly ? weeklyProblems(given.weekly) : []),
    ...(given.ruleSet ? ruleSetProblems(given.ruleSet) : []),
    ...(given.year !== undefined && given.exceptions ? exceptionProblems(given.year, given.exceptions, week) : []),
  ];
}

function missingParts(
  { year, exceptions, weekly, ruleSet }: GivenDraft,
  { creates, inherits }: Pick<DraftSubject, 'creates' | 'inherits'>,
): DraftProblem[] {
  const problems: DraftProblem[] = [];
  const refuse = (field: string, vi: string, en: string) => problems.push(problem(field, vi, en));
  if (creates) {
    if (year !== undefined)
      refuse('year', 'Công bố lịch mới trước, rồi soạn từng năm.', 'Publish the new calendar first.');
    if (inherits === null && weekly === undefined) {
      refuse('weekly', 'Bắt buộc khi lịch không kế thừa lịch khác.', 'Required when the calendar inherits from none.');
    }
    if (inherits === null && ruleSet === undefined) {
      refuse('ruleSet', 'Bắt buộc khi lịch không kế thừa lịch khác.', 'Required when the calendar inherits from none.');
    }
  } else if (year === undefined && weekly === undefined && ruleSet === undefined) {
    refuse('body', 'Nêu ít nhất một trong: year, weekly, ruleSet.', 'State at least one of: year, weekly, ruleSet.');
  }
  if (year !== undefined && exceptions === undefined) {
    refuse(
      'exceptions',
      'Liệt kê mọi ngày đặc biệt của năm (có thể rỗng).',
      'List all exceptions of the year, or none: [].',
    );
  }
  if (year === undefined && exceptions !== undefined) {
    refuse('year', 'Nêu năm của các ngày đặc biệt.', 'Say of which year the exceptions are.');
  }
  return problems;
}
