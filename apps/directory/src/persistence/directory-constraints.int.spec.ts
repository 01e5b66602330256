import { sqlState } from '@motcua/service-kit';
import { DirectoryFixture } from '../directory.fixture.js';

const EXCLUSION_VIOLATION = '23P01';
const CHECK_VIOLATION = '23514';
const BAD_RANGE = '22000';
const INTEGRITY_VIOLATION = '23000';
const UNIQUE_VIOLATION = '23505';

let directory: DirectoryFixture;
beforeAll(async () => {
  directory = await DirectoryFixture.start();
  await directory.seed();
});
afterAll(() => directory.stop());

const refusal = (sql: string) =>
  directory.dataSource.query(sql).then(
    () => 'taken',
    (error: unknown) => sqlState(error),
  );
const unit = (code: string, version: number, from: string, to: string | null) =>
  `insert into unit_version (code, version, name, kind, level, valid_from, valid_to)
   values ('${code}', ${version}, 'x', 'department', 'province', '${from}', ${to === null ? 'null' : `'${to}'`})`;

const draftRow = {
  id: '00000000-0000-4000-8000-000000000001',
  calendar_id: 'sonla-office',
  unit_code: 'H52',
  creates: false,
  year: 2027,
  exceptions: [] as object[],
  reason: 'x',
  citation: 'x',
  effect: 'recompute',
  state: 'draft',
  version: 1,
  drafted_by: 'a',
  drafted_at: '2024-03-15T09:10:00+07:00',
  changed_by: 'b',
  changed_at: '2024-03-15T09:10:00+07:00',
};
const insertRow = (table: string, row: object) =>
  `insert into ${table} select * from jsonb_populate_record(null::${table}, '${JSON.stringify(row)}')`;
const draftOf = (change: object) => insertRow('calendar_draft', { ...draftRow, ...change });
const version = (change: object) =>
  insertRow('calendar_version', {
    id: 'sonla-office',
    version: 2,
    unit_code: 'H52',
    weekly: {},
    years: {},
    rule_set: {},
    stated: {},
    recorded_at: '2024-03-15T09:10:00+07:00',
    published_by: 'x',
    published_at: '2024-03-15T09:10:00+07:00',
    ...change,
  });
const consent = (by: string) => ({
  state: 'approved',
  approved_by: by,
  approved_at: '2024-03-15T09:10:00+07:00',
  approved_against: 1,
});

describe('the database of the directory refuses', () => {
  it.each([
    ['a version that overlaps another by a day', unit('H52.05', 2, '2019-12-01', '2020-01-02'), EXCLUSION_VIOLATION],
    ['a second version without end', unit('H52.05', 2, '2030-01-01', null), EXCLUSION_VIOLATION],
    ['a validity that ends before it begins', unit('H52.99', 1, '2024-02-01', '2024-01-31'), BAD_RANGE],
    [
      'another name for a published version',
      `update unit_version set name = 'x' where code = 'H52.05'`,
      INTEGRITY_VIOLATION,
    ],
    [
      'another beginning',
      `update unit_version set valid_from = '2021-01-01' where code = 'H52.05'`,
      INTEGRITY_VIOLATION,
    ],
    ['removing a published version', `delete from unit_version where code = 'H52.05'`, INTEGRITY_VIOLATION],
    ['changing a published calendar', `update calendar_version set weekly = '{}'`, INTEGRITY_VIOLATION],
    ['removing a published calendar', 'delete from calendar_version', INTEGRITY_VIOLATION],
    ['a version after a gap', version({ version: 3 }), INTEGRITY_VIOLATION],
    ['a version twice', version({ version: 1 }), UNIQUE_VIOLATION],
    ['a calendar that inherits from itself', version({ inherits: 'sonla-office' }), CHECK_VIOLATION],
    ['one that does so over another', version({ inherits: 'sonla-commune-saturday' }), INTEGRITY_VIOLATION],
    ['a version with half a decision', version({ reason: 'x' }), CHECK_VIOLATION],
    ['approval by who drafted', draftOf(consent('a')), CHECK_VIOLATION],
    ['approval by who changed last', draftOf(consent('b')), CHECK_VIOLATION],
    [
      'approval of what nobody confirmed',
      draftOf({ ...consent('c'), exceptions: [{ mark: 'unconfirmed' }] }),
      CHECK_VIOLATION,
    ],
    ['a draft that was published without approval', draftOf({ state: 'published', published_as: 2 }), CHECK_VIOLATION],
    ['a draft that changes nothing', draftOf({ year: null, exceptions: null }), CHECK_VIOLATION],
    ['a draft without ground', draftOf({ citation: ' ' }), CHECK_VIOLATION],
    [
      'two open drafts of a year',
      `${draftOf({})}; ${draftOf({ id: '00000000-0000-4000-8000-000000000002' })}`,
      UNIQUE_VIOLATION,
    ],
    [
      'two open drafts of no year',
      `${draftOf({ year: null, exceptions: null, weekly: {} })};
       ${draftOf({ id: '00000000-0000-4000-8000-000000000002', year: null, exceptions: null, weekly: {} })}`,
      UNIQUE_VIOLATION,
    ],
    ['removing a draft', `${draftOf({})}; delete from calendar_draft`, INTEGRITY_VIOLATION],
    [
      'changing a draft while approving it',
      `${draftOf({})}; update calendar_draft set exceptions = '[{}]', version = 2, state = 'approved', approved_by = 'c',
         approved_at = now(), approved_against = 1`,
      INTEGRITY_VIOLATION,
    ],
    [
      'changing a draft that has ended',
      `${draftOf({ state: 'discarded', ended_by: 'a', ended_at: '2024-03-15T09:10:00+07:00' })};
       update calendar_draft set reason = 'y', version = 2`,
      INTEGRITY_VIOLATION,
    ],
    [
      'another author of a draft',
      `${draftOf({})}; update calendar_draft set drafted_by = 'c', version = 2`,
      INTEGRITY_VIOLATION,
    ],
    ['two calendars of one unit', `insert into calendar values ('second', 'H52')`, UNIQUE_VIOLATION],
    ['a calendar named like a unit', `insert into calendar values ('H52', 'H52.02')`, CHECK_VIOLATION],
  ])('%s', async (_, sql, state) => {
    expect(await refusal(sql)).toBe(state);
  });

  it('nothing that fits: the day after the end of the former version', async () => {
    expect(await refusal(unit('H52.05', 2, '2019-12-01', '2020-01-01'))).toBe('taken');
  });
});
