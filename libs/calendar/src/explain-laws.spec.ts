import fc from 'fast-check';
import { compileCalendar } from './calendar.js';
import { CalendarNotPublishedError } from './calendar-errors.js';
import { computeDeadline } from './deadline.js';
import { explainDeadline, type ExplainedQuestion, type Explanation } from './explain.js';
import { attribute, waitingFor } from './attribution.js';
import { extensions, near, pauses, scenario } from './scenario.fixture.js';
import { SlowCalendar } from './slow-calendar.fixture.js';

const at = (instant: number) => new Date(instant * 1000);
const inSeconds = (date: Date) => date.getTime() / 1000;

interface Drawn {
  readonly question: ExplainedQuestion;
  /** Made when it is asked: that takes longer than the rest. */
  readonly slow: () => SlowCalendar;
}

const drawn: fc.Arbitrary<Drawn> = scenario.chain(({ data, rule, limit, received }) =>
  fc.record({ waiting: pauses(received), granted: extensions(received) }).map(({ waiting, granted }) => ({
    slow: () => new SlowCalendar(data, 60),
    question: {
      calendar: compileCalendar(data),
      ruleSet: rule,
      limit,
      received: at(received),
      pauses: waiting.map(({ from, to }, index) => ({
        from: at(from),
        to: to === Infinity ? null : at(to),
        cause: `cause ${index}`,
      })),
      extensions: granted.map((extension) => ({ at: at(extension.at), to: at(extension.to) })),
    },
  })),
);

/** For every question that has an answer; the others must be refused in the same way. */
function explained(holds: (explanation: Explanation, drawn: Drawn) => void, numRuns = 200): void {
  let answered = 0;
  fc.assert(
    fc.property(drawn, (input) => {
      const explanation = explainDeadline(input.question);
      const deadline = computeDeadline(input.question);
      if ('error' in explanation || 'error' in deadline) return expect(explanation).toEqual(deadline);
      answered += 1;
      holds(explanation, input);
    }),
    { numRuns },
  );
  expect(answered).toBeGreaterThan(numRuns / 20);
}

/** Working seconds of the pauses that counted, minute by minute. */
function pausedWork({ events }: Explanation, slow: SlowCalendar, until: number): number {
  return events.reduce((sum, event) => {
    if (event.kind !== 'pause' || event.effect !== 'counted') return sum;
    return sum + slow.work(inSeconds(event.from), Math.min(until, event.to === null ? until : inSeconds(event.to)));
  }, 0);
}

describe('an explanation', () => {
  it('ends with the due time it explains, and names every former one', () => {
    explained(({ due, suspended, events, firstDue }, { question }) => {
      const deadline = computeDeadline(question);
      if ('due' in deadline) expect({ due, suspended }).toEqual({ due: deadline.due, suspended: null });
      else if ('suspended' in deadline)
        expect({ due, suspended }).toEqual({ due: null, suspended: deadline.suspended });
      const chain = [firstDue, ...events.map(({ dueAfter }) => dueAfter)];
      events.forEach(({ dueBefore }, index) => expect(dueBefore).toEqual(chain[index]));
      expect(chain.at(-1)).toEqual(due);
      const former = chain.filter(
        (value, index) => index + 1 < chain.length && value?.getTime() !== chain[index + 1]?.getTime(),
      );
      expect('former' in deadline && deadline.former).toEqual(former);
    });
  });

  it('counts segments that add up to the working time from the start to the due time without the pauses', () => {
    explained((explanation, { slow, question: { limit } }) => {
      fc.pre(limit!.unit !== 'calendarDay');
      const { start, due, suspended, countedSeconds } = explanation;
      const end = inSeconds(due ?? suspended!.since);
      const walk = slow();
      expect(countedSeconds).toBe(walk.work(inSeconds(start!), end) - pausedWork(explanation, walk, end));
      const moved = explanation.events.some(({ kind }) => kind === 'extension');
      if (moved) return;
      const promised = walk.work(inSeconds(start!), inSeconds(explanation.firstDue!));
      expect(countedSeconds + (suspended?.remaining ?? 0)).toBe(promised);
    });
  });

  it('counts all of a limit in calendar days, whatever paused it', () => {
    explained(({ countedSeconds, suspended, events }, { question: { limit } }) => {
      fc.pre(limit!.unit === 'calendarDay' && events.every(({ kind }) => kind === 'pause'));
      expect(countedSeconds + (suspended?.remaining ?? 0)).toBe(limit!.amount * 86_400);
    });
  });

  it('counts working time only, each second once and in order, and lists no date twice', () => {
    explained(({ days, countedSeconds }, { slow, question: { limit } }) => {
      const dates = days.map(({ date }) => date);
      expect(dates).toEqual([...new Set(dates)].sort());
      const walk = slow();
      let sum = 0;
      for (const { date, counted } of days) {
        let last = -1;
        for (const { from, to } of counted) {
          const midnight = Date.parse(`${date}T00:00:00+07:00`) / 1000;
          const [begin, end] = [from, to].map(
            (text) => Number(text.slice(0, 2)) * 3600 + Number(text.slice(3, 5)) * 60,
          );
          expect(begin).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(begin!);
          if (limit!.unit !== 'calendarDay') {
            expect(walk.work(midnight + begin!, midnight + end!)).toBe(end! - begin!);
          }
          last = end!;
          sum += end! - begin!;
        }
      }
      expect(sum).toBe(countedSeconds);
    });
  });

  it('lists the date of the reception, of the due time and every date between that lies in no pause', () => {
    explained(({ received, due, suspended, days, events }) => {
      const dates = new Set(days.map(({ date }) => date));
      const local = (instant: number) => new Date((instant + 7 * 3600) * 1000).toISOString().slice(0, 10);
      const end = inSeconds(due ?? suspended!.since);
      const inPause = (instant: number) =>
        events.some(
          (event) =>
            event.kind === 'pause' &&
            event.effect === 'counted' &&
            inSeconds(event.from) <= instant &&
            instant < (event.to === null ? Infinity : inSeconds(event.to)),
        );
      for (let instant = inSeconds(received); instant <= end; instant += 3600) {
        if (!inPause(instant)) expect(dates).toContain(local(instant));
      }
    });
  });
});

