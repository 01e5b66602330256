import { topics } from '@motcua/contracts';
import { waitFor } from '@motcua/testing';
import { CatalogFixture } from '../catalog.fixture.js';
import type { ProcedureContent } from '../domain/procedure.js';
import { readSeed } from './seed-file.js';

const all = 83;

let catalog: CatalogFixture;
let delivered: readonly ProcedureContent[];
beforeEach(async () => {
  catalog = await CatalogFixture.start();
  delivered = await readSeed();
});
afterEach(() => catalog.stop());

function withProcedure(code: string, change: Partial<ProcedureContent>): ProcedureContent[] {
  return delivered.map((procedure) => (procedure.code === code ? { ...procedure, ...change } : procedure));
}

describe('seeding the catalogue', () => {
  it('publishes every procedure once, exactly as delivered, and nothing the second time', async () => {
    expect(await catalog.seed()).toEqual({ inserted: all, unchanged: 0 });
    expect(await catalog.seed()).toEqual({ inserted: 0, unchanged: all });
    const events = await catalog.events();
    expect(events.map(({ data }) => data)).toEqual(delivered.map((procedure) => ({ ...procedure, version: 1 })));
    expect(new Set(events.map(({ type, sequence }) => `${type} ${sequence}`))).toEqual(
      new Set(['motcua.procedure.published.v1 1']),
    );
  });

  it('reaches the bus: each event once, keyed by the code', async () => {
    const keys: (string | null)[] = [];
    await catalog.transport.createTopics([topics.procedure]);
    await catalog.transport.consume({
      group: 'listener',
      topics: [topics.procedure],
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
    expect(keys.sort()).toEqual(delivered.map(({ code }) => code).sort());
  });

  it('publishes a corrected fee as a new version; the former keeps its own and was never in force', async () => {
    await catalog.seed();
    const [first, ...others] = delivered.find(({ code }) => code === '1.001193')!.cases;
    const fee = { amountVnd: 9000, exemptionText: 'Miễn cho hộ nghèo (minh họa).' };
    const counter = { limit: { amount: 1.5, unit: 'workingHour' as const }, fee };
    const corrected = withProcedure('1.001193', { cases: [{ ...first!, channels: { counter } }, ...others] });
    expect(await catalog.seed(corrected)).toEqual({ inserted: 1, unchanged: all - 1 });
    const events = await catalog.events('1.001193');
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(events[1]!.data).toMatchObject({ version: 1, validFrom: '2019-01-01', validTo: '2019-01-01' });
    expect(events[2]!.data).toMatchObject({ version: 2, validFrom: '2019-01-01', validTo: null });
    const { body } = await catalog.get('/v1/procedures/1.001193');
    expect(body).toMatchObject({ version: 2, cases: [{ channels: { counter } }, {}] });
    expect((await catalog.get('/v1/procedures/1.001193/versions')).body['items']).toMatchObject([
      { version: 2, validTo: null },
      { version: 1, validTo: '2019-01-01' },
    ]);
  });

  it('only moves the end of a procedure that is repealed', async () => {
    await catalog.seed();
    await catalog.seed(withProcedure('1.000419', { validTo: '2024-07-01' }));
    expect((await catalog.events('1.000419')).map(({ data }) => data)).toMatchObject([
      { version: 1, validTo: null },
      { version: 1, validTo: '2024-07-01' },
    ]);
    expect((await catalog.get('/v1/procedures/1.000419?at=2024-07-01')).body['code']).toBe('PROCEDURE_NOT_IN_FORCE');
  });

  it('publishes nothing when one procedure is not as an event may be', async () => {
    const wrong = withProcedure('1.000419', { cases: [] });
    await expect(catalog.seed(wrong)).rejects.toThrow(/cases/);
    expect(await catalog.events()).toEqual([]);
    expect(await catalog.seed()).toEqual({ inserted: all, unchanged: 0 });
  });
});
