import { randomBytes, randomUUID } from 'node:crypto';
import { KeyRing } from '@motcua/service-kit';
import { command } from './command.fixture.js';
import { DossierServiceFixture, registration } from './dossier-service.fixture.js';
import { keyPlace } from './persistence/key-places.js';
import { WrappedKeyRepository } from './persistence/wrapped-key.repository.js';

let dossiers: DossierServiceFixture;
beforeAll(async () => void (dossiers = await DossierServiceFixture.start({ PERSONAL_DATA_KEY: key() })));
afterAll(() => dossiers.stop());

function key(): string {
  return randomBytes(32).toString('base64');
}

const bytes = (text: string) => Buffer.from(text, 'base64');
const owner = (number: number) => ({
  ...registration.owner,
  idNumber: String(1_099_000_000 + number).padStart(12, '0'),
});
const reader = { permissions: ['dossier:read', 'dossier:read-personal-data'] };
const show = async (code: string, replica = false) =>
  (await dossiers.ask('GET', `/v1/dossiers/${code}`, { as: reader, replica })).body;

/** Keys of people who have no dossier here: more than one batch. */
const OTHERS = 1_500;
async function others(count: number, ring: KeyRing): Promise<void> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await dossiers.dataSource.query(
    `insert into subject_key (id, digest, wrapped, wrapped_by)
     select id, sha256(id::text::bytea), wrapped, $3 from unnest($1::uuid[], $2::bytea[]) as line (id, wrapped)`,
    [ids, ids.map((id) => ring.wrap(KeyRing.newKey(), keyPlace(id)).wrapped), ring.current],
  );
}

it('brings every key under the new one while the service runs with both', async () => {
  const former = dossiers.environment['PERSONAL_DATA_KEY']!;
  const next = { PERSONAL_DATA_KEY: key(), PERSONAL_DATA_OTHER_KEYS: former };
  const only = { PERSONAL_DATA_KEY: next.PERSONAL_DATA_KEY };
  const codes = await Promise.all(
    Array.from({ length: 5 }, (_, number) => dossiers.register({ owner: owner(number) })),
  );

  await others(OTHERS, new KeyRing(bytes(former)));

  await expect(dossiers.replica(only)).rejects.toThrow('Add the former key to PERSONAL_DATA_OTHER_KEYS');
  const turned = await dossiers.replica(next);
  const sinceThen = await dossiers.ask('POST', '/v1/dossiers', {
    body: { ...registration, owner: owner(6) },
    replica: true,
  });
  expect(await show(codes[0]!, true)).toMatchObject({ owner: owner(0) });
  await turned.close();

  // broken off after a batch
  const rows = dossiers.dataSource;
  await new WrappedKeyRepository(rows, new KeyRing(bytes(next.PERSONAL_DATA_KEY), [bytes(former)])).rewrapIndexKey();
  await expect(dossiers.replica(only)).rejects.toThrow('Add the former key to PERSONAL_DATA_OTHER_KEYS');

  expect(await command('rewrap-personal-data', { ...dossiers.environment, ...next })).toMatchObject({
    code: 0,
    said: expect.stringContaining(`${OTHERS + 5} keys brought under PERSONAL_DATA_KEY`) as string,
  });
  expect((await command('rewrap-personal-data', { ...dossiers.environment, ...next })).said).toContain(
    '0 keys brought',
  );
  const [left] = await dossiers.dataSource.query<object[]>(
    `select count(distinct wrapped_by)::int as keys from
       (select wrapped_by from subject_key union all select wrapped_by from identity_index_key) as every`,
  );
  expect(left).toEqual({ keys: 1 });

  const alone = await dossiers.replica(only);
  const everyCode = [...codes, sinceThen.body['code'] as string];
  for (const [index, code] of everyCode.entries()) {
    expect(await show(code, true)).toMatchObject({ owner: owner(index === 5 ? 6 : index) });
  }
  const found = await dossiers.ask('POST', '/v1/dossiers/search', {
    body: { ownerIdNumber: owner(3).idNumber },
    replica: true,
  });
  expect(found.body['items']).toMatchObject([{ code: codes[3] }]);
  await alone.close();
  await expect(dossiers.replica({ PERSONAL_DATA_KEY: former })).rejects.toThrow('Personal data lie under the key');
});
