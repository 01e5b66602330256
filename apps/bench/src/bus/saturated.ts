import { rounded, type Run } from '../benchmark.js';
import { machineMs } from './clock.js';
import type { Line } from './line.js';
import { proofOf, type Proof } from './proof.js';

export type Saturated = Proof & Readonly<Record<'seconds' | 'eventsPerSecond', number>>;

/** Slower than this is a failure and not a figure. */
const leastPerSecond = 500;

/** Drains a backlog: from the first publish until every event's row can be seen. */
export async function drainBacklog(run: Run, line: Line, subjects: number, sequences: number): Promise<Saturated> {
  run.say(`filling the outbox with ${subjects * sequences} events of ${subjects} subjects`);
  const before = await line.handled();
  await line.producer.ask('stopRelay');
  const events = await line.producer.ask<number>('fill', subjects, sequences);
  run.say('draining it');
  await line.producer.ask('startRelay');
  await allHandled(run, line, before + events);
  const end = machineMs();
  const seconds = (end - (await line.producer.ask<number>('firstPublish'))) / 1000;
  const proof = await proofOf(line.producerUrl, line.consumerUrl);
  return { seconds: rounded(seconds), eventsPerSecond: Math.round(events / seconds), ...proof };
}

/** Until as many rows are there as events were sent. What is still missing in the end counts as lost. */
async function allHandled(run: Run, line: Line, events: number): Promise<void> {
  const limit = machineMs() + 60_000 + (events * 1000) / leastPerSecond;
  let told = machineMs();
  for (let handled = 0; handled < events;) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    handled = await line.handledAtMost();
    if (handled >= events) handled = await line.handled();
    if (machineMs() > limit) return run.say(`${handled} of ${events} events handled: giving up`);
    if (machineMs() - told < 5_000) continue;
    run.say(`  ${handled} handled`);
    told = machineMs();
  }
}
