import { appendEvents } from '@motcua/messaging';
import type { DataSource } from 'typeorm';
import { eventsOf } from './bus-event.js';
import { machineMs } from './clock.js';

export interface Pace {
  readonly perSecond: number;
  readonly seconds: number;
  /** Events of one transaction, each of another subject. */
  readonly together: number;
}

/** When each event was committed, by its subject. */
export interface Paced {
  readonly committed: readonly (readonly [subject: string, ms: number])[];
  /** Longest time an append began behind its turn: an open loop keeps its pace whatever the system does. */
  readonly latestStartMs: number;
}

/** Commits events at a fixed rate, as requests would, and wakes the relay after each commit. */
export async function appendPaced(
  dataSource: DataSource,
  wake: () => void,
  { perSecond, seconds, together }: Pace,
): Promise<Paced> {
  const committed: [string, number][] = [];
  const start = machineMs();
  let latestStartMs = 0;
  const append = async (turn: number): Promise<void> => {
    const subjects = Array.from({ length: together }, (_, index) => `H52.01-${perSecond}-${turn * together + index}`);
    const events = subjects.flatMap((subject) => eventsOf(subject, 1, new Date()));
    await dataSource.transaction((manager) => appendEvents(manager, events));
    const now = machineMs();
    for (const subject of subjects) committed.push([subject, now]);
    wake();
  };
  const begun: Promise<void>[] = [];
  while (begun.length * together < perSecond * seconds) {
    const due = start + (begun.length * together * 1000) / perSecond;
    const late = machineMs() - due;
    if (late < 0) {
      await new Promise((resolve) => setTimeout(resolve, -late));
      continue;
    }
    latestStartMs = Math.max(latestStartMs, late);
    begun.push(append(begun.length));
  }
  await Promise.all(begun);
  return { committed, latestStartMs };
}
