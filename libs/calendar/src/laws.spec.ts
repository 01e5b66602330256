import fc from 'fast-check';
import type { Limit } from '@motcua/contracts';
import { compileCalendar, type Calendar, type CalendarData } from './calendar.js';
import { CalendarNotPublishedError } from './calendar-errors.js';
import { dayOf, midnight } from './civil-date.js';
import type { DeadlineRule } from './deadline-rule.js';
import { DossierClock } from './dossier-clock.js';
import type { PauseInterval } from './pauses.js';
import { dateOf, near, pauses, scenario, type Scenario } from './scenario.fixture.js';

/** Deadlines.md section 8, on generated calendars and rules. Runs that need an unpublished year prove nothing and are drawn again. */
function law<Extra>(
  extra: (scenario: Scenario) => fc.Arbitrary<Extra>,
  holds: (scenario: Scenario, extra: Extra) => void,
): void {
  const inputs = scenario.chain((drawn) => extra(drawn).map((more) => [drawn, more] as const));
  fc.assert(
    fc.property(inputs, ([drawn, more]) => {
      try {
        holds(drawn, more);
      } catch (error) {
        if (error instanceof CalendarNotPublishedError) fc.pre(false);
        throw error;
      }
    }),
    { numRuns: 400 },
  );
}

/** Suspended is later than any instant. */
function due(
  calendar: Calendar,
  rule: DeadlineRule,
  limit: Limit,
  received: number,
  waiting: PauseInterval[] = [],
): number {
  return new DossierClock(calendar, rule, limit, received).apply(waiting, []).due ?? Infinity;
}

const none = (): fc.Arbitrary<undefined> => fc.constant(undefined);

it('a later reception is never due earlier', () => {
  law(
    ({ received }) => near(received, 0, 20),
    ({ data, rule, limit, received }, other) => {
      const calendar = compileCalendar(data);
      const [earlier, later] = [Math.min(received, other), Math.max(received, other)];
      expect(due(calendar, rule, limit, later)).toBeGreaterThanOrEqual(due(calendar, rule, limit, earlier));
    },
  );
});

it('also when both wait for the citizen afterwards', () => {
  law(
    ({ received }) => fc.record({ minutes: fc.integer({ min: 0, max: 900 }), waiting: pauses(received + 3 * 86_400) }),
    ({ data, rule, limit, received }, { minutes, waiting }) => {
      const calendar = compileCalendar(data);
      const later = received + minutes * 60;
      const after = waiting.filter(({ from }) => from >= calendar.next(later));
      expect(due(calendar, rule, limit, later, after)).toBeGreaterThanOrEqual(
        due(calendar, rule, limit, received, after),
      );
    },
  );
});

it('a larger amount is never due earlier; working days: whole ones from 1 on', () => {
  law(
    () => fc.integer({ min: 0, max: 20 }),
    ({ data, rule, limit, received }, more) => {
      const calendar = compileCalendar(data);
      const amount = limit.unit === 'workingDay' ? Math.ceil(limit.amount) + 1 : limit.amount;
      const larger = amount + (limit.unit === 'workingDay' ? more : more / 2);
      expect(due(calendar, rule, { ...limit, amount: larger }, received)).toBeGreaterThanOrEqual(
        due(calendar, rule, { ...limit, amount }, received),
      );
    },
  );
});

it('a pause never makes a due time earlier', () => {
  law(
    ({ received }) => pauses(received),
    ({ data, rule, limit, received }, waiting) => {
      const calendar = compileCalendar(data);
      expect(due(calendar, rule, limit, received, waiting)).toBeGreaterThanOrEqual(
        due(calendar, rule, limit, received),
      );
    },
  );
});

it('without events, another day off never makes a due time earlier', () => {
  law(
    () => fc.integer({ min: 0, max: 40 }),
    ({ data, rule, limit, received }, days) => {
      const date = dateOf(received + days * 86_400);
      const without = compileCalendar(data);
      const withIt = compileCalendar(dayOff(data, date));
      expect(due(withIt, rule, limit, received)).toBeGreaterThanOrEqual(due(without, rule, limit, received));
    },
  );
});

