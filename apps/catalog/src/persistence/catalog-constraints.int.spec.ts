import { sqlState } from '@motcua/service-kit';
import { CatalogFixture } from '../catalog.fixture.js';

const EXCLUSION_VIOLATION = '23P01';
const CHECK_VIOLATION = '23514';
const NOT_NULL_VIOLATION = '23502';
const INTEGRITY_VIOLATION = '23000';
const UNIQUE_VIOLATION = '23505';

let catalog: CatalogFixture;
beforeAll(async () => {
  catalog = await CatalogFixture.start();
  await catalog.seed();
});
afterAll(() => catalog.stop());

const refusal = (sql: string) =>
  catalog.dataSource.query(sql).then(
    () => 'taken',
    (error: unknown) => sqlState(error),
  );
const version = (code: string, number: number, from: string, to: string | null) =>
  `insert into procedure_version (code, version, name, field_code, field_name, level, service_level, object_types,
     valid_from, valid_to, search_text)
   values ('${code}', ${number}, 'x', 'G99-XX01', 'x', 'commune', 'full', '{citizen}', '${from}',
     ${to === null ? 'null' : `'${to}'`}, 'x')`;
/** A version of its own with one case, and a rule as given. */
const rule = (values: string) =>
  `with version as (${version('9.999999', 1, '2024-01-01', null)} returning code),
   one_case as (insert into procedure_case select code, 1, 'TH01', 'x', 1 from version returning code)
   insert into channel_rule values ${values}`;
const ofCase = `'9.999999', 1, 'TH01'`;

describe('the database of the catalogue refuses', () => {
  it.each([
    ['a version that overlaps another by a day', version('9.900034', 2, '2024-01-31', null), EXCLUSION_VIOLATION],
    ['a second version without end', version('1.001193', 2, '2030-01-01', null), EXCLUSION_VIOLATION],
    ['a code of another form', version('khai-sinh', 1, '2024-01-01', null), CHECK_VIOLATION],
    ['another name for a published version', `update procedure_version set name = 'x'`, INTEGRITY_VIOLATION],
    ['removing a published version', `delete from procedure_version where code = '1.001193'`, INTEGRITY_VIOLATION],
    ['another fee', 'update channel_rule set fee_vnd = 0', INTEGRITY_VIOLATION],
    ['a longer limit', 'update channel_rule set limit_amount = 30', INTEGRITY_VIOLATION],
    ['removing a rule', 'delete from channel_rule', INTEGRITY_VIOLATION],
    ['another case', `update procedure_case set name = 'x'`, INTEGRITY_VIOLATION],
    ['removing a component', 'delete from procedure_component', INTEGRITY_VIOLATION],
    [
      'a further component of a published version',
      `insert into procedure_component values ('1.001193', 1, 'TP99', 'x', true, 'no', 9)`,
      INTEGRITY_VIOLATION,
    ],
    [
      'a further channel of a published version',
      `insert into channel_rule values ('1.000419', 1, 'TH01', 'online', null, null, 0, 'x')`,
      INTEGRITY_VIOLATION,
    ],
    [
      'a fee without its exemption text',
      rule(`(${ofCase}, 'counter', 5, 'workingDay', 8000, null)`),
      NOT_NULL_VIOLATION,
    ],
    ['an empty exemption text', rule(`(${ofCase}, 'counter', 5, 'workingDay', 8000, ' ')`), CHECK_VIOLATION],
    ['a limit without a unit', rule(`(${ofCase}, 'counter', 5, null, 0, 'x')`), CHECK_VIOLATION],
    ['a limit of a third of a day', rule(`(${ofCase}, 'counter', 0.3, 'workingDay', 0, 'x')`), CHECK_VIOLATION],
    [
      'two rules for one case and channel',
      rule(`(${ofCase}, 'counter', null, null, 0, 'x'), (${ofCase}, 'counter', 5, 'workingDay', 0, 'x')`),
      UNIQUE_VIOLATION,
    ],
  ])('%s', async (_, sql, state) => {
    expect(await refusal(sql)).toBe(state);
  });

  it('nothing that fits: the day the former version ends', async () => {
    expect(await refusal(version('9.900034', 2, '2024-02-01', null))).toBe('taken');
  });
});
