import { rounded, type Run } from '../benchmark.js';
import { latencyOf, type Latency } from '../latency.js';
import type { Pace, Paced } from './append-paced.js';
import type { Child } from './child.js';
import { machineMs } from './clock.js';
import type { Line } from './line.js';

/** From the commit of the append to the commit of the handler. */
export type PacedOutcome = Latency &
  Readonly<Record<'events' | 'achievedPerSecond' | 'unhandled' | 'latestStartMs', number>>;

const limitMs = 30_000;

export async function measureLatency(run: Run, line: Line, consumer: Child, pace: Pace): Promise<PacedOutcome> {
  run.say(`appending ${pace.perSecond} events a second for ${pace.seconds} s`);
  const start = machineMs();
  const { committed, latestStartMs } = await line.producer.ask<Paced>('pace', pace);
  const seconds = (machineMs() - start) / 1000;
  const handled = await commitTimes(
    consumer,
    committed.map(([subject]) => subject),
  );
  const latencies = committed.flatMap(([, at], index) => {
    const end = handled[index];
    return end == null ? [] : [end - at];
  });
  return {
    events: committed.length,
    achievedPerSecond: rounded(committed.length / seconds),
    unhandled: committed.length - latencies.length,
    latestStartMs: rounded(latestStartMs),
    ...latencyOf(latencies),
  };
}

async function commitTimes(consumer: Child, subjects: readonly string[]): Promise<(number | null)[]> {
  for (const limit = machineMs() + limitMs; ;) {
    const times = await consumer.ask<(number | null)[]>('commitTimes', subjects);
    if (!times.includes(null) || machineMs() > limit) return times;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
