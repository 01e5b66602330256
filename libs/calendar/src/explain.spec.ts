import type { Limit } from '@motcua/contracts';
import { explainDeadline, type CausedPause, type Explanation } from './explain.js';
import { explanationText } from './explanation-text.js';
import { calendarsFile, date, local, office } from './sonla.fixture.js';

interface Events {
  readonly pauses?: readonly CausedPause[];
  readonly extensions?: readonly { at: Date; to: Date }[];
}

function explain([amount, unit]: [number, Limit['unit']], received: string, events: Events = {}): Explanation {
  const explanation = explainDeadline({
    calendar: office,
    ruleSet: calendarsFile.ruleSet,
    limit: { amount, unit },
    received: date(received),
    ...events,
  });
  if ('error' in explanation) throw new Error(explanation.error);
  return explanation;
}

const pause = (cause: string, from: string, to?: string): CausedPause => ({
  cause,
  from: date(from),
  to: to === undefined ? null : date(to),
});

describe('an explanation', () => {
  it('of working days over the holidays of 2024 names each skipped day and the make-up day', () => {
    const { days, countedSeconds, due } = explain([5, 'workingDay'], '04-26 09:10');
    expect(local(due!)).toBe('2024-05-07 09:10:00');
    expect(countedSeconds).toBe(5 * 8 * 3600);
    expect(days.map(({ date: day, kind }) => `${day.slice(5)} ${kind}`)).toEqual([
      '04-26 working',
      '04-27 rest',
      '04-28 rest',
      '04-29 dayOff',
      '04-30 dayOff',
      '05-01 dayOff',
      '05-02 working',
      '05-03 working',
      '05-04 makeUp',
      '05-05 rest',
      '05-06 working',
      '05-07 working',
    ]);
    expect(days[3]).toEqual({
      date: '2024-04-29',
      kind: 'dayOff',
      name: 'hoán đổi với 04/5',
      citation: '2450/VPCP-KGVX',
      counted: [],
      seconds: 0,
    });
    expect(days[0]?.counted).toEqual([
      { from: '09:10', to: '11:30' },
      { from: '13:30', to: '17:00' },
    ]);
    expect(days.at(-1)).toMatchObject({ counted: [{ from: '07:00', to: '09:10' }], seconds: 7800 });
  });

  it('names what each pause waited for, joined ones together, and what did not count', () => {
    const { events, due, suspended } = explain([1, 'workingDay'], '03-18 08:00', {
      pauses: [
        pause('payment', '03-18 09:30', '03-18 10:00'),
        pause('supplement', '03-18 09:00', '03-18 09:40'),
        pause('stop', '03-20 08:00'),
      ],
    });
    expect(suspended).toBeNull();
    expect(local(due!)).toBe('2024-03-19 09:00:00');
    expect(events).toMatchObject([
      { kind: 'pause', causes: ['supplement', 'payment'], effect: 'counted' },
      { kind: 'pause', causes: ['stop'], to: null, effect: 'afterDue', dueAfter: due },
    ]);
  });

  it('of a limit in calendar days tells how it was moved into working time', () => {
    const { days, due, countedSeconds } = explain([2, 'calendarDay'], '03-14 10:00');
    expect(local(due!)).toBe('2024-03-18 07:00:00');
    expect(countedSeconds).toBe(2 * 86_400);
    expect(days.map(({ date: day, kind, seconds }) => [day.slice(5), kind, seconds / 3600])).toEqual([
      ['03-14', 'working', 14],
      ['03-15', 'working', 24],
      ['03-16', 'rest', 10],
      ['03-17', 'rest', 0],
      ['03-18', 'working', 0],
    ]);
  });

  it('of a limit "none" says so, and of a refusal which one', () => {
    const question = { calendar: office, ruleSet: calendarsFile.ruleSet, received: date('03-18 08:00') };
    const none = explainDeadline({ ...question, limit: null });
    expect(none).toMatchObject({ due: null, days: [], events: [] });
    expect(explanationText(none as Explanation, 'vi')).toEqual(['Thủ tục không quy định thời hạn giải quyết.']);
    expect(explainDeadline({ ...question, limit: { amount: 2000, unit: 'workingDay' } })).toEqual({
      error: 'CALENDAR_NOT_PUBLISHED',
      unit: 'H52',
      year: 2027,
    });
  });
});

describe('its sentences', () => {
  it('tell the life of a due time in order', () => {
    const explanation = explain([5, 'workingDay'], '04-26 17:20', {
      pauses: [pause('supplement', '05-03 08:00', '05-06 10:00'), pause('payment', '05-11 08:00', '05-11 09:00')],
      extensions: [{ at: date('05-07 08:00'), to: date('05-20 09:00') }],
    });
    expect(explanationText(explanation, 'vi')).toEqual([
      'Tiếp nhận lúc 17:20 26/04/2024; thời hạn tính từ 07:00 02/05/2024.',
      'Thời hạn 5 ngày làm việc: hẹn trả ban đầu 07:00 08/05/2024.',
      'Không làm việc theo lịch tuần: 27/04/2024, 28/04/2024, 11/05/2024, 12/05/2024, 18/05/2024, 19/05/2024.',
      '29/04/2024 là ngày nghỉ (hoán đổi với 04/5; 2450/VPCP-KGVX).',
      '30/04/2024 là ngày nghỉ (Ngày Chiến thắng).',
      '01/05/2024 là ngày nghỉ (Quốc tế Lao động).',
      'Tạm dừng từ 08:00 03/05/2024 đến 10:00 06/05/2024 (chờ công dân bổ sung giấy tờ): hẹn trả chuyển thành 09:00 10/05/2024.',
      'Xin lỗi và hẹn lại lúc 08:00 07/05/2024: hẹn trả mới 09:00 20/05/2024.',
      'Tạm dừng từ 08:00 11/05/2024 đến 09:00 11/05/2024 (chờ thực hiện nghĩa vụ tài chính) không có giờ làm việc: hẹn trả không đổi.',
      'Hẹn trả: 09:00 20/05/2024.',
    ]);
  });

  it('say what is left while the clock stands still, in English as well', () => {
    const explanation = explain([1.5, 'workingDay'], '03-18 08:00', {
      pauses: [pause('supplement', '03-18 09:15:30')],
    });
    expect(explanationText(explanation, 'en')).toEqual([
      'Received at 08:00 18/03/2024; the time runs from 08:00 18/03/2024.',
      'Limit of 1.5 working days: first due at 14:00 19/03/2024.',
      'The clock stands still from 09:15:30 18/03/2024 (waiting for papers).',
      'The clock stands still since 09:15:30 18/03/2024; 10 h 44 min are left.',
    ]);
    const days = explain([3, 'calendarDay'], '03-18 08:00', { pauses: [pause('payment', '03-18 09:00')] });
    expect(explanationText(days, 'vi').at(-1)).toBe('Đang tạm dừng từ 09:00 18/03/2024; còn lại 2 ngày 23 giờ.');
  });
});
