import { auditBenchmark } from './audit/audit-benchmark.js';
import type { Benchmark } from './benchmark.js';
import { busBenchmark } from './bus/bus-benchmark.js';
import { deadlineBenchmark } from './deadline/deadline-benchmark.js';
import { lifecycleBenchmark } from './lifecycle/lifecycle-benchmark.js';
import { proceduresBenchmark } from './procedures/procedures-benchmark.js';
import { startBenchmark } from './start/start-benchmark.js';
import { syncBenchmark } from './sync/sync-benchmark.js';

export const benchmarks: Readonly<Record<string, Benchmark>> = {
  lifecycle: lifecycleBenchmark,
  bus: busBenchmark,
  sync: syncBenchmark,
  start: startBenchmark,
  deadline: deadlineBenchmark,
  procedures: proceduresBenchmark,
  audit: auditBenchmark,
};
