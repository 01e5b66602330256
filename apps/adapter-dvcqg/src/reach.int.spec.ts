import { ProcedurePublished, UnitPublished, type ProcedurePublishedData } from '@motcua/contracts';
import { routesOf } from '@motcua/service-kit';
import { AdapterFixture } from './adapter.fixture.js';

/** Received and handled at H52.01, by officer-1; its procedure is 1.999999. */
const CODE = 'H52.01-240315-0001';

let adapter: AdapterFixture;
beforeAll(async () => {
  adapter = await AdapterFixture.start();
  await adapter.announce(unit('H52', null), unit('H52.01', 'H52'), unit('H52.31', 'H52'));
  await adapter.publish(CODE, 1, 2);
  await adapter.inStep(CODE);
});
afterAll(() => adapter.stop());

function unit(code: string, parent: string | null): UnitPublished {
  const more = { version: 1, name: code, kind: 'district', level: 'province', gsoCode: null } as const;
  return new UnitPublished(code, { code, parent, ...more, validFrom: '2020-01-01', validTo: null });
}

function procedure(version: number, confidential: boolean): ProcedurePublished {
  const rule = { limit: null, fee: { amountVnd: 0, exemptionText: 'Không thu.' } };
  const content: ProcedurePublishedData = {
    code: '1.999999',
    version,
    name: 'Thủ tục mẫu',
    fieldCode: 'G00-XX01',
    fieldName: 'Lĩnh vực mẫu',
    level: 'province',
    serviceLevel: 'full',
    objectTypes: ['citizen'],
    handlingUnit: null,
    cases: [{ code: 'chung', name: 'Chung', channels: { counter: rule } }],
    components: [],
    result: null,
    validFrom: '2020-01-01',
    validTo: null,
    ...(confidential && { confidential }),
  };
  return new ProcedurePublished(content.code, content);
}

const everyScoped = () =>
  routesOf(adapter.service.app).filter(({ access }) => typeof access === 'object' && access.scoped);
const scoped = () => everyScoped().filter(({ path }) => path.includes('/dossiers/:code'));

/** What every scoped route answers about the dossier. */
async function answers(grants: string[], unitCode?: string): Promise<Set<unknown>> {
  const found = new Set<unknown>();
  for (const { method, path } of scoped()) {
    const as = { unit: unitCode };
    const { status, body } = await adapter.ask(method as 'GET', path.replace(':code', CODE), grants, as);
    found.add(status === 200 ? 200 : body['code']);
  }
  return found;
}

describe('how a dossier stands with the portal', () => {
  it('is what every scoped route tells, but for those about what the portal publishes', () => {
    const others = everyScoped().filter((route) => !scoped().some(({ path }) => path === route.path));
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter(({ path }) => !path.startsWith('/v1/portal/procedures'))).toEqual([]);
  });

  it.each<[string, string | undefined, unknown]>([
    ['portal:read', undefined, 200],
    ['portal:read@unit', 'H52.01', 200],
    ['portal:read@subtree', 'H52', 200],
    ['portal:read@unit', 'H52', 'PORTAL_DOSSIER_UNKNOWN'],
    ['portal:read@subtree', 'H52.31', 'PORTAL_DOSSIER_UNKNOWN'],
    ['portal:read@own', 'H52.01', 'PORTAL_DOSSIER_UNKNOWN'],
    ['portal:read@subtree', 'X', 'PORTAL_DOSSIER_UNKNOWN'],
    ['portal:read@subtree', undefined, 'PORTAL_DOSSIER_UNKNOWN'],
  ])('%s of %s: %s', async (grant, unitCode, expected) => {
    expect(scoped().length).toBeGreaterThanOrEqual(2);
    expect(await answers([grant], unitCode)).toEqual(new Set([expected]));
  });

  it('is confidential where the newest version of its procedure says so', async () => {
    await adapter.announce(procedure(1, true));
    expect(await answers(['portal:read'])).toEqual(new Set(['PORTAL_DOSSIER_UNKNOWN']));
    expect(await answers(['portal:read', 'dossier:read-confidential'])).toEqual(new Set([200]));
    await adapter.announce(procedure(2, false));
    expect(await answers(['portal:read'])).toEqual(new Set([200]));
  });
});
