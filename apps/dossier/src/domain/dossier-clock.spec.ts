import type { DossierResumed } from '@motcua/contracts';
import { acts, approver, by, date, pins, played, refusalOf, register, workingTime } from './dossier.fixture.js';
import type { Dossier } from './dossier.js';
import { continued, dueTime, isPaused, paused } from './dossier-clock.js';

// 2024-03-15 is a Friday. Three working days from 10:00 end on Wednesday at 10:00.
const received = () => played(register(), ['receive', '03-15 10:00']);
const processing = () => played(received(), ['forward', '03-15 11:00']);
const due = (dossier: Dossier) => dossier.record.dueAt;
const nothing = { pauses: [], extensions: [] };

describe('the appointment', () => {
  it('counts from the receipt, not from the registration', () => {
    expect(due(register())).toBeNull();
    expect(due(received())).toEqual(date('03-20 10:00'));
    expect(received().lastStep.dueAt).toEqual(date('03-20 10:00'));
  });

  it('counts from the receipt also after a supplement at intake', () => {
    const dossier = played(register(), ['requestSupplement', '03-15 10:00'], ['submitSupplement', '03-18 15:00']);
    expect(due(dossier)).toBeNull();
    expect(due(played(dossier, ['receive', '03-19 10:00']))).toEqual(date('03-22 10:00'));
    expect(dossier.record.pauses).toEqual([]);
  });

  it('does not exist where the procedure promises no time', () => {
    const untimed = pins({}, 'TH02');
    const dossier = register(by(approver), {}, untimed);
    acts.receive(dossier, by(approver, '03-15 10:00'), untimed);
    played(dossier, ['forward', '03-15 11:00'], ['requestSupplement', '03-18 10:00']);
    expect(dossier.record).toMatchObject({ dueAt: null, timed: false });
  });

  it('is the same after forwarding, finishing and returning', () => {
    const dossier = played(processing(), ['finish', '03-21 10:00'], ['returnResult', '03-22 10:00']);
    expect(due(dossier)).toEqual(date('03-20 10:00'));
  });
});

describe('a supplement in appraisal', () => {
  const asked = () => played(processing(), ['requestSupplement', '03-18 10:00']);

  it('suspends the clock until it is accepted', () => {
    const dossier = played(asked(), ['submitSupplement', '03-19 09:00']);
    expect(due(dossier)).toBeNull();
    // 8 working hours of pause, from Monday 10:00 to Tuesday 10:00.
    const resumed = acts.resume(dossier, by(approver, '03-19 10:00'), pins()) as DossierResumed;
    expect(due(dossier)).toEqual(date('03-21 10:00'));
    expect(resumed.data.formerDueAt).toBe('2024-03-20T10:00:00+07:00');
  });

  it('pauses once, however often more is asked', () => {
    const dossier = played(asked(), ['requestSupplement', '03-18 14:00']);
    expect(dossier.record.pauses).toEqual([{ cause: 'supplement', from: '2024-03-18T10:00:00+07:00', to: null }]);
    expect(dossier.record.supplements.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('asked for after the appointment does not make the dossier punctual', () => {
    const dossier = played(processing(), ['requestSupplement', '03-21 10:00']);
    expect(due(dossier)).toEqual(date('03-20 10:00'));
    played(dossier, ['submitSupplement', '03-22 10:00'], ['resume', '03-22 11:00']);
    expect(due(dossier)).toEqual(date('03-20 10:00'));
  });

  it('then a stop is still one pause', () => {
    const dossier = played(asked(), ['stop', '03-20 10:00'], ['resume', '03-21 10:00']);
    expect(dossier.record.pauses).toEqual([
      { cause: 'supplement', from: '2024-03-18T10:00:00+07:00', to: '2024-03-21T10:00:00+07:00' },
    ]);
    expect(due(dossier)).toEqual(date('03-25 10:00'));
  });
});

describe('a payment', () => {
  const paid = (pausing: boolean) => {
    const using = pins({ working: [workingTime([2024], pausing)] });
    const dossier = register(by(approver), {}, using);
    acts.receive(dossier, by(approver, '03-15 10:00'), using);
    played(dossier, ['forward', '03-15 11:00'], ['requestPayment', '03-18 10:00']);
    const whileWaiting = due(dossier);
    return [whileWaiting, due(played(dossier, ['confirmPayment', '03-19 10:00']))];
  };

  it('pauses the clock only where the rule set says so', () => {
    expect(paid(false)).toEqual([date('03-20 10:00'), date('03-20 10:00')]);
    expect(paid(true)).toEqual([null, date('03-21 10:00')]);
  });
});

describe('a stop', () => {
  it('suspends the clock, and resuming gives back what remained', () => {
    const dossier = played(processing(), ['stop', '03-18 10:00']);
    expect(due(dossier)).toBeNull();
    expect(due(played(dossier, ['resume', '03-25 10:00']))).toEqual(date('03-27 10:00'));
  });
});

describe('time', () => {
  it('never runs backwards, even where clocks differ', () => {
    const dossier = played(register(by(approver, '03-15 10:00')), ['receive', '03-15 09:58']);
    expect(dossier.record).toMatchObject({ receivedAt: date('03-15 10:00'), lastStepAt: date('03-15 10:00') });
  });

  it('is kept in whole seconds', () => {
    const dossier = register({ ...by(approver), at: new Date('2024-03-15T10:00:00.900+07:00') });
    expect(dossier.record.submittedAt).toEqual(date('03-15 10:00'));
  });
});

describe('the calendar', () => {
  it('that lacks a year refuses the receipt, and the dossier stays', () => {
    const dossier = register();
    const receive = (working: ReturnType<typeof workingTime>[]) => () =>
      acts.receive(dossier, by(approver, '03-15 10:00'), pins({ working }));
    expect(refusalOf(receive([workingTime([2025])]))).toBe('CALENDAR_NOT_PUBLISHED');
    expect(receive([workingTime([2025])])).toThrow('2024 of unit H52 ');
    expect(receive([])).toThrow('2024 of unit H52.101 ');
    expect(dossier.record.status).toBe('registered');
  });

  it('pinned is used as long as it can tell, then the one published since is pinned', () => {
    const pinned = workingTime([2024], false, 1);
    const since = workingTime([2024, 2025], false, 2);
    const limit = { amount: 3, unit: 'workingDay' } as const;
    expect(dueTime([pinned, since], 'H52', limit, date('03-15 10:00'), nothing).by).toBe(pinned);
    expect(dueTime([pinned, since], 'H52', limit, date('12-30 10:00'), nothing)).toEqual({
      at: new Date('2025-01-02T10:00:00+07:00'),
      by: since,
    });
  });
});

describe('pauses', () => {
  const at = date('03-18 10:00');

  it('open once and close once', () => {
    const open = paused(nothing, 'stop', at);
    expect(paused({ ...nothing, pauses: open }, 'payment', at)).toBe(open);
    const closed = continued(open, at);
    expect(closed).toEqual([{ cause: 'stop', from: '2024-03-18T10:00:00+07:00', to: '2024-03-18T10:00:00+07:00' }]);
    expect(continued(closed, at)).toBe(closed);
    expect([[], open, closed].map(isPaused)).toEqual([false, true, false]);
  });
});
