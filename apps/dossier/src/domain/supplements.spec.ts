import type { SupplementSubmitted } from '@motcua/contracts';
import { acts, approver, by, citizen, date, paper, pins, played, register } from './dossier.fixture.js';
import { answered, judged, requested, unanswered } from './supplements.js';

const items = [{ name: 'Bản sao' }];
const one = requested([], items, null, date('03-15 10:00'));
const two = requested(answered(one, date('03-15 11:00')), items, 'Lần 2', date('03-15 14:00'));

describe('supplement requests', () => {
  it('are numbered from 1', () => {
    expect(two.map(({ number, note }) => [number, note])).toEqual([
      [1, null],
      [2, 'Lần 2'],
    ]);
  });

  it('are answered all at once, each at its own time', () => {
    expect(unanswered(two).map(({ number }) => number)).toEqual([2]);
    expect(answered(two, date('03-15 15:00')).map(({ submittedAt }) => submittedAt)).toEqual([
      '2024-03-15T11:00:00+07:00',
      '2024-03-15T15:00:00+07:00',
    ]);
  });

  it('are void once judged, answered or not', () => {
    const after = judged(two, date('03-15 16:00'));
    expect(after.every(({ judgedAt }) => judgedAt === '2024-03-15T16:00:00+07:00')).toBe(true);
    expect(unanswered(after)).toEqual([]);
    expect(judged(after, date('03-15 17:00'))).toBe(after);
  });
});

describe('a citizen who completes a dossier', () => {
  it('adds the papers, and the desk receives it', () => {
    const dossier = register(by(citizen), { channel: 'online', components: [paper('Tờ khai')] });
    acts.requestSupplement(dossier, by(approver, '03-15 10:00'), pins());
    const event = dossier.submitSupplement(by(citizen, '03-15 11:00'), {
      components: [paper('Giấy chứng sinh')],
    }) as SupplementSubmitted;
    expect(event.data.supplement).toBe(1);
    expect(dossier.record.components.map(({ code }) => code)).toEqual(['TP01', 'TP02']);
    expect(played(dossier, ['receive', '03-15 14:00']).record.status).toBe('received');
  });
});
