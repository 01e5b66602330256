import { latencyOf } from './latency.js';

describe('percentiles of latencies', () => {
  it('are samples that were measured, by nearest rank', () => {
    const samples = Array.from({ length: 200 }, (_, index) => 200 - index);
    expect(latencyOf(samples)).toEqual({ p50: 100, p95: 190, p99: 198, max: 200 });
  });

  it('of one sample are that sample', () => {
    expect(latencyOf([7])).toEqual({ p50: 7, p95: 7, p99: 7, max: 7 });
  });
});
