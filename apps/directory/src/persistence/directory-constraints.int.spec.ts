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
    ['two calendars of one unit', `insert into calendar values ('second', 'H52')`, UNIQUE_VIOLATION],
    ['a calendar named like a unit', `insert into calendar values ('H52', 'H52.02')`, CHECK_VIOLATION],
  ])('%s', async (_, sql, state) => {
    expect(await refusal(sql)).toBe(state);
  });

  it('nothing that fits: the day after the end of the former version', async () => {
    expect(await refusal(unit('H52.05', 2, '2019-12-01', '2020-01-01'))).toBe('taken');
  });
});
