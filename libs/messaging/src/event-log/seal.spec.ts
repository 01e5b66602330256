import { CounterMoved, CounterReset, origin } from '../sample.fixture.js';
import { InvalidEventError } from './event-schema.js';
import { digestOf, seal } from './seal.js';

const moved = (by: number) => new CounterMoved('A', { by });

describe('sealing events', () => {
  it('numbers them on from the head', () => {
    const sealed = seal({ sequence: 4, digest: null }, [moved(1), new CounterReset('A', {})], origin);
    expect(sealed.map(({ sequence, type }) => [sequence, type])).toEqual([
      [5, CounterMoved.type],
      [6, CounterReset.type],
    ]);
  });

  it('chains the digests: each covers the one before and every fact', () => {
    const [first, second] = seal({ sequence: 0, digest: null }, [moved(1), moved(2)], origin);
    expect(digestOf(null, first!)).toEqual(first!.digest);
    expect(digestOf(first!.digest, second!)).toEqual(second!.digest);
    for (const change of [{ data: '{"by":3}' }, { actor: 'other' }, { sequence: 3 }, { occurredAt: new Date(0) }]) {
      expect(digestOf(first!.digest, { ...second!, ...change })).not.toEqual(second!.digest);
    }
    expect(digestOf(null, second!)).not.toEqual(second!.digest);
  });

  it('refuses data that do not fit the schema, without showing them', () => {
    const wrong = new CounterMoved('A', { by: 'Nguyễn Văn A' as unknown as number });
    const attempt = () => seal({ sequence: 0, digest: null }, [wrong], origin);
    expect(attempt).toThrow(InvalidEventError);
    expect(attempt).toThrow('motcua.counter.moved.v1 does not fit its schema: /by must be integer');
    expect(attempt).not.toThrow('Nguyễn');
  });
});
