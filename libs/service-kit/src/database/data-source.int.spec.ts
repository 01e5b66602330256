import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { superuserUrl } from '../sample/database.js';
import { connectDatabase } from './data-source.js';
import { PLANNED_FOR_VALUES } from './prepared-statements.js';

describe('the pool of a service', () => {
  let dataSource: DataSource;
  beforeAll(async () => {
    const settings = { url: superuserUrl('postgres'), poolSize: 1, applicationName: 'sample' };
    dataSource = await connectDatabase(settings, pino({ level: 'silent' }));
  });
  afterAll(() => dataSource.destroy());

  const setting = async (name: string) =>
    (await dataSource.query<{ value: string }[]>(`select current_setting('${name}') as value`))[0]?.value;

  it('sets zone, time limits and its name on every session', async () => {
    expect(await setting('timezone')).toBe('UTC');
    expect(await setting('statement_timeout')).toBe('10s');
    expect(await setting('idle_in_transaction_session_timeout')).toBe('15s');
    expect(await setting('application_name')).toBe('sample');
  });

  it('prepares statements with parameters, each text once', async () => {
    for (const value of [1, 2, 3]) {
      expect(await dataSource.query('select $1::int as value', [value])).toEqual([{ value }]);
    }
    const prepared = await dataSource.query<{ statement: string; uses: string }[]>(
      `select statement, generic_plans + custom_plans as uses from pg_prepared_statements where statement like '%as value'`,
    );
    expect(prepared).toEqual([{ statement: 'select $1::int as value', uses: '3' }]);
  });

  it('prepares none that is planned for its values', async () => {
    const text = `${PLANNED_FOR_VALUES} select $1::int as planned`;
    for (const planned of [1, 2, 3]) expect(await dataSource.query(text, [planned])).toEqual([{ planned }]);
    expect(await dataSource.query(`select 1 from pg_prepared_statements where statement like '%as planned'`)).toEqual(
      [],
    );
  });

  it('stops preparing after 500 texts and still answers', async () => {
    for (let i = 0; i < 520; i++) await dataSource.query(`select $1::int + ${i} as n`, [1]);
    const [prepared] = await dataSource.query<{ n: number }[]>('select count(*)::int as n from pg_prepared_statements');
    expect(prepared?.n).toBeGreaterThan(400);
    expect(prepared?.n).toBeLessThanOrEqual(500);
  });

  it('works in transactions and survives errors in prepared statements', async () => {
    await expect(dataSource.query('select $1::int / 0', [1])).rejects.toMatchObject({ driverError: { code: '22012' } });
    await expect(dataSource.transaction((m) => m.query('select $1::int as n', [7]))).resolves.toEqual([{ n: 7 }]);
  });
});
