import { DossierServiceFixture, officer } from '../dossier-service.fixture.js';

interface Reader {
  readonly shown: string;
  readonly readerId: string;
  readonly readerKind: string;
}

let dossiers: DossierServiceFixture;
const citizen = { kind: 'citizen', sub: 'citizen-1', unit: undefined, position: undefined };
beforeEach(async () => void (dossiers = await DossierServiceFixture.start()));
afterEach(() => dossiers.stop());

const get = (path: string, as?: Record<string, unknown>) => dossiers.ask('GET', path, { ...(as && { as }) });

async function readers(code: string, query = ''): Promise<string[]> {
  const { body } = await get(`/v1/dossiers/${code}/readers${query}`, citizen);
  return (body['items'] as Reader[]).map(({ shown, readerId, readerKind }) => `${shown} ${readerKind} ${readerId}`);
}

describe('the readers of a dossier', () => {
  it('are told to the citizen it belongs to, newest first, page by page', async () => {
    const code = await dossiers.register({ channel: 'online' }, { as: citizen });
    const other = await dossiers.register();
    expect(await readers(code)).toEqual([]);
    await get(`/v1/dossiers/${code.toLowerCase()}`);
    await get(`/v1/dossiers/${code}/history`, { sub: 'cb-0009' });
    await get(`/v1/dossiers/${other}`);
    await get('/v1/dossiers?limit=10');
    const facts = { kind: 'system', sub: 'adapter-dvcqg', unit: undefined };
    expect((await get(`/v1/dossiers/portal-facts?codes=${code}`, facts)).status).toBe(200);
    await get(`/v1/dossiers/${code}`, citizen);
    const all = [
      'dossier citizen citizen-1',
      'portalFacts system adapter-dvcqg',
      `list officer ${officer.sub}`,
      'history officer cb-0009',
      `dossier officer ${officer.sub}`,
    ];
    expect(await readers(code)).toEqual(all);
    const { body } = await get(`/v1/dossiers/${code}/readers?limit=3`, citizen);
    expect((body['items'] as Reader[]).length).toBe(3);
    expect(await readers(code, `?limit=3&cursor=${String(body['nextCursor'])}`)).toEqual(all.slice(3));
    expect((body['items'] as object[])[2]).toEqual({
      at: '2024-03-15T09:10:00+07:00',
      shown: 'list',
      readerId: officer.sub,
      readerKind: 'officer',
      positionTitle: null,
      unitCode: 'H52.31',
    });
  });

  it('are nobody who was refused, and are told to no other citizen', async () => {
    const code = await dossiers.register({ channel: 'online' }, { as: citizen });
    const stranger = { ...citizen, sub: 'citizen-2' };
    for (const path of ['', '/history', '/readers']) {
      expect((await get(`/v1/dossiers/${code}${path}`, stranger)).status).toBe(404);
    }
    await get('/v1/dossiers', stranger);
    expect(await readers(code)).toEqual([]);
    expect((await get(`/v1/dossiers/${code}/readers?cursor=WyJ4Il0`, citizen)).body['code']).toBe('BAD_CURSOR');
  });

  it('are kept: nobody changes or removes a row', async () => {
    const code = await dossiers.register();
    await get(`/v1/dossiers/${code}`);
    await get(`/v1/dossiers/${code}/readers`);
    for (const statement of [`update dossier_reading set reader_id = 'x'`, 'delete from dossier_reading']) {
      await expect(dossiers.dataSource.query(statement)).rejects.toThrow('append-only');
    }
  });
});
