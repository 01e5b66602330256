import { Gathered } from './gathered.js';

/** Work that is done when the test says so. */
function harness(lanes: number, most: number) {
  const calls: { items: readonly number[]; done: () => void; fail: (error: Error) => void }[] = [];
  const gathered = new Gathered<number, string>(
    (items) =>
      new Promise((resolve, reject) => {
        calls.push({ items, done: () => resolve(items.map((item) => `answer ${item}`)), fail: reject });
      }),
    lanes,
    most,
  );
  return { calls, gathered };
}

const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe('what is asked at the same time', () => {
  it('goes together, and each gets its own answer', async () => {
    const { calls, gathered } = harness(1, 10);
    const answers = Promise.all([1, 2, 3].map((item) => gathered.ask(item)));
    await turn();
    expect(calls.map(({ items }) => items)).toEqual([[1, 2, 3]]);
    calls[0]!.done();
    expect(await answers).toEqual(['answer 1', 'answer 2', 'answer 3']);
  });

  it('waits while every lane is busy, then goes in the order it came, not more than allowed at once', async () => {
    const { calls, gathered } = harness(2, 3);
    const answers = Array.from({ length: 9 }, (_, item) => gathered.ask(item));
    await turn();
    expect(calls.map(({ items }) => items)).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    calls[1]!.done();
    await turn();
    expect(calls[2]!.items).toEqual([6, 7, 8]);
    calls[0]!.done();
    calls[2]!.done();
    expect(await Promise.all(answers)).toHaveLength(9);
  });

  it('fails together when the work as a whole fails; the next ones are served', async () => {
    const { calls, gathered } = harness(1, 10);
    const settled = Promise.allSettled([gathered.ask(1), gathered.ask(2)]);
    await turn();
    const later = gathered.ask(3);
    calls[0]!.fail(new Error('gone'));
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await turn();
    calls[1]!.done();
    expect(await later).toBe('answer 3');
  });

  it('may answer one by one: a failure is only that one’s', async () => {
    const gathered = new Gathered<number, number>(
      (items) => Promise.resolve(items.map((item) => (item === 2 ? Promise.reject(new Error('two')) : item))),
      1,
      10,
    );
    const settled = await Promise.allSettled([1, 2, 3].map((item) => gathered.ask(item)));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
