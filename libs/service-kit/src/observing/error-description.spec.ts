import { QueryFailedError } from 'typeorm';
import { isDatabaseUnavailable } from '../database/database-error.js';
import { describeError } from './error-description.js';
import { createLogger } from './logger.js';
import { LogCapture } from '../sample/log-capture.js';

function databaseError(fields: Record<string, string>): QueryFailedError {
  const driver = Object.assign(new Error(fields['message']), { severity: 'ERROR', ...fields });
  return new QueryFailedError('insert into citizen values ($1)', ['012345678901'], driver);
}

describe('a logged error', () => {
  it('of the database keeps code and names, and no value', () => {
    const error = databaseError({
      message: 'invalid input syntax for type integer: "Nguyễn Văn A"',
      code: '22P02',
      detail: 'Key (id_number)=(012345678901) already exists.',
      constraint: 'citizen_pkey',
      table: 'citizen',
    });
    const log = new LogCapture();
    createLogger('sample', 'info', log).error({ err: error }, 'failed');
    expect(log.lines()[0]).toMatchObject({
      level: 'error',
      service: 'sample',
      err: { type: 'QueryFailedError', code: '22P02', constraint: 'citizen_pkey', table: 'citizen' },
    });
    expect(log.text).not.toMatch(/012345678901|Nguyễn/);
  });

  it('tells its causes', () => {
    const error = new Error('outer', { cause: new TypeError('inner') });
    expect(describeError(error)).toMatchObject({ message: 'outer', cause: { type: 'TypeError', message: 'inner' } });
    expect(describeError('text')).toEqual({ type: 'string', message: 'not an Error' });
  });
});

describe('an error of the database that passes', () => {
  it.each([
    [databaseError({ message: 'x', code: '57P01' }), true],
    [databaseError({ message: 'x', code: '08006' }), true],
    [databaseError({ message: 'x', code: '40P01' }), true],
    [databaseError({ message: 'x', code: '57014' }), true],
    [databaseError({ message: 'x', code: '53300' }), true],
    [databaseError({ message: 'x', code: '23505' }), false],
    [databaseError({ message: 'x', code: '42601' }), false],
    [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), true],
    [new Error('timeout exceeded when trying to connect'), true],
    [new Error('Connection terminated unexpectedly'), true],
    [new Error('anything'), false],
    ['text', false],
  ])('%s: %p', (error, passes) => expect(isDatabaseUnavailable(error)).toBe(passes));
});
