import type { CatalogFixture } from './catalog.fixture.js';
import type { FullProcedure } from './domain/procedure-content.js';

/** A complete procedure with one case, at the counter for five working days and a fee of 8.000 đồng. */
export function fullProcedure(change: Partial<FullProcedure> = {}): FullProcedure {
  return {
    name: 'Thủ tục mẫu',
    fieldCode: 'G99-XX01',
    fieldName: 'Lĩnh vực mẫu',
    level: 'commune',
    levels: ['commune'],
    serviceLevel: 'full',
    objectTypes: ['citizen'],
    applicants: null,
    handlingUnit: null,
    kind: 'other',
    portalId: null,
    publisherCode: null,
    cases: [
      {
        code: 'TH01',
        name: 'Trường hợp thông thường',
        steps: ['Bước 1: Nộp hồ sơ', 'Bước 2: Nhận kết quả'],
        rules: [rule(5)],
        components: [component('TP01', 'Tờ khai')],
      },
    ],
    results: [{ code: 'KQ01', name: 'Giấy xác nhận' }],
    legalBases: [],
    performingAgencies: [{ code: 'commune', name: 'Ủy ban nhân dân cấp xã' }],
    competentAgency: null,
    delegatedAgency: null,
    coordinatingAgency: null,
    address: null,
    conditions: null,
    keywords: null,
    description: null,
    related: [],
    ...change,
  };
}

export function rule(days: number): FullProcedure['cases'][number]['rules'][number] {
  return {
    channel: 'counter',
    limit: { amount: days, unit: 'workingDay' },
    fees: [{ kind: 'duty', name: 'Lệ phí', amountVnd: 8000 }],
    exemptionText: 'Miễn cho hộ nghèo.',
  };
}

export function component(code: string, name: string): FullProcedure['cases'][number]['components'][number] {
  return { code, name, required: true, digitise: 'optional', form: null, formUrl: null, originals: 1, copies: 0 };
}

/** A row that makes a procedure new, and a decision of such rows. */
export const newRow = (procedureCode: string, change: object = {}) => ({
  kind: 'new',
  procedureCode,
  content: fullProcedure(),
  ...change,
});

export const decision = (id: string, rows: readonly object[], change: object = {}) => ({
  id,
  number: `${id}/QĐ-UBND`,
  issuerUnit: 'H52',
  issuerKind: 'province',
  issuedOn: '2024-03-01',
  effectiveFrom: '2024-04-01',
  summary: 'Công bố thủ tục mẫu',
  rows,
  ...change,
});

export const drafter = 'cb-0001';
export const approver = 'cb-0002';

/** With another limit. */
export function lasting(days: number): FullProcedure {
  return fullProcedure({ cases: [{ ...fullProcedure().cases[0]!, rules: [rule(days)] }] });
}

/** The acts on decisions, by who may. */
export const actsOn = (catalog: CatalogFixture) => {
  const approve = (id: string, officer = approver) => catalog.ask('POST', `/v1/decisions/${id}/approve`, { officer });
  const publish = (id: string, body: object = {}) =>
    catalog.ask('POST', `/v1/decisions/${id}/publish`, { officer: approver, body });
  const drafted = async (body: object) => {
    const answer = await catalog.ask('POST', '/v1/decisions', { body, officer: drafter });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body['id'] as string;
  };
  const published = async (body: object, at: object = {}) => {
    const id = await drafted(body);
    for (const answer of [await approve(id), await publish(id, at)]) {
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    }
  };
  return { approve, publish, drafted, published };
};
