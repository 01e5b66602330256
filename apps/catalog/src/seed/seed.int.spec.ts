import { readFile } from 'node:fs/promises';
import { topics } from '@motcua/contracts';
import { waitFor } from '@motcua/testing';
import { CatalogFixture } from '../catalog.fixture.js';
import { readSeed, type DeliveredDecision } from './seed-file.js';

const decisions = 15;

interface Delivered {
  readonly code: string;
  readonly components: readonly object[];
}

let catalog: CatalogFixture;
let delivered: readonly DeliveredDecision[];
beforeEach(async () => {
  catalog = await CatalogFixture.start();
  delivered = await readSeed();
});
afterEach(() => catalog.stop());

/** Of procedures.json, which knows no decisions. */
async function procedures(): Promise<Delivered[]> {
  const file = new URL('../../seed/procedures.json', import.meta.url);
  return (JSON.parse(await readFile(file, 'utf8')) as { procedures: Delivered[] }).procedures;
}

describe('seeding the catalogue', () => {
  it('publishes every decision once, and nothing the second time', async () => {
    expect(await catalog.seed()).toEqual({ inserted: decisions, unchanged: 0 });
    const events = await catalog.events();
    expect(await catalog.seed()).toEqual({ inserted: 0, unchanged: decisions });
    expect(await catalog.events()).toEqual(events);
    expect(events.filter(({ type }) => type === 'motcua.decision.published.v1')).toHaveLength(decisions);
    // 83 + 18 versions, and the ends of 18 amended and one replaced
    expect(events.filter(({ type }) => type === 'motcua.procedure.published.v1')).toHaveLength(101 + 19);
  });

  it('has in force from 2024 on what was delivered, word for word', async () => {
    await catalog.seed();
    for (const { code, components, ...row } of await procedures()) {
      const { mark: _, validFrom: _from, ...content } = row as Record<string, unknown>;
      const at = content['validTo'] === null ? '2024-02-01' : '2024-01-31';
      const { body } = await catalog.get(`/v1/procedures/${code}?at=${at}`);
      const flagged = components.map((component) => ({ ...component, required: true, digitise: 'optional' }));
      expect(body).toMatchObject({ code, ...content, components: flagged });
    }
  });

  it('has each in force from 2019 on, some with a longer limit at first', async () => {
    await catalog.seed();
    const limitAt = async (at: string) => {
      const { body } = await catalog.get(`/v1/procedures/9.900003?at=${at}`);
      const [first] = body['cases'] as [{ channels: { counter: { limit: { amount: number } } } }];
      return first.channels.counter.limit.amount;
    };
    const now = await limitAt('2024-01-01');
    expect([await limitAt('2019-01-01'), await limitAt('2020-06-30')]).toEqual([now + 2, now + 2]);
    expect(await limitAt('2020-07-01')).toBe(now);
    const { items } = (await catalog.get('/v1/procedures?at=2019-01-01&limit=200')).body as { items: object[] };
    expect(items).toHaveLength(82);
  });

  it('reaches the bus: each event once, keyed by its subject', async () => {
    const keys: (string | null)[] = [];
    await catalog.transport.createTopics([topics.procedure, topics.decision]);
    await catalog.transport.consume({
      group: 'listener',
      topics: [topics.procedure, topics.decision],
      onBatch: async ({ messages }) => {
        keys.push(...messages.map(({ key }) => key));
        return Promise.resolve();
      },
    });
    await catalog.seed();
    catalog.service.startRelay();
    await waitFor('an empty outbox', async () => {
      const [left] = await catalog.dataSource.query<[{ count: number }]>(
        'select count(*)::integer as count from outbox',
      );
      return left.count === 0;
    });
    expect(keys.sort()).toEqual((await catalog.events()).map(({ subject }) => subject).sort());
  });

  it('leaves a published decision as it is, whatever the delivery says later', async () => {
    await catalog.seed();
    const changed = delivered.map((decision) => ({ ...decision, summary: 'Khác (minh họa)' }));
    expect(await catalog.seed(changed)).toEqual({ inserted: 0, unchanged: decisions });
    const { body } = await catalog.get(`/v1/decisions/${delivered[0]!.id}`);
    expect(body['summary']).toBe(delivered[0]!.summary);
  });

  it('publishes nothing when one row is wrong, and names it', async () => {
    const [first, ...others] = delivered;
    const wrong = { ...first!, rows: first!.rows.map((row, index) => (index === 1 ? { ...row, firstKnown: false } : row)) };
    await expect(catalog.seed([wrong, ...others])).rejects.toMatchObject({
      code: 'DECISION_NOT_SOUND',
      sentences: [expect.objectContaining({ field: 'rows[1].procedureCode', code: 'NOT_IN_FORCE' })],
    });
    expect(await catalog.events()).toEqual([]);
    expect(await catalog.seed()).toEqual({ inserted: decisions, unchanged: 0 });
  });
});
