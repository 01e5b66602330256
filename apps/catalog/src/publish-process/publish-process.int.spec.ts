import { CatalogFixture } from '../catalog.fixture.js';
import { sound } from '../domain/process.fixture.js';

let catalog: CatalogFixture;
beforeEach(async () => {
  catalog = await CatalogFixture.start();
});
afterEach(() => catalog.stop());

const url = (code: string) => `/v1/processes/${code}/versions/1`;
const may = (permission: string, by: string) => ({ by, permissions: [`process:${permission}`] });

async function approved(code: string) {
  const content = { definition: { ...sound, code }, validFrom: '2024-04-01' };
  await catalog.send('POST', '/v1/processes', content, may('draft', 'cb-0002'));
  await catalog.send('POST', `${url(code)}/approve`, null, may('approve', 'cb-0001'));
}
const publish = (code: string) => catalog.send('POST', `${url(code)}/publish`, null, may('publish', 'cb-0001'));
const outcomes = (answers: readonly { status: number; body: Record<string, unknown> }[]) =>
  answers.map(({ status, body }) => `${status} ${String(body['code'])}`).sort();

describe('at the same time', () => {
  it('two processes for one level: the second is refused with a reason', async () => {
    await approved('mot');
    await approved('hai');
    const [first, second] = outcomes(await Promise.all([publish('mot'), publish('hai')]));
    expect(first).toMatch(/^200 (mot|hai)$/);
    expect(second).toBe('422 PROCESS_SCOPE_TAKEN');
    expect(await catalog.events()).toHaveLength(1);
  });

  it('one process twice: it is published and announced once', async () => {
    await approved('mot');
    expect(outcomes(await Promise.all([publish('mot'), publish('mot')]))).toEqual(['200 mot', '409 PROCESS_PUBLISHED']);
    expect(await catalog.events()).toHaveLength(1);
  });

  it('two changes of what both have read: one is made', async () => {
    await approved('mot');
    const change = (name: string) =>
      catalog.send(
        'PUT',
        url('mot'),
        { definition: { ...sound, code: 'mot', name }, validFrom: '2024-04-01' },
        {
          ...may('draft', 'cb-0002'),
          headers: { 'if-match': '"2"' },
        },
      );
    expect(outcomes(await Promise.all([change('A'), change('B')]))).toEqual(['200 mot', '412 PROCESS_STALE']);
  });

  it('two drafts of a new process: one is kept', async () => {
    const content = { definition: { ...sound, code: 'moi' }, validFrom: '2024-04-01' };
    const draft = () => catalog.send('POST', '/v1/processes', content, may('draft', 'cb-0002'));
    expect(outcomes(await Promise.all([draft(), draft()]))).toEqual(['201 moi', '409 PROCESS_DRAFT_EXISTS']);
  });
});
