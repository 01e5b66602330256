import { sqlState } from '@motcua/service-kit';
import { CatalogFixture } from '../catalog.fixture.js';

const EXCLUSION_VIOLATION = '23P01';
const CHECK_VIOLATION = '23514';
const INTEGRITY_VIOLATION = '23000';
const UNIQUE_VIOLATION = '23505';

let catalog: CatalogFixture;
beforeAll(async () => {
  catalog = await CatalogFixture.start();
  await catalog.seed();
  await catalog.seedProcesses();
});
afterAll(() => catalog.stop());

const refusal = (sql: string) =>
  catalog.dataSource.query(sql).then(
    () => 'taken',
    (error: unknown) => sqlState(error),
  );

/** A version like the delivered one, with some columns as given. */
function version(columns: Record<string, string>, of = 'mac-dinh-cap-xa'): string {
  const given: Record<string, string> = {
    code: 'code',
    version: '2',
    state: `'published'`,
    revision: '1',
    definition: 'definition',
    digest: 'digest',
    valid_from: `'2030-01-01'`,
    valid_to: 'null',
    drafted_by: `'a'`,
    changed_by: `'a'`,
    approved_by: `'b'`,
    published_by: `'b'`,
    published_at: 'now()',
    ...columns,
  };
  return `insert into process_version (${Object.keys(given).join(', ')})
    select ${Object.values(given).join(', ')} from process_version where code = '${of}' and version = 1`;
}
const open = { state: `'draft'`, approved_by: 'null', published_by: 'null', published_at: 'null' };

describe('the database of processes refuses', () => {
  it.each([
    [
      'another definition of a published version',
      `update process_version set definition = definition || '{"a": 1}'`,
      INTEGRITY_VIOLATION,
    ],
    ['another digest', `update process_version set digest = sha256('x')`, INTEGRITY_VIOLATION],
    ['taking a publication back', `update process_version set state = 'approved'`, INTEGRITY_VIOLATION],
    ['removing a published version', 'delete from process_version', INTEGRITY_VIOLATION],
    ['two versions on one day', version({}), EXCLUSION_VIOLATION],
    ['an author who approves', version({ approved_by: `'a'` }), CHECK_VIOLATION],
    ['a last changer who approves', version({ changed_by: `'b'` }), CHECK_VIOLATION],
    ['an approved draft', version({ ...open, approved_by: `'b'` }), CHECK_VIOLATION],
    ['a publication by nobody', version({ published_by: 'null' }), CHECK_VIOLATION],
    ['the definition of another', version({ definition: `definition || '{"code": "x"}'` }), CHECK_VIOLATION],
    ['a code of another form', `insert into process values ('1.001193')`, CHECK_VIOLATION],
    ['two drafts', `${version(open)}; ${version({ ...open, version: '3' })}`, UNIQUE_VIOLATION],
    [
      'a second default of a level',
      `insert into process values ('khac'); ${version({ code: `'khac'`, definition: `definition || '{"code": "khac"}'` })}`,
      EXCLUSION_VIOLATION,
    ],
  ])('%s', async (_, sql, state) => {
    expect(await refusal(sql)).toBe(state);
  });

  it('nothing that fits: a draft beside what is published', async () => {
    expect(await refusal(version(open))).toBe('taken');
  });
});
