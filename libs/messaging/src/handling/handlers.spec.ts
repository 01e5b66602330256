import fc from 'fast-check';
import { groups } from './handlers.js';
import type { ReceivedEvent } from './received-event.js';

const event = (subject: string, type: string, sequence: number) => ({ subject, type, sequence }) as ReceivedEvent;

describe('lists of one type', () => {
  it('hold a whole batch when there is only one type', () => {
    expect(groups([event('A', 'x', 1), event('B', 'x', 1), event('A', 'x', 2)])).toHaveLength(1);
  });

  it('are as few as the order within the subjects allows', () => {
    const batch = [event('A', 'x', 1), event('A', 'y', 2), event('B', 'x', 1), event('B', 'y', 2)];
    expect(groups(batch).map(({ type, events }) => [type, events.length])).toEqual([
      ['x', 2],
      ['y', 2],
    ]);
  });

  it('keep every event once and the order within each subject', () => {
    const batches = fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.constantFrom('x', 'y', 'z')), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(batches, (kinds) => {
        const batch = kinds.map(([subject, type], index) => event(subject, type, index));
        const order = groups(batch).flatMap(({ events }) => events);
        expect(order).toHaveLength(batch.length);
        for (const subject of ['A', 'B', 'C']) {
          const own = (list: readonly ReceivedEvent[]) => list.filter((one) => one.subject === subject);
          expect(own(order)).toEqual(own(batch));
        }
        for (const { type, events } of groups(batch)) expect(events.every((one) => one.type === type)).toBe(true);
      }),
    );
  });
});
