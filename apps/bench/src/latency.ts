import { rounded } from './benchmark.js';

/** Milliseconds. */
export type Latency = Readonly<Record<'p50' | 'p95' | 'p99' | 'max', number>>;

/** Nearest rank, over every sample: no histogram to lose precision in. */
export function latencyOf(milliseconds: readonly number[]): Latency {
  const sorted = Float64Array.from(milliseconds).sort();
  const rank = (share: number) => rounded(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN);
  return { p50: rank(0.5), p95: rank(0.95), p99: rank(0.99), max: rank(1) };
}
