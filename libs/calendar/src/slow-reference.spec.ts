import fc from 'fast-check';
import { compileCalendar, type Calendar } from './calendar.js';
import { CalendarNotPublishedError } from './calendar-errors.js';
import { dayOf, midnight } from './civil-date.js';
import { DossierClock } from './dossier-clock.js';
import { ExtensionRefusedError } from './extension-error.js';
import { extensions, near, pauses, scenario } from './scenario.fixture.js';
import { SlowCalendar } from './slow-calendar.fixture.js';
import { slowDeadline, type SlowAnswer, type SlowQuestion } from './slow-deadline.fixture.js';

/** What it answers, or the error as text. */
function outcome<Answer>(ask: () => Answer): Answer | string {
  try {
    return ask();
  } catch (error) {
    if (error instanceof CalendarNotPublishedError || error instanceof ExtensionRefusedError) return error.message;
    throw error;
  }
}

function fast(calendar: Calendar, { rule, limit, received, pauses, extensions }: SlowQuestion): SlowAnswer {
  const clock = new DossierClock(calendar, rule, limit, received).apply(pauses, extensions);
  return clock.suspended ?? { due: clock.due! };
}

describe('a slow reference agrees', () => {
  it('second by second about sessions', () => {
    const inputs = scenario.chain(({ data, received }) =>
      fc.record({
        data: fc.constant(data),
        a: fc.integer({ min: -4000, max: 4000 }).map((seconds) => received + seconds),
        length: fc.integer({ min: -10, max: 3 * 86_400 }),
        worked: fc.integer({ min: 0, max: 30_000 }),
      }),
    );
    fc.assert(
      fc.property(inputs, ({ data, a, length, worked }) => {
        const calendar = compileCalendar(data);
        const slow = new SlowCalendar(data, 1);
        expect(outcome(() => calendar.next(a))).toBe(outcome(() => slow.next(a)));
        expect(outcome(() => calendar.work(a, a + length))).toBe(outcome(() => slow.work(a, a + length)));
        expect(outcome(() => calendar.advance(a, worked))).toBe(outcome(() => slow.advance(a, worked)));
        expect(outcome(() => calendar.fitCalendar(a))).toBe(outcome(() => slow.fitCalendar(a)));
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('minute by minute about sessions, over months and years', () => {
    const inputs = scenario.chain(({ data, received }) =>
      fc.record({
        data: fc.constant(data),
        a: fc.constant(received),
        b: near(received, -5, 800),
        worked: fc.integer({ min: 0, max: 60 * 2000 }).map((minutes) => minutes * 60),
        k: fc.integer({ min: 1, max: 400 }),
      }),
    );
    fc.assert(
      fc.property(inputs, ({ data, a, b, worked, k }) => {
        const calendar = compileCalendar(data);
        const slow = new SlowCalendar(data, 60);
        expect(outcome(() => calendar.work(a, b))).toBe(outcome(() => slow.work(a, b)));
        expect(outcome(() => calendar.advance(a, worked))).toBe(outcome(() => slow.advance(a, worked)));
        expect(outcome(() => kthDay(calendar, a, k))).toBe(outcome(() => (slow.works(a), slow.workingDayAfter(a, k))));
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('minute by minute about due times, pauses and extensions', () => {
    const inputs = scenario.chain(({ data, ...question }) =>
      fc.record({
        data: fc.constant(data),
        question: fc.record({
          rule: fc.constant(question.rule),
          limit: fc.constant(question.limit),
          received: fc.constant(question.received),
          pauses: pauses(question.received),
          extensions: extensions(question.received),
        }),
      }),
    );
    const seen = { due: 0, suspended: 0, refused: 0, notPublished: 0 };
    fc.assert(
      fc.property(inputs, ({ data, question }) => {
        const answer = outcome(() => fast(compileCalendar(data), question));
        expect(answer).toEqual(outcome(() => slowDeadline(new SlowCalendar(data, 60), question)));
        if (typeof answer === 'string') seen[answer.startsWith('EXT') ? 'refused' : 'notPublished'] += 1;
        else seen['due' in answer ? 'due' : 'suspended'] += 1;
      }),
      { numRuns: 150 },
    );
    expect(Object.values(seen).every((count) => count > 0)).toBe(true);
  }, 60_000);
});

function kthDay(calendar: Calendar, t: number, k: number): number {
  return midnight(calendar.workingDayAfter(dayOf(t), k)) + (t - midnight(dayOf(t)));
}
