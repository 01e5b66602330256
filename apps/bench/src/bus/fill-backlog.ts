import { appendEvents } from '@motcua/messaging';
import type { DataSource } from 'typeorm';
import { eventsOf } from './bus-event.js';

/** Subjects whose events alternate: any two events of a subject lie so far apart, several of them in one batch. */
const window = 50;

/** Events that wait in the outbox, the events of many dossiers mixed. Returns how many. `firstSubject`: number of the first, for a second call. */
export async function fillBacklog(
  dataSource: DataSource,
  subjects: number,
  sequences: number,
  firstSubject = 0,
): Promise<number> {
  const at = new Date();
  let events = 0;
  for (let first = 0; first < subjects; first += window) {
    const size = Math.min(window, subjects - first);
    const lives = Array.from({ length: size }, (_, index) =>
      eventsOf(`H52.01-B-${firstSubject + first + index}`, sequences, at),
    );
    const mixed = Array.from({ length: sequences }, (_, turn) => lives.map((life) => life[turn]!)).flat();
    await dataSource.transaction((manager) => appendEvents(manager, mixed));
    events += mixed.length;
  }
  return events;
}
