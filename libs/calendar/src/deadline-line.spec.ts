import { deadlineLine, runDeadlineCases } from './deadline-line.js';
import { calendarsFile } from './sonla.fixture.js';

const good = {
  id: 'a',
  calendar: 'sonla-office',
  limit: { amount: 3, unit: 'workingDay' },
  received: '2024-03-15T09:10:00+07:00',
};
const goodAnswer = '{"id":"a","due":"2024-03-20T09:10:00+07:00"}';

describe('a line that is not a case', () => {
  it.each<[string, string, object]>([
    ['a missing id', 'id', { id: undefined }],
    ['an unknown calendar', 'calendar', { calendar: 'sonla' }],
    ['a limit that is none', 'limit', { limit: null }],
    ['an amount that is no multiple of 0.5', 'limit.amount', { limit: { amount: 0.3, unit: 'workingDay' } }],
    ['an amount below 0', 'limit.amount', { limit: { amount: -1, unit: 'workingDay' } }],
    ['an amount as text', 'limit.amount', { limit: { amount: '3', unit: 'workingDay' } }],
    ['an unknown unit', 'limit.unit', { limit: { amount: 3, unit: 'week' } }],
    ['a missing instant', 'received', { received: undefined }],
    ['a date that does not exist', 'received', { received: '2024-02-30T09:10:00+07:00' }],
    ['another offset', 'received', { received: '2024-03-15T09:10:00Z' }],
    ['a time that does not exist', 'received', { received: '2024-03-15T24:00:00+07:00' }],
    ['pauses that are no list', 'pauses', { pauses: {} }],
    ['a pause without its beginning', 'pauses[1].from', { pauses: [{ from: good.received }, {}] }],
    ['a pause backwards', 'pauses[0].to', { pauses: [{ from: good.received, to: '2024-03-15T09:09:59+07:00' }] }],
    ['an extension without its appointment', 'extension.to', { extension: { at: good.received } }],
    ['a list with such an extension', 'extension[0].at', { extension: [{ to: good.received }] }],
    ['an unknown way of counting', 'rule.counting', { rule: { counting: 'noon' } }],
    ['hours above a day', 'rule.hoursPerDay', { rule: { hoursPerDay: 25 } }],
    ['a cut-off that is no clock time', 'rule.sameDayCutoff', { rule: { sameDayCutoff: '15h' } }],
    ['half an extension', 'rule.extensionLimit', { rule: { extensionLimit: 0.5 } }],
    ['a wrong end', 'finished', { finished: 'yesterday' }],
  ])('names the field: %s', (_, field, change) => {
    const answer = JSON.parse(deadlineLine(JSON.stringify({ ...good, ...change }), calendarsFile)) as object;
    expect(answer).toMatchObject({ id: field === 'id' ? null : 'a', error: 'BAD_CASE', field });
  });

  it.each(['', 'nonsense', '{"id":"a"', '[]', 'null', '"a"', '{"id":"a","limit":{"amount":1e999}}{'])(
    'is answered: %s',
    (line) => {
      expect(JSON.parse(deadlineLine(line, calendarsFile))).toMatchObject({ id: null, error: 'BAD_CASE', field: '' });
    },
  );

  it('does not take an endless amount', () => {
    const line = JSON.stringify({ ...good, limit: { amount: 0, unit: 'calendarDay' } }).replace(
      '"amount":0',
      '"amount":1e999',
    );
    expect(JSON.parse(deadlineLine(line, calendarsFile))).toMatchObject({ field: 'limit.amount' });
  });
});

it('fields the format does not know are left alone', () => {
  expect(deadlineLine(JSON.stringify({ ...good, expect: {}, note: 1 }), calendarsFile)).toBe(goodAnswer);
});

it('each unit takes the longest amount and answers with the first missing year', () => {
  for (const unit of ['workingHour', 'workingDay', 'calendarDay']) {
    const answer = JSON.parse(
      deadlineLine(JSON.stringify({ ...good, limit: { amount: 1e11, unit } }), calendarsFile),
    ) as { error: string; year: number };
    expect(answer.error).toBe('CALENDAR_NOT_PUBLISHED');
    expect(answer.year).toBe(unit === 'calendarDay' ? 273_792_724 : 2027);
  }
});

describe('a stream of lines', () => {
  async function run(...chunks: string[]): Promise<string> {
    let written = '';
    async function* stream(): AsyncGenerator<string> {
      for (const chunk of chunks) yield await Promise.resolve(chunk);
    }
    await runDeadlineCases(stream(), calendarsFile, (lines) => {
      written += lines;
    });
    return written;
  }
  const line = JSON.stringify(good);

  it('is answered line by line, wherever it is cut', async () => {
    expect(await run(line.slice(0, 20), `${line.slice(20)}\n${line}`, `\n${line.slice(0, 5)}`, line.slice(5))).toBe(
      `${goodAnswer}\n`.repeat(3),
    );
  });

  it('goes on after a bad line', async () => {
    expect((await run(`${line}\nnonsense\n${line}\n`)).split('\n').map((answer) => answer === goodAnswer)).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('passes over empty lines, carriage returns and a byte order mark', async () => {
    expect(await run(`\uFEFF${line}\r\n\r\n\n${line}\r\n`)).toBe(`${goodAnswer}\n`.repeat(2));
  });

  it('of nothing is answered by nothing', async () => {
    expect(await run()).toBe('');
  });
});
