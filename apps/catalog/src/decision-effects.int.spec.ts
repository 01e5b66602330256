import { sqlState } from '@motcua/service-kit';
import { CatalogFixture } from './catalog.fixture.js';
import { actsOn, decision, fullProcedure, lasting, newRow } from './decision.fixture.js';

let catalog: CatalogFixture;
let acts: ReturnType<typeof actsOn>;
beforeEach(async () => {
  catalog = await CatalogFixture.start();
  acts = actsOn(catalog);
});
afterEach(() => catalog.stop());

describe('what a decision changes', () => {
  const amending = (content: object) => [{ kind: 'amended', procedureCode: '1.100001', content }];
  const later = { issuedOn: '2024-05-01', effectiveFrom: '2024-06-01' };
  const sentence = 'Thời hạn giải quyết (TH01, counter): từ 5 ngày làm việc thành 3 ngày làm việc.';

  it('is told before it is published: versions that end, and every difference', async () => {
    await acts.published(decision('qd-1', [newRow('1.100001')]));
    await acts.drafted(decision('qd-2', amending(lasting(3)), later));
    expect((await catalog.get('/v1/decisions/qd-2/impact')).body).toEqual({
      items: [
        {
          row: 1,
          kind: 'amended',
          procedureCode: '1.100001',
          effectiveFrom: '2024-06-01',
          ends: [{ procedureCode: '1.100001', version: 1, validTo: '2024-06-01' }],
          differences: [
            {
              path: 'cases[TH01].rules[counter].limit',
              before: { amount: 5, unit: 'workingDay' },
              after: { amount: 3, unit: 'workingDay' },
              sentence,
            },
          ],
        },
      ],
      processes: [],
      codeMappings: [],
    });
  });

  it('is told of the processes and code mappings that name the procedures', async () => {
    await catalog.seed();
    await catalog.seedProcesses();
    const mapping = { nationalCode: '1.200001', localCode: '9.900016', validFrom: '2024-01-01', reason: 'Mẫu' };
    await catalog.ask('POST', '/v1/code-mappings/procedure', { body: mapping });
    const row = { kind: 'amended', procedureCode: '9.900016', content: fullProcedure() };
    await acts.drafted(decision('qd-9', [row]));
    expect((await catalog.get('/v1/decisions/qd-9/impact')).body).toMatchObject({
      processes: [{ code: 'chuyen-muc-dich-su-dung-dat', version: 1, procedureCodes: ['9.900016'] }],
      codeMappings: [{ nationalCode: '1.200001', localCode: '9.900016' }],
    });
  });

  it('is told of any two versions afterwards, each of which can be read for ever', async () => {
    await acts.published(decision('qd-1', [newRow('1.100001')]));
    await acts.published(decision('qd-2', amending(lasting(3)), later));
    const { items } = (await catalog.get('/v1/procedures/1.100001/difference?from=1&to=2')).body as { items: object[] };
    expect(items).toMatchObject([{ sentence }]);
    expect((await catalog.get('/v1/procedures/1.100001/versions/1')).body).toMatchObject({
      version: 1,
      validTo: '2024-06-01',
    });
    for (const version of ['3', '0', 'x', '99999999999']) {
      expect(await catalog.get(`/v1/procedures/1.100001/versions/${version}`)).toMatchObject({
        status: 404,
        body: { code: 'PROCEDURE_VERSION_NOT_FOUND' },
      });
    }
    expect((await catalog.get('/v1/procedures/1.100009/versions/1')).body['code']).toBe('PROCEDURE_NOT_FOUND');
  });
});

describe('what is published', () => {
  const refusal = (sql: string) =>
    catalog.dataSource.query(sql).then(
      () => 'taken',
      (error: unknown) => sqlState(error),
    );

  it('never changes, not even by a statement', async () => {
    await acts.published(decision('qd-1', [newRow('1.100001')]));
    const integrity = '23000';
    expect(await refusal(`update publication_decision set summary = 'khác'`)).toBe(integrity);
    expect(
      await refusal(`update publication_decision set state = 'draft', approved_by = null, published_at = null`),
    ).toBe(integrity);
    expect(await refusal(`delete from decision_row`)).toBe(integrity);
    expect(await refusal(`update decision_row set kind = 'amended'`)).toBe(integrity);
    expect(
      await refusal(`insert into decision_row select decision_id, 2, kind, '1.100002', replaces, effective_from, first_known,
        legal_bases, content from decision_row`),
    ).toBe(integrity);
    expect(await refusal(`update procedure_version set details = '{}'`)).toBe(integrity);
  });

  it('is not approved by its author, whoever writes it', async () => {
    await acts.drafted(decision('qd-1', []));
    expect(await refusal(`update publication_decision set state = 'approved', approved_by = drafted_by`)).toBe('23514');
  });
});
