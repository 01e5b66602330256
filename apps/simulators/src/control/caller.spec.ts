import { isLocal } from './caller.js';

describe('who is on this machine', () => {
  it.each([
    ['127.0.0.1', {}, true],
    ['127.1.2.3', {}, true],
    ['::1', {}, true],
    ['::ffff:127.0.0.1', {}, true],
    ['10.0.0.1', {}, false],
    ['::ffff:10.0.0.1', {}, false],
    ['1127.0.0.1', {}, false],
    ['127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }, false],
    ['127.0.0.1', { forwarded: 'for=10.0.0.1' }, false],
  ])('%s with %j: %p', (ip, headers, local) => {
    expect(isLocal({ ip, headers })).toBe(local);
  });
});
