import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { publishedCalendars } from '@motcua/calendar';
import { migrate, type Environment } from '@motcua/service-kit';
import { createTestDatabase, type TestDatabase } from '@motcua/testing';
import { DataSource } from 'typeorm';
import { clock } from '../directory.fixture.js';
import { directoryService } from '../index.js';
import { readSeed } from '../seed/seed-files.js';
import { seedDirectory } from '../seed/seed.js';

/** A directory as it was before calendars were governed: only the first migration, the delivered calendars published. */
let database: TestDatabase;
let dataSource: DataSource;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'directory-'));
  await copyFile(new URL('0001-directory.sql', directoryService.migrations), join(folder, '0001-directory.sql'));
  const env: Environment = { DATABASE_URL: database.url, OIDC_ISSUER: 'https://issuer.example', LOG_LEVEL: 'silent' };
  await migrate({ ...directoryService, appendOnly: [], migrations: pathToFileURL(`${folder}/`) }, env);
  dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  const { ruleSet, ...file } = await readSeed();
  for (const { id, unitCode, weekly, years } of publishedCalendars({ ...file, ruleSet })) {
    await dataSource.query('insert into calendar values ($1, $2)', [id, unitCode]);
    await dataSource.query(
      'insert into calendar_version (id, version, unit_code, weekly, years, rule_set) values ($1, 1, $2, $3, $4, $5)',
      [id, unitCode, JSON.stringify(weekly), JSON.stringify(years), JSON.stringify(ruleSet)],
    );
  }
  await migrate(directoryService, env);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
  await rm(folder, { recursive: true });
});

describe('a directory that was seeded before calendars were governed', () => {
  it('states all that holds, by the seed', async () => {
    const rows = await dataSource.query<object[]>(
      `select id, version, inherits, published_by, draft_id, published_at = recorded_at as dated,
         stated = jsonb_build_object('weekly', weekly, 'years', years, 'ruleSet', rule_set) as stated
       from calendar_version order by id`,
    );
    const taken = { version: 1, inherits: null, published_by: 'seed', draft_id: null, dated: true, stated: true };
    expect(rows).toEqual([
      { id: 'sonla-commune-saturday', ...taken },
      { id: 'sonla-office', ...taken },
    ]);
  });

  it('still refuses a change of what was published', async () => {
    const change = dataSource.query(`update calendar_version set weekly = '{}'`);
    await expect(change).rejects.toThrow('never change');
  });

  it('learns from the next seed who inherits; what holds stays as it is', async () => {
    await seedDirectory({ dataSource, clock });
    const rows = await dataSource.query<object[]>(
      `select id, version, inherits, years = lag(years) over (partition by id order by version) as same
       from calendar_version order by id, version`,
    );
    expect(rows).toEqual([
      { id: 'sonla-commune-saturday', version: 1, inherits: null, same: null },
      { id: 'sonla-commune-saturday', version: 2, inherits: 'sonla-office', same: true },
      { id: 'sonla-office', version: 1, inherits: null, same: null },
    ]);
    expect(await seedDirectory({ dataSource, clock })).toMatchObject({ inserted: 0 });
  });
});
