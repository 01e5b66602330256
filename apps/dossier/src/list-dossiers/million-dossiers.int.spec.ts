import { ProcedurePublished, UnitPublished } from '@motcua/contracts';
import { DossierServiceFixture, procedure, unit } from '../dossier-service.fixture.js';
import { loadCopies } from './million-dossiers.fixture.js';

const CONFIDENTIAL = '1.000009';
const DISTRICTS = 12;
const COMMUNES_EACH = 17;
/** Pages of 8 kB a page of a list may touch; a scan of the table touches more than 100,000. */
const MOST_PAGES = 6_000;

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly Plan[];
}

let dossiers: DossierServiceFixture;
beforeAll(async () => {
  dossiers = await DossierServiceFixture.start();
  const districts = Array.from({ length: DISTRICTS }, (_, n) => `H52.${31 + n}`);
  const communes = districts.flatMap((district) =>
    Array.from({ length: COMMUNES_EACH }, (_, n) => ({
      district,
      code: `${district}.${String(n + 1).padStart(3, '0')}`,
    })),
  );
  await dossiers.announce(
    ...districts.slice(2).map((code) => new UnitPublished(code, unit(code, 'district', 'H52'))),
    ...communes.slice(1).map(({ code, district }) => new UnitPublished(code, unit(code, 'commune', district))),
    new ProcedurePublished(CONFIDENTIAL, procedure({ code: CONFIDENTIAL, confidential: true })),
  );
  for (const unitCode of ['H52.31.001', 'H52.01', 'H52.32']) await dossiers.register({ unitCode, owner });
  const [finished, open] = [await dossiers.register(), await dossiers.register()];
  for (const code of [finished, open]) await dossiers.act(code, 'receive');
  await dossiers.act(finished, 'forward');
  await dossiers.act(finished, 'finish', { result: { code: 'KQ-1.001193', electronic: true, signed: true } });
  const commune = `'H52.' || (31 + n % ${DISTRICTS}) || '.' || lpad((1 + n / ${DISTRICTS} % ${COMMUNES_EACH})::text, 3, '0')`;
  const shared = {
    // four of five at the communes, the others at the centre for the departments
    unit_code: `case when n % 5 = 0 then 'H52.01' else ${commune} end`,
    handling_unit_code: `case when n % 5 = 0 then (array['H52.04', 'H52.32'])[1 + n % 2] else ${commune} end`,
    // what is sealed belongs to its dossier: a copy of it would not open
    owner_subject: 'null',
    owner_sealed: `''`,
    registered_by: `case when n % 2 = 0 then 'citizen-' || n % 400000 else 'desk-' || n % 300 end`,
    procedure_code: `case when n % 50 = 0 then '${CONFIDENTIAL}' else t.procedure_code end`,
  };
  await loadCopies(dossiers.dataSource, [
    { templateCode: finished, count: 980_000, columns: { ...shared, code: `'A-' || n` } },
    {
      templateCode: open,
      count: 20_000,
      columns: { ...shared, code: `'B-' || n`, due_at: `t.due_at + make_interval(mins => n)` },
    },
  ]);
}, 300_000);
afterAll(() => dossiers.stop());

const owner = { type: 'citizen', idNumber: '000000000200', name: 'Lò Thị Mẫu' };

/** The plan of the statement a list is answered with, as it was run. */
async function planOf(parameters: string, as: Record<string, unknown>): Promise<{ plan: Plan; rows: number }> {
  const { dataSource } = dossiers;
  const query = dataSource.query.bind(dataSource);
  let listed: [string, unknown[]] | undefined;
  dataSource.query = (sql: string, values?: unknown[]) => {
    if (sql.includes('from dossier where id in')) listed = [sql, values!];
    return query(sql, values);
  };
  const { status, body } = await asked(parameters, as).finally(() => (dataSource.query = query));
  expect(status).toBe(200);
  const [explained] = await query<{ 'QUERY PLAN': { Plan: Plan }[] }[]>(
    `explain (analyze, buffers, format json) ${listed![0]}`,
    listed![1],
  );
  return { plan: explained!['QUERY PLAN'][0]!.Plan, rows: (body['items'] as unknown[]).length };
}

/** `owner=…` is asked for by a search: identity numbers stand in no address. */
function asked(parameters: string, as: Record<string, unknown>) {
  const { owner: ownerIdNumber, ...query } = Object.fromEntries(new URLSearchParams(parameters));
  if (ownerIdNumber === undefined) return dossiers.ask('GET', `/v1/dossiers?limit=50&${parameters}`, { as });
  return dossiers.ask('POST', '/v1/dossiers/search', { body: { ...query, limit: 50, ownerIdNumber }, as });
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

const claims = (unitCode: string | undefined, permissions: string[], more = {}) => ({
  sub: 'cb-0004',
  unit: unitCode,
  permissions,
  ...more,
});
const citizen = claims(undefined, ['dossier:read'], { kind: 'citizen', sub: 'citizen-200' });
const province = claims('H52', ['dossier:read']);
const trusted = claims('H52', ['dossier:read', 'dossier:read-confidential']);
const district = claims('H52.31', ['dossier:read@subtree']);
const commune = claims('H52.31.007', ['dossier:read@unit']);
const department = claims('H52.04', ['dossier:read@unit']);
const desk = claims('H52.01', ['dossier:read@own'], { sub: 'desk-5' });
const newcomer = claims('H52.01', ['dossier:read@own'], { sub: 'desk-new' });
const stranger = claims('X', ['dossier:read@subtree']);

describe('among 1,000,000 dossiers', () => {
  const actors = { province, trusted, district, commune, department, desk, newcomer, citizen, stranger };
  const queries = [
    '',
    'status=received',
    'status=received,finished',
    'dueAfter=2024-03-25&dueBefore=2024-04-02',
    'dueBefore=2024-03-22&status=received',
    'unit=H52.31.007',
    'unit=H52.01&status=received',
    'unit=H52.01&dueAfter=2024-03-25',
    'unit=H52',
    'owner=000000000200',
    'owner=000000000200&unit=H52.31&status=finished',
  ];

  it.each(Object.entries(actors))('the lists of %s keep their indexes', async (_, as) => {
    const slow: string[] = [];
    for (const query of queries) {
      const { plan } = await planOf(query, as);
      const pages = plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
      const scanned = nodesOf(plan).some(
        (node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'dossier',
      );
      if (scanned || pages > MOST_PAGES) slow.push(`"${query}": ${pages} pages${scanned ? ', the whole table' : ''}`);
    }
    expect(slow).toEqual([]);
  });

  it.each([
    ['province', province, 50],
    ['district', district, 50],
    ['commune', commune, 50],
    ['department', department, 50],
    ['desk', desk, 50],
    ['newcomer', newcomer, 0],
    ['stranger', stranger, 0],
  ])('there is something to find for the %s', async (_, as, found) => {
    expect((await planOf('', as)).rows).toBe(found);
  });
});
