import fc from 'fast-check';
import type { CalendarExceptionData, Limit } from '@motcua/contracts';
import type { CalendarData } from './calendar.js';
import type { DeadlineRule } from './deadline-rule.js';

/** Generated calendars and questions. Instants are whole seconds since 1970, and whole minutes unless said otherwise. */
export interface Scenario {
  readonly data: CalendarData;
  readonly rule: DeadlineRule;
  readonly limit: Limit;
  readonly received: number;
}

const offset = 7 * 3600;
const day = 86_400;
const firstMidnight = Date.UTC(2023, 11, 30) / 1000 - offset;
const turnsOfYear = [2024, 2025, 2026, 2027].map((year) => Date.UTC(year, 0, 1) / 1000 - offset);

/** Up to three sessions on half hours, some of them touching. */
const sessions = fc
  .array(fc.integer({ min: 0, max: 47 }), { minLength: 0, maxLength: 6 })
  .map((points) => points.sort((a, b) => a - b))
  .map((points) =>
    [0, 2, 4].flatMap((at) => {
      const [start, end] = [points[at], points[at + 1]];
      return start === undefined || end === undefined || start === end ? [] : [`${clock(start)}-${clock(end)}`];
    }),
  );
const officeHours = fc.constantFrom<string[]>(
  ['07:00-11:30', '13:30-17:00'],
  ['07:30-11:30'],
  ['08:00-12:00', '13:00-17:00'],
  [],
);
const weekdaySessions = fc.oneof({ weight: 3, arbitrary: officeHours }, { weight: 1, arbitrary: sessions });
const weekly = fc.record({
  1: officeHours,
  2: weekdaySessions,
  3: weekdaySessions,
  4: weekdaySessions,
  5: officeHours,
  6: weekdaySessions,
  7: fc.oneof({ weight: 4, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: sessions }),
});

/** Mostly on half hours, where sessions begin and end. */
export const minutesOfDay = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 47 }).map((half) => half * 30) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 1439 }) },
);
const received = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 0, max: 1096 }).map((days) => firstMidnight + days * day) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom(...turnsOfYear), fc.integer({ min: -12, max: 2 }))
          .map(([turn, days]) => turn + days * day),
      },
    ),
    minutesOfDay,
  )
  .map(([midnight, minutes]) => midnight + minutes * 60);

/** An instant up to so many days after (or, below 0, before) another. */
export function near(instant: number, fromDays: number, toDays: number): fc.Arbitrary<number> {
  return fc
    .tuple(fc.integer({ min: fromDays, max: toDays }), minutesOfDay)
    .map(([days, minutes]) => instant - ((instant + offset) % day) + days * day + minutes * 60);
}

const rule: fc.Arbitrary<DeadlineRule> = fc.record({
  counting: fc.constantFrom('sameTime', 'endOfDay'),
  hoursPerDay: fc.constantFrom(6, 7, 7.5, 8, 9),
  sameDayCutoff: fc.constantFrom('00:00', '10:00', '11:30', '15:00', '17:00', '23:59'),
  extensionLimit: fc.integer({ min: 0, max: 2 }),
});

export const units = ['workingHour', 'workingDay', 'calendarDay'] as const;
export const limit: fc.Arbitrary<Limit> = fc.record({
  amount: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 6 })).map((halves) => halves / 2),
  unit: fc.constantFrom(...units),
});

const publishedYears: fc.Arbitrary<readonly number[]> = fc.oneof(
  { weight: 4, arbitrary: fc.constant([2024, 2025, 2026]) },
  { weight: 1, arbitrary: fc.subarray([2024, 2025, 2026], { minLength: 1 }) },
);

const exception = fc.record({
  days: fc.integer({ min: -3, max: 45 }),
  kind: fc.constantFrom('dayOff' as const, 'makeUp' as const, 'special' as const),
  replaces: fc.integer({ min: 1, max: 7 }),
  sessions,
});

export const scenario: fc.Arbitrary<Scenario> = fc
  .record({ weekly, rule, limit, received, years: publishedYears, exceptions: fc.array(exception, { maxLength: 12 }) })
  .map(({ weekly, rule, limit, received, years, exceptions }) => {
    const byDate = new Map<string, CalendarExceptionData>();
    for (const { days, kind, replaces, sessions } of exceptions) {
      const date = dateOf(received + days * day);
      const kinds = { dayOff: { kind }, makeUp: { kind, replaces }, special: { kind, sessions } };
      byDate.set(date, { date, ...kinds[kind] });
    }
    const inYear = (year: number) => [...byDate.values()].filter(({ date }) => date.startsWith(String(year)));
    const data: CalendarData = {
      unitCode: 'H52.1',
      weekly,
      years: Object.fromEntries(years.map((year) => [year, { exceptions: inYear(year) }])),
    };
    return { data, rule, limit, received };
  });

export function pauses(received: number): fc.Arbitrary<{ from: number; to: number }[]> {
  const length = fc.oneof(
    fc.integer({ min: 0, max: 96 }).map((half) => half * 1800),
    fc.integer({ min: 0, max: 12 * 1440 }).map((minutes) => minutes * 60),
    fc.constant(Infinity),
  );
  return fc.array(
    fc.tuple(near(received, -2, 20), length).map(([from, seconds]) => ({ from, to: from + seconds })),
    { maxLength: 4 },
  );
}

export function extensions(received: number): fc.Arbitrary<{ at: number; to: number }[]> {
  return fc.array(fc.record({ at: near(received, -1, 15), to: near(received, 0, 45) }), { maxLength: 3 });
}

export function dateOf(instant: number): string {
  return new Date((instant + offset) * 1000).toISOString().slice(0, 10);
}

function clock(half: number): string {
  return `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`;
}
