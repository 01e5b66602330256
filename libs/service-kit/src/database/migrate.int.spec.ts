import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dropDatabase, newDatabaseName, query, superuserUrl } from '../sample/database.js';
import { sampleService } from '../sample/sample-service.js';
import { defineService, type Service } from '../service.js';
import { migrate } from './migrate.js';

let database: string;
let directory: string;
let role: string;
beforeEach(async () => {
  database = newDatabaseName();
  role = `role_${database}`;
  directory = await mkdtemp(join(tmpdir(), 'motcua-migrations-'));
});
afterEach(async () => {
  await dropDatabase(database);
  await query(superuserUrl('postgres'), `drop role if exists ${role}`);
  await rm(directory, { recursive: true });
});

const environment = () => ({ DATABASE_URL: superuserUrl(database) });
function withFiles(): Service {
  return defineService({ ...sampleService, migrations: pathToFileURL(`${directory}/`) });
}
const file = (name: string, sql: string) => writeFile(join(directory, name), sql);

describe('migrate', () => {
  it('creates the database and applies each set in order, once', async () => {
    const applied = await migrate(sampleService, environment());
    expect(applied.at(-1)).toBe('sample/0001-sample');
    expect(applied).toContain('service-kit/0001-idempotency');
    expect(applied[0]).toMatch(/^messaging\/0001-/);
    expect(await migrate(sampleService, environment())).toEqual([]);
  });

  it('does it once when two run at the same time, the database missing', async () => {
    const both = await Promise.all([migrate(sampleService, environment()), migrate(sampleService, environment())]);
    expect(both.map((applied) => applied.length).sort()).toEqual([0, both.flat().length]);
  });

  it('applies what is new', async () => {
    await file('0001-first.sql', 'create table first (id int);');
    await migrate(withFiles(), environment());
    await file('0002-second.sql', 'create table second (id int);');
    expect(await migrate(withFiles(), environment())).toEqual(['sample/0002-second']);
  });

  it('refuses a file that was changed after it was applied', async () => {
    await file('0001-first.sql', 'create table first (id int);');
    await migrate(withFiles(), environment());
    await file('0001-first.sql', 'create table first (id bigint);');
    await expect(migrate(withFiles(), environment())).rejects.toThrow(
      'Migration sample/0001-first was changed after it was applied',
    );
  });

  it('takes nothing of a file that fails, and says which', async () => {
    await file('0001-first.sql', 'create table first (id int); select nonsense;');
    await expect(migrate(withFiles(), environment())).rejects.toThrow('Migration sample/0001-first failed: column');
    expect(await query(environment().DATABASE_URL, `select to_regclass('first') as t`)).toEqual([{ t: null }]);
  });

  it('runs a file outside a transaction when it says so', async () => {
    await file('0001-first.sql', 'create table first (id int);');
    await file('0002-index.sql', '-- no transaction\ncreate index concurrently first_id on first (id);');
    const both = await Promise.all([migrate(withFiles(), environment()), migrate(withFiles(), environment())]);
    expect(both.flat()).toContain('sample/0002-index');
  });

  it('refuses a gap in the numbers', async () => {
    await file('0002-second.sql', 'select 1;');
    await expect(migrate(withFiles(), environment())).rejects.toThrow('expected 0001-name.sql');
  });

  it('says clearly that the server is not there, without the password', async () => {
    const failed = migrate(sampleService, { DATABASE_URL: 'postgres://sample:hunter2@127.0.0.1:1/sample' });
    await expect(failed).rejects.toThrow('Cannot connect to database "sample" at 127.0.0.1:1 as "sample"');
    await expect(failed).rejects.not.toThrow('hunter2');
  });
});

describe('the role of a service', () => {
  const serviceUrl = () => {
    const url = new URL(superuserUrl(database));
    url.username = role;
    url.password = "pass'word";
    return url.href;
  };
  const refused = (sql: string) => expect(query(serviceUrl(), sql)).rejects.toMatchObject({ code: '42501' });
  beforeEach(() =>
    migrate(sampleService, { DATABASE_URL: serviceUrl(), MIGRATION_DATABASE_URL: superuserUrl(database) }),
  );

  it('is made, and works with rows', async () => {
    await query(serviceUrl(), `insert into sample values ('A', 1, 1)`);
    await query(serviceUrl(), `update sample set count = 2`);
    await query(serviceUrl(), `insert into step (note) values ('x')`);
    await query(serviceUrl(), `delete from outbox`);
    await query(serviceUrl(), `delete from idempotency`);
    await query(serviceUrl(), `delete from sample`);
  });

  it('cannot change what is append-only', async () => {
    await refused(`update event set subject = 'x'`);
    await refused(`delete from event`);
    await refused(`truncate event`);
    await refused(`update audit_root set events = 0`);
    await refused(`delete from audit_stamp`);
    await refused(`update step set note = 'y'`);
    await refused(`delete from step`);
  });

  it('cannot alter, create or drop tables, nor touch the ledger', async () => {
    await refused('alter table sample add column more int');
    await refused('drop table sample');
    await refused('create table mine (id int)');
    await refused(`delete from migration`);
  });

  it('gets its grants on tables of a later migration', async () => {
    await file('0001-sample.sql', await sampleSql());
    await file('0002-more.sql', 'create table more (id int);');
    await migrate(withFiles(), { DATABASE_URL: serviceUrl(), MIGRATION_DATABASE_URL: superuserUrl(database) });
    await query(serviceUrl(), 'insert into more values (1)');
  });
});

function sampleSql(): Promise<string> {
  return readFile(new URL('0001-sample.sql', sampleService.migrations), 'utf8');
}
