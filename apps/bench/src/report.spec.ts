import { atLeast, atMost } from './benchmark.js';
import { reportOf, tableOf } from './report.js';

const outcome = {
  figures: { saturated: { eventsPerSecond: 12_000.5 }, note: 'none' },
  bars: [atLeast('bus, saturated', 12_000.5, 10_000, 'events/s'), atMost('p99 at 100/s', 31.23456, 30, 'ms')],
  kafka: '4.1.0',
};

describe('the report of a benchmark', () => {
  it('says of every bar whether it was met', () => {
    expect(reportOf('bus', outcome).bars).toEqual([
      { name: 'bus, saturated', wanted: '>= 10000 events/s', measured: 12_000.5, met: true },
      { name: 'p99 at 100/s', wanted: '<= 30 ms', measured: 31.235, met: false },
    ]);
  });

  it('names the machine', () => {
    const { machine } = reportOf('bus', outcome);
    expect(machine).toMatchObject({ node: process.versions.node, kafka: '4.1.0', postgres: null });
  });

  it('is a table for people', () => {
    const table = tableOf(reportOf('bus', outcome));
    expect(table).toContain('saturated.eventsPerSecond  12000.5');
    expect(table).toMatch(/p99 at 100\/s +31\.235 \(<= 30 ms\) MISSED/);
  });
});
