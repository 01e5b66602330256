import { accountLockOut, addressLockOut, waitAfter } from './lock-out.js';

it.each([
  [0, 0],
  [4, 0],
  [5, 30],
  [6, 60],
  [9, 480],
  [10, 900],
  [1_000_000, 900],
])('after %i failures of an account the wait is %i s', (failures, seconds) => {
  expect(waitAfter(failures, accountLockOut) / 1000).toBe(seconds);
});

it('an address may fail more often than an account', () => {
  expect([waitAfter(30, addressLockOut), waitAfter(31, addressLockOut)]).toEqual([0, 30_000]);
});
