import { CatalogFixture } from '../catalog.fixture.js';
import type { ProcessContent } from '../domain/process-version.js';
import { readProcesses } from './seed-processes.js';

let catalog: CatalogFixture;
let delivered: readonly ProcessContent[];
beforeEach(async () => {
  catalog = await CatalogFixture.start();
  delivered = await readProcesses();
  await catalog.seed();
});
afterEach(() => catalog.stop());

const withProcess = (code: string, change: Partial<ProcessContent['definition']>): ProcessContent[] =>
  delivered.map((process) =>
    process.definition.code === code ? { ...process, definition: { ...process.definition, ...change } } : process,
  );
const events = async () => (await catalog.events()).filter(({ type }) => type === 'motcua.process.published.v1');

describe('seeding the processes', () => {
  it('publishes each once, as delivered, also when two start at the same time', async () => {
    const outcomes = await Promise.all([catalog.seedProcesses(), catalog.seedProcesses()]);
    expect(outcomes.map(({ inserted }) => inserted).sort()).toEqual([0, 6]);
    expect((await events()).map(({ data }) => data)).toMatchObject(delivered);
  });

  it('publishes what was corrected as a new version; the former was never in force', async () => {
    await catalog.seedProcesses();
    const corrected = withProcess('mac-dinh-cap-xa', { name: 'Quy trình cấp xã' });
    expect(await catalog.seedProcesses(corrected)).toEqual({ inserted: 1, unchanged: 5 });
    expect((await catalog.events('mac-dinh-cap-xa')).map(({ data }) => data)).toMatchObject([
      { version: 1, validTo: null },
      { version: 1, validFrom: '2024-01-01', validTo: '2024-01-01' },
      { version: 2, validFrom: '2024-01-01', validTo: null, definition: { name: 'Quy trình cấp xã' } },
    ]);
    expect((await catalog.get('/v1/procedures/1.004222/process')).body).toMatchObject({ version: 2 });
  });

  it('publishes nothing when one of them is not sound', async () => {
    const wrong = withProcess('nguoi-co-cong-ba-cap', { limit: { amount: 1, unit: 'workingDay' } });
    await expect(catalog.seedProcesses(wrong)).rejects.toMatchObject({
      code: 'PROCESS_NOT_SOUND',
      sentences: [{ code: 'LIMITS_EXCEED_PROCESS', field: 'limit' }],
    });
    expect(await events()).toEqual([]);
    expect(await catalog.seedProcesses()).toEqual({ inserted: 6, unchanged: 0 });
  });
});
