import { createLogger } from '../observing/logger.js';
import { LogCapture } from '../sample/log-capture.js';
import { masked, maskedEmail, normalisedIdNumber } from './masking.js';

describe('a masked number', () => {
  it.each([
    ['001099000001', '********0001'],
    ['123456789', '******789'],
    ['B1234567', '******67'],
    ['12', '**'],
    ['', ''],
  ])('%s is %s', (text, shown) => {
    expect(masked(text)).toBe(shown);
  });

  it('is an address without its mailbox', () => {
    expect(maskedEmail('mau@example.vn')).toBe('***@example.vn');
  });
});

describe('an identity number', () => {
  it.each(['001099000001', ' 001 099 000 001', '001.099.000.001', '001-099-000-001', '００１０９９０００００１'])(
    'is the same typed as "%s"',
    (typed) => {
      expect(normalisedIdNumber(typed)).toBe('001099000001');
    },
  );

  it('of a passport has capital letters', () => {
    expect(normalisedIdNumber('b1234567')).toBe('B1234567');
  });
});

describe('a line of the log', () => {
  function logged(fields: object, message: string): string {
    const log = new LogCapture();
    createLogger('sample', 'trace', log).info(fields, message);
    expect(log.lines()).toHaveLength(1); // still JSON
    return log.text;
  }

  it.each([
    [{ code: '001099000001' }, 'x'],
    [{ deep: { list: ['001099000001'] } }, 'x'],
    [{}, 'no dossier "001099000001"'],
    [{}, 'first line\n001099000001\n'],
    [{}, 'at=001099000001;'],
    [{}, 'the last words: 001099000001.'],
    [{}, '001099000001'],
    [{ err: new Error('Unexpected token, "{"a":"001099000001"}" is not valid JSON') }, 'x'],
  ])('masks a number, wherever it stands: %j %s', (fields, message) => {
    expect(logged(fields, message)).not.toContain('001099000001');
  });

  it('keeps what only looks like one', () => {
    const fields = {
      ms: 123456789,
      id: '6ba7b810-9dad-11d1-80b4-446655440000',
      time: 1234567890.5,
      code: 'H52-1234567890',
    };
    expect(logged(fields, 'x')).toContain(JSON.stringify(fields).slice(1, -1));
  });
});
