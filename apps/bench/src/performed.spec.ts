import type { Benchmark, Run } from './benchmark.js';
import { performed } from './performed.js';

function benchmark(run: (run: Run) => Promise<number>): Benchmark {
  return {
    measures: 'nothing',
    options: { seconds: '20' },
    run: async (given) => ({ figures: { figure: await run(given) }, bars: [] }),
  };
}

describe('a benchmark', () => {
  it('undoes what it did, last first, also when it fails', async () => {
    const undone: string[] = [];
    const failing = benchmark(async ({ atEnd }) => {
      atEnd('server', () => undone.push('server'));
      atEnd('client', () => undone.push('client'));
      throw new Error('broken');
    });
    await expect(performed(failing, {})).rejects.toThrow('broken');
    expect(undone).toEqual(['client', 'server']);
  });

  it('takes the defaults of options that are not given', async () => {
    const seconds = benchmark(async ({ number }) => number('seconds'));
    expect((await performed(seconds, {})).figures).toEqual({ figure: 20 });
    expect((await performed(seconds, { seconds: '5' })).figures).toEqual({ figure: 5 });
    await expect(performed(seconds, { seconds: 'few' })).rejects.toThrow('--seconds: "few" is no whole number');
  });
});