describe('the attribution of a life', () => {
  const life = scenario.chain(({ data, received }) =>
    fc.record({
      data: fc.constant(data),
      from: fc.constant(received),
      to: near(received, 0, 40),
      handling: fc.array(
        fc.record({ unitCode: fc.constantFrom('A', 'B', 'C'), from: near(received, -2, 30).map(at) }),
        { minLength: 1, maxLength: 4 },
      ),
      waits: fc.array(
        fc
          .tuple(fc.constantFrom(...waitingFor), near(received, -2, 30), fc.integer({ min: 0, max: 400 }))
          .map(([cause, from, halves]) => ({ for: cause, from: at(from), to: at(from + halves * 1800) })),
        { maxLength: 5 },
      ),
    }),
  );

  const whenPublished = (holds: () => void) => {
    try {
      holds();
    } catch (error) {
      if (error instanceof CalendarNotPublishedError) fc.pre(false);
      throw error;
    }
  };

  it('gives every working minute to one party: a slow walk agrees', () => {
    fc.assert(
      fc.property(life, ({ data, from, to, handling, waits }) =>
        whenPublished(() => {
          const { total, units, waiting } = attribute(
            compileCalendar(data),
            { from: at(from), to: at(to) },
            handling,
            waits,
          );
          const slow = new SlowCalendar(data, 60);
          const expected: Record<string, number> = {};
          const ordered = [...handling].sort((a, b) => a.from.getTime() - b.from.getTime());
          for (let t = from; t < to; t += 60) {
            if (!slow.works(t)) continue;
            const cause = waitingFor.find((one) =>
              waits.some((wait) => wait.for === one && wait.from <= at(t) && at(t) < wait.to),
            );
            const unit = (ordered.findLast((one) => one.from <= at(t)) ?? ordered[0]!).unitCode;
            expected[cause ?? unit] = (expected[cause ?? unit] ?? 0) + 60;
          }
          const found = Object.entries({ ...units, ...waiting }).filter(([, seconds]) => seconds > 0);
          expect(Object.fromEntries(found)).toEqual(expected);
          expect(found.reduce((sum, [, seconds]) => sum + seconds, 0)).toBe(total);
        }),
      ),
      { numRuns: 100 },
    );
  });

  it('does not change when a waiting is split, or told in another order', () => {
    fc.assert(
      fc.property(life, fc.integer({ min: 0, max: 100 }), ({ data, from, to, handling, waits }, percent) =>
        whenPublished(() => {
          const parts = waits.toReversed().flatMap((wait) => {
            const length = wait.to.getTime() - wait.from.getTime();
            const middle = new Date(wait.from.getTime() + Math.floor((length * percent) / 100_000) * 1000);
            return [
              { ...wait, from: middle },
              { ...wait, to: middle },
            ];
          });
          const calendar = compileCalendar(data);
          const span = { from: at(from), to: at(to) };
          expect(attribute(calendar, span, handling, parts)).toEqual(attribute(calendar, span, handling, waits));
        }),
      ),
    );
  });
});
