import { topics } from '@motcua/contracts';
import { message } from '../sample.fixture.js';
import { InProcessTransport } from './in-process-transport.js';
import { transportContract } from './transport-contract.fixture.js';

describe('the bus in the process', () => {
  transportContract(() => Promise.resolve(new InProcessTransport()));

  it('has published only what every group has handled', async () => {
    const transport = new InProcessTransport();
    const handled: string[] = [];
    for (const group of ['one', 'other']) {
      await transport.consume({
        group,
        topics: [topics.unit],
        onBatch: async () => {
          await new Promise((resolve) => setImmediate(resolve));
          handled.push(group);
        },
      });
    }
    await transport.publish([message('A', 1)]);
    expect(handled.sort()).toEqual(['one', 'other']);
    await transport.close();
  });

  it('does not say published when a consumer stops before it has handled the message', async () => {
    const transport = new InProcessTransport();
    const consumption = await transport.consume({
      group: 'one',
      topics: [topics.unit],
      onBatch: () => Promise.reject(new Error('never')),
    });
    const published = transport.publish([message('A', 1)]);
    const refused = expect(published).rejects.toThrow('has stopped');
    await consumption.stop();
    await refused;
    await expect(transport.close().then(() => transport.publish([message('A', 1)]))).rejects.toThrow('closed');
  });
});