it('splitting a pause into adjacent parts changes nothing', () => {
  law(
    ({ received }) => fc.tuple(pauses(received), fc.integer({ min: 0, max: 100 })),
    ({ data, rule, limit, received }, [waiting, percent]) => {
      const calendar = compileCalendar(data);
      const parts = waiting.flatMap(({ from, to }) => {
        const middle = to === Infinity ? from + 7200 : from + Math.floor(((to - from) * percent) / 100);
        return [
          { from: middle, to },
          { from, to: middle },
        ];
      });
      expect(due(calendar, rule, limit, received, parts)).toBe(due(calendar, rule, limit, received, waiting));
    },
  );
});

it('a pause without working time that touches no other changes nothing in working units', () => {
  law(
    ({ received }) => fc.tuple(pauses(received), near(received, -1, 20), fc.integer({ min: 1, max: 4000 })),
    ({ data, rule, limit, received }, [waiting, from, minutes]) => {
      const calendar = compileCalendar(data);
      const idle = { from, to: from + minutes * 60 };
      fc.pre(limit.unit !== 'calendarDay' && calendar.work(idle.from, idle.to) === 0);
      fc.pre(waiting.every((pause) => pause.to < idle.from || idle.to < pause.from));
      expect(due(calendar, rule, limit, received, [...waiting, idle])).toBe(
        due(calendar, rule, limit, received, waiting),
      );
    },
  );
});

it('pauses give the same in any order', () => {
  law(
    ({ received }) => pauses(received).chain((waiting) => fc.tuple(fc.constant(waiting), shuffled(waiting))),
    ({ data, rule, limit, received }, [waiting, mixed]) => {
      const calendar = compileCalendar(data);
      expect(due(calendar, rule, limit, received, mixed)).toBe(due(calendar, rule, limit, received, waiting));
    },
  );
});

it('a due time lies in a session or at its end', () => {
  law(
    ({ received }) => pauses(received),
    ({ data, rule, limit, received }, waiting) => {
      const calendar = compileCalendar(data);
      const at = due(calendar, rule, limit, received, waiting);
      fc.pre(at !== Infinity);
      expect(calendar.next(at) === at || calendar.work(at - 1, at) === 1).toBe(true);
    },
  );
});

it('work adds up, and advance is its inverse', () => {
  law(
    ({ received }) => fc.tuple(near(received, 0, 30), near(received, 30, 60), fc.integer({ min: 1, max: 500_000 })),
    ({ data, received: a }, [b, c, worked]) => {
      const calendar = compileCalendar(data);
      fc.pre(a <= b && b <= c);
      expect(calendar.work(a, b) + calendar.work(b, c)).toBe(calendar.work(a, c));
      const reached = calendar.advance(a, worked);
      expect(calendar.work(a, reached)).toBe(worked);
      expect(calendar.work(a, reached - 1)).toBe(worked - 1);
    },
  );
});

it('a later instant is never fitted to an earlier one', () => {
  law(
    ({ received }) => near(received, 0, 10),
    ({ data, received }, other) => {
      const calendar = compileCalendar(data);
      const [earlier, later] = [Math.min(received, other), Math.max(received, other)];
      expect(calendar.fitCalendar(later)).toBeGreaterThanOrEqual(calendar.fitCalendar(earlier));
    },
  );
});

it('a working day count leaves exactly the working days between', () => {
  law(none, ({ data, received }) => {
    const calendar = compileCalendar(data);
    const day = dayOf(received);
    const fifth = calendar.workingDayAfter(day, 5);
    const between = Array.from({ length: fifth - day }, (_, index) => day + index + 1);
    expect(between.filter((candidate) => calendar.isWorkingDay(candidate))).toHaveLength(5);
    expect(calendar.endOf(fifth)).toBeGreaterThan(midnight(fifth));
  });
});

function dayOff(data: CalendarData, date: string): CalendarData {
  const year = date.slice(0, 4);
  const exceptions = (data.years[year]?.exceptions ?? []).filter((exception) => exception.date !== date);
  if (data.years[year] === undefined) return data;
  return { ...data, years: { ...data.years, [year]: { exceptions: [...exceptions, { date, kind: 'dayOff' }] } } };
}

function shuffled<Item>(items: Item[]): fc.Arbitrary<Item[]> {
  return fc.shuffledSubarray(items, { minLength: items.length });
}
