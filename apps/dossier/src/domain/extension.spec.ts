import type { DeadlineMoved, DossierExtended } from '@motcua/contracts';
import { compileCalendar } from '@motcua/calendar';
import { acts, approver, by, date, desk, pins, played, refusalOf, register, workingTime } from './dossier.fixture.js';
import { Dossier } from './dossier.js';
import type { WorkingTime } from './dossier-clock.js';

// received on Friday, 15 March 2024 at 10:00 for three working days: due on Wednesday at 10:00
const processing = () => played(register(), ['receive', '03-15 10:00'], ['forward', '03-15 11:00']);
const extend = (dossier: Dossier, at: string, to: string) =>
  dossier.extend(by(approver, at), { to: date(to), reason: 'Chờ xác minh' });

describe('an extension', () => {
  it('sets a new appointment within working time, and says what it was before', () => {
    const dossier = processing();
    const event = extend(dossier, '03-19 09:00', '03-23 10:00') as DossierExtended;
    expect(dossier.record).toMatchObject({ status: 'processing', dueAt: date('03-25 07:00') });
    expect(event.data.formerDueAt).toBe('2024-03-20T10:00:00+07:00');
    expect(dossier.record.extensions).toEqual([
      { at: '2024-03-19T09:00:00+07:00', to: '2024-03-23T10:00:00+07:00', reason: 'Chờ xác minh' },
    ]);
    expect(dossier.lastStep.detail).toEqual({ to: '2024-03-23T10:00:00+07:00', reason: 'Chờ xác minh' });
  });

  it('is moved on by a pause after it', () => {
    const dossier = processing();
    extend(dossier, '03-19 09:00', '03-22 10:00');
    played(
      dossier,
      ['requestSupplement', '03-20 07:00'],
      ['submitSupplement', '03-20 08:00'],
      ['resume', '03-20 09:00'],
    );
    expect(dossier.record.dueAt).toEqual(date('03-22 14:00'));
  });

  it('is granted once by this rule set', () => {
    const dossier = processing();
    extend(dossier, '03-19 09:00', '03-22 10:00');
    expect(refusalOf(() => extend(dossier, '03-20 09:00', '03-25 10:00'))).toBe('EXTENSION_LIMIT');
  });

  it('comes before the due time, and leads beyond it', () => {
    expect(refusalOf(() => extend(processing(), '03-20 10:00', '03-22 10:00'))).toBe('EXTENSION_TOO_LATE');
    expect(refusalOf(() => extend(processing(), '03-19 10:00', '03-20 10:00'))).toBe('EXTENSION_NOT_LATER at to');
  });

  it('needs a due time, a reason and an approver', () => {
    const untimed = pins({}, 'TH02');
    const dossier = register(by(approver), {}, untimed);
    acts.receive(dossier, by(approver, '03-15 10:00'), untimed);
    expect(refusalOf(() => extend(dossier, '03-19 09:00', '03-22 10:00'))).toBe('EXTENSION_WITHOUT_LIMIT');
    const pausing = pins({ working: [workingTime([2024], true)] });
    const waiting = Dossier.of(processing().record, pausing);
    acts.requestPayment(waiting, by(approver, '03-18 10:00'), pausing);
    expect(refusalOf(() => extend(waiting, '03-18 11:00', '03-22 10:00'))).toBe('EXTENSION_WHILE_SUSPENDED');
    const silent = () => processing().extend(by(approver, '03-19 09:00'), { to: date('03-22 10:00') });
    expect(refusalOf(silent)).toBe('REASON_REQUIRED at reason');
    const low = () => processing().extend(by(desk, '03-19 09:00'), { to: date('03-22 10:00'), reason: 'Chờ' });
    expect(refusalOf(low)).toBe('APPROVER_REQUIRED');
  });

  it('stays granted when papers are asked for in the same second, and no longer than that', () => {
    const dossier = processing();
    extend(dossier, '03-19 09:00', '03-22 10:00');
    played(
      dossier,
      ['requestSupplement', '03-19 09:00'],
      ['submitSupplement', '03-19 09:00'],
      ['resume', '03-19 09:00'],
    );
    expect(dossier.record.dueAt).toEqual(date('03-22 10:00'));
    expect(dossier.record.pauses).toEqual([
      { cause: 'supplement', from: '2024-03-19T09:00:01+07:00', to: '2024-03-19T09:00:01+07:00' },
    ]);
  });
});

describe('an amended calendar', () => {
  const system = { ...by(approver, '03-18 08:00'), actor: { ...approver, kind: 'system' as const, id: 'motcua' } };
  const amendment = { id: 'office', from: 1, to: 2, reason: 'Nghỉ bù', citation: '1/QĐ', approvedBy: 'cb-0009' };
  const amended = (date: string): WorkingTime => {
    const before = workingTime([2024, 2025]);
    const office = ['07:00-11:30', '13:30-17:00'];
    const calendar = compileCalendar({
      unitCode: 'H52',
      weekly: { 1: office, 2: office, 3: office, 4: office, 5: office, 6: [], 7: [] },
      years: { 2024: { exceptions: [{ date, kind: 'dayOff' }] } },
    });
    return { ...before, version: 2, calendar };
  };
  const judgedBy = (working: WorkingTime) => Dossier.of(processing().record, pins({ working: [working] }));

  it('moves the due time by a step of its own, with who approved it', () => {
    const dossier = judgedBy(amended('2024-03-19'));
    const event = dossier.moveDeadline(system, amendment) as DeadlineMoved;
    expect(dossier.record).toMatchObject({ dueAt: date('03-21 10:00'), calendarVersion: 2, status: 'processing' });
    expect(dossier.lastStep).toMatchObject({ action: 'moveDeadline', actorId: 'motcua', detail: amendment });
    expect(event.data).toMatchObject({ formerDueAt: '2024-03-20T10:00:00+07:00', calendar: amendment });
  });

  it('leaves a dossier alone that it does not move', () => {
    const dossier = judgedBy(amended('2024-06-19'));
    const before = dossier.record;
    expect(dossier.moveDeadline(system, amendment)).toBeNull();
    expect(dossier.record).toBe(before);
  });

  it("is nobody's act by hand", () => {
    const dossier = judgedBy(amended('2024-03-19'));
    expect(refusalOf(() => dossier.moveDeadline(by(approver, '03-18 08:00'), amendment))).toBe('ACTOR_NOT_ALLOWED');
  });
});
