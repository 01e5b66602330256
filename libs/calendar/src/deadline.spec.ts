import { computeDeadline, dueAt, standingAt } from './deadline.js';
import { deadline } from './deadline.fixture.js';
import { calendarsFile, date, office } from './sonla.fixture.js';

describe('the outcome', () => {
  it.each([
    ['2024-03-19 16:00', 'before', 0],
    ['2024-03-20 08:00', 'onTime', 0],
    ['2024-03-20 10:10', 'onTime', 3600],
    ['2024-03-21 07:00', 'overdue', 21_000],
    ['2024-03-10 07:00', 'before', 0],
  ])('finished %s: %s, %d s late', (finished, outcome, lateSeconds) => {
    expect(deadline([3, 'workingDay'], '2024-03-15 09:10', { finished })).toMatchObject({
      outcome: { outcome, lateSeconds },
    });
  });

  it('may be overdue without a working second', () => {
    const answer = deadline([8, 'workingHour'], '2024-03-15 07:00', { finished: '2024-03-16 09:00' });
    expect(answer).toMatchObject({ outcome: { outcome: 'overdue', lateSeconds: 0 } });
  });

  it('that needs a year without calendar is an error', () => {
    const answer = deadline([8, 'workingHour'], '2026-12-31 07:00', { finished: '2027-01-01 00:00:01' });
    expect(answer).toEqual({ error: 'CALENDAR_NOT_PUBLISHED', unit: 'H52', year: 2027 });
  });

  it('of a limit "none" is on time', () => {
    const question = { calendar: office, ruleSet: calendarsFile.ruleSet, limit: null };
    expect(
      computeDeadline({ ...question, received: date('2024-03-15 07:00'), finished: date('2030-01-01 00:00') }),
    ).toEqual({
      due: null,
      former: [],
      outcome: { outcome: 'onTime', lateSeconds: 0 },
    });
  });

  it.each([
    ['2024-03-20 23:59', 'running'],
    ['2024-03-21 00:00', 'overdue'],
  ])('of an unfinished dossier at %s: %s', (now, standing) => {
    expect(standingAt(date('2024-03-20 09:10'), date(now))).toBe(standing);
    expect(standingAt(null, date(now))).toBe('running');
  });
});

describe('dueAt', () => {
  const limit = { amount: 1, unit: 'workingDay' } as const;
  const pause = { from: date('2024-03-15 10:00'), to: date('2024-03-15 09:00') };

  it('throws the unit and the year when a calendar is missing', () => {
    expect(() => dueAt(office, calendarsFile.ruleSet, limit, date('2026-12-31 09:00'))).toThrow(
      expect.objectContaining({ code: 'CALENDAR_NOT_PUBLISHED', unit: 'H52', year: 2027 }) as Error,
    );
  });

  it('has none while suspended', () => {
    const pauses = [{ from: pause.from }];
    expect(dueAt(office, calendarsFile.ruleSet, limit, date('2024-03-15 09:00'), { pauses })).toBeNull();
  });

  it('refuses a pause that ends before it begins, and what is no instant', () => {
    const received = date('2024-03-15 08:00');
    expect(() => dueAt(office, calendarsFile.ruleSet, limit, received, { pauses: [pause] })).toThrow(RangeError);
    expect(() => dueAt(office, calendarsFile.ruleSet, limit, new Date(NaN))).toThrow(RangeError);
  });
});
