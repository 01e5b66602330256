import { timeStampProbe } from './time-stamp-probe.js';

const now = new Date('2024-03-15T05:00:00Z');
const asked = (roots: number, since: string | null, failure?: string) =>
  timeStampProbe(
    {
      progress: async () => ({
        sealedUpTo: now,
        waiting: { roots, since: since === null ? null : new Date(since) },
        failure,
      }),
    },
    { now: () => now },
  ).check();

describe('the time stamps in the health of a service', () => {
  it('are well when no root waits, or none for long', async () => {
    expect(await asked(0, null)).toEqual({ name: 'timeStamps', ok: true });
    expect(await asked(1, '2024-03-15T04:46:00Z', 'away')).toEqual({ name: 'timeStamps', ok: true });
  });

  it('say since when roots wait, and why, and requests keep coming', async () => {
    expect(await asked(3, '2024-03-15T02:00:00Z', 'fetch failed')).toEqual({
      name: 'timeStamps',
      ok: false,
      degraded: true,
      detail: '3 roots wait for a time stamp since 2024-03-15T09:00:00+07:00: fetch failed',
    });
    expect((await asked(1, '2024-03-15T02:00:00Z')).detail).toBe(
      '1 roots wait for a time stamp since 2024-03-15T09:00:00+07:00',
    );
  });
});
