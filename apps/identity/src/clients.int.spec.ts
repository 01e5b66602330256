import { addKey, addSystem, systemKey } from './client.fixture.js';
import { IdentityFixture } from './identity.fixture.js';

let fixture: IdentityFixture;
beforeAll(async () => {
  fixture = await IdentityFixture.start();
}, 60_000);
afterAll(() => fixture.stop());

const system = { name: 'Bệnh viện tỉnh', kind: 'system', permissions: ['dossier:read'] };

describe('the administration of clients', () => {
  it('adds, shows, changes and lists, and writes down each act with who did it', async () => {
    const added = await fixture.call('POST', '/v1/clients', { ...system, id: 'hospital' });
    expect([added.status, added.headers.get('location'), added.headers.get('etag')]).toEqual([
      201,
      '/v1/clients/hospital',
      '"1"',
    ]);
    const { kind: _, ...change } = { ...system, networks: ['10.0.0.0/8'] };
    expect((await fixture.call('PUT', '/v1/clients/hospital', change, { version: 1 })).body.version).toBe(2);
    expect((await fixture.call('GET', '/v1/clients/hospital')).body).toMatchObject({
      version: 2,
      networks: ['10.0.0.0/8'],
    });
    expect((await fixture.call('GET', '/v1/clients')).body.items).toHaveLength(1);
    expect(await fixture.acts('client:hospital')).toMatchObject([
      { act: 'add-client', actor: 'cb-0001' },
      { act: 'change-client', detail: { before: { networks: [] }, after: { networks: ['10.0.0.0/8'] } } },
    ]);
  });

  it('refuses a stale change, and one of two at the same moment', async () => {
    await fixture.call('POST', '/v1/clients', { ...system, id: 'contested' });
    const change = (name: string) =>
      fixture.call('PUT', '/v1/clients/contested', { name, permissions: [] }, { version: 1 });
    const answers = await Promise.all([change('Một'), change('Hai'), change('Ba')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
    expect(await fixture.acts('client:contested')).toHaveLength(2);
  });

  it('gives an id once, and never the audience’s name', async () => {
    await fixture.call('POST', '/v1/clients', { ...system, id: 'once' });
    for (const id of ['once', 'motcua']) {
      const again = await fixture.call('POST', '/v1/clients', { ...system, id });
      expect([again.status, again.body.code]).toEqual([409, 'CLIENT_EXISTS']);
    }
  });

  it('names every problem with its field', async () => {
    const wrong = { ...system, id: 'wrong', networks: ['everywhere'], redirectUris: ['https://a.test/'] };
    const { status, body } = await fixture.call('POST', '/v1/clients', wrong);
    expect([status, body.code]).toEqual([422, 'CLIENT_NOT_SOUND']);
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual(['redirectUris', 'networks[0]']);
  });

  it('keeps the public half of a key only, and refuses a private one', async () => {
    await addSystem(fixture, 'keyed');
    const key = await systemKey('second');
    const withSecret = { ...key, jwk: { ...key.jwk, d: 'the-private-half' } };
    expect((await addKey(fixture, 'keyed', withSecret, { fromDays: 0, toDays: 1 })).body.code).toBe('CLIENT_KEY_UNFIT');
    expect((await addKey(fixture, 'keyed', key, { fromDays: 0, toDays: 500 })).body.code).toBe('CLIENT_KEY_VALIDITY');
    expect((await addKey(fixture, 'keyed', key, { fromDays: 0, toDays: 100 })).status).toBe(201);
    expect((await addKey(fixture, 'keyed', key, { fromDays: 0, toDays: 100 })).body.code).toBe('CLIENT_KEY_EXISTS');
    expect(await fixture.everythingStored()).not.toContain('the-private-half');
  });

  it('is for administrators only, and its acts are for good', async () => {
    const other = await fixture.call('GET', '/v1/clients', undefined, { permissions: ['dossier:read'] });
    expect(other.status).toBe(403);
    await expect(fixture.dataSource.query('delete from act')).rejects.toThrow('append-only');
  });
});
