import { atLeast, atMost, type Bar, type Benchmark, type Run } from '../benchmark.js';
import { startEngines, type Engines } from '../system/engines.js';
import { signingKey, type SigningKey } from '../system/signing-key.js';
import { handlerKinds, type HandlerKind } from './bus-services.js';
import { openLine } from './line.js';
import { measureLatency, type PacedOutcome } from './paced.js';
import { drainBacklog, type Saturated } from './saturated.js';

/** Milliseconds p99 may take at so many events a second. */
const latencyBars = [
  { perSecond: 100, mostMs: 30 },
  { perSecond: 1000, mostMs: 120 },
];

type LineOutcome = {
  readonly saturated: Saturated;
  readonly latency: Readonly<Record<string, PacedOutcome>>;
};

export const busBenchmark: Benchmark = {
  measures: 'outbox → Kafka → consumer → row: events/s, and latency at a fixed pace',
  options: { subjects: '20000', sequences: '30', seconds: '20', handlers: handlerKinds.join(',') },
  run: async (run) => {
    const engines = await startEngines(run);
    const key = await signingKey(run);
    const outcomes: Record<string, LineOutcome> = {};
    for (const handler of handlerKinds) {
      if (run.option('handlers').split(',').includes(handler))
        outcomes[handler] = await measure(run, engines, key, handler);
    }
    const bars = Object.entries(outcomes).flatMap(([handler, outcome]) => barsOf(handler, outcome));
    return { figures: outcomes, bars, postgres: engines.postgres, kafka: engines.kafka };
  },
};

/** Latency first, on tables without a past; then the backlog; then the pace that is half of what was reached. */
async function measure(run: Run, engines: Engines, key: SigningKey, handler: HandlerKind): Promise<LineOutcome> {
  run.say(`handler @${handler}`);
  const line = await openLine(run, engines, key, handler);
  const consumer = await line.startConsumer();
  await line.producer.ask('startRelay');
  const seconds = run.number('seconds');
  await measureLatency(run, line, consumer, { perSecond: 50, seconds: 5, together: 1 }); // to warm up
  const latency: Record<string, PacedOutcome> = {};
  for (const { perSecond } of latencyBars) {
    latency[`at${perSecond}PerSecond`] = await measureLatency(run, line, consumer, { perSecond, seconds, together: 1 });
  }
  const saturated = await drainBacklog(run, line, run.number('subjects'), run.number('sequences'));
  const half = { perSecond: Math.ceil(saturated.eventsPerSecond / 2), seconds, together: 25 };
  latency['atHalfLoad'] = await measureLatency(run, line, consumer, half);
  await line.stop();
  return { latency, saturated };
}

function barsOf(handler: string, { saturated, latency }: LineOutcome): Bar[] {
  const { eventsPerSecond, lost, doubled, foreign, outOfOrder, parked } = saturated;
  const paced = latencyBars.map((bar) => ({ ...bar, ...latency[`at${bar.perSecond}PerSecond`]! }));
  const unhandled = Object.values(latency).reduce((sum, outcome) => sum + outcome.unhandled, 0);
  const wrong = lost + doubled + foreign + outOfOrder + parked + unhandled;
  return [
    atLeast(`@${handler}: saturated`, eventsPerSecond, 10_000, 'events/s'),
    atLeast(`@${handler}: saturated for`, saturated.seconds, 30, 's'),
    atMost(`@${handler}: lost, doubled or out of order`, wrong, 0, 'events'),
    ...paced.map(({ perSecond, mostMs, p99 }) => atMost(`@${handler}: p99 at ${perSecond}/s`, p99, mostMs, 'ms')),
  ];
}
