import { waitFor } from '@motcua/testing';
import { CatalogFixture } from './catalog.fixture.js';
import { decision, newRow } from './decision.fixture.js';
import { PlayedAdapter, portalProcedure } from './portal.fixture.js';

let portal: PlayedAdapter;
let catalog: CatalogFixture;
beforeEach(async () => {
  portal = new PlayedAdapter();
  catalog = await CatalogFixture.start({ PORTAL_ADAPTER_URL: await portal.start() });
});
afterEach(async () => {
  await catalog.stop();
  await portal.stop();
});

const number = (n: number) => `1.${String(n).padStart(6, '0')}`;
const show = async (url: string) => (await catalog.get(url)).body;

async function published(...codes: readonly string[]): Promise<void> {
  const body = decision(
    'qd-1',
    codes.map((code) => newRow(code)),
    { effectiveFrom: '2024-03-01' },
  );
  await catalog.ask('POST', '/v1/decisions', { body, officer: 'cb-0001' });
  await catalog.ask('POST', '/v1/decisions/qd-1/approve');
  const { status } = await catalog.ask('POST', '/v1/decisions/qd-1/publish', { body: {} });
  expect(status).toBe(200);
}

async function imported(): Promise<Record<string, unknown>> {
  const { status, body } = await catalog.ask('POST', '/v1/portal-imports');
  expect({ status, state: body['state'] }).toEqual({ status: 202, state: 'running' });
  let seen: Record<string, unknown> = {};
  await waitFor('the import', async () => {
    seen = await show(`/v1/portal-imports/${String(body['id'])}`);
    return seen['state'] !== 'running';
  });
  return seen;
}

const outcomes = async (id: unknown) => {
  const { items } = (await show(`/v1/portal-imports/${String(id)}/rows?limit=200`)) as {
    items: { code: string; outcome: string }[];
  };
  return Object.fromEntries(items.map(({ code, outcome }) => [code, outcome]));
};
const draft = (id: unknown, change: object = {}) => {
  const { rows: _, ...body } = decision('qd-9', [], { issuedOn: '2024-03-15' });
  return catalog.ask('POST', `/v1/portal-imports/${String(id)}/decision`, {
    body: { ...body, ...change },
    officer: 'cb-0001',
  });
};

describe('an import from the national portal', () => {
  it('says of each procedure whether it is the same, differs, is new, is not public, or could not be read', async () => {
    await published(number(1), number(2));
    portal.procedures.set(number(1), portalProcedure(number(1)));
    portal.procedures.set(number(2), portalProcedure(number(2), { name: 'Tên khác' }));
    portal.procedures.set(number(3), portalProcedure(number(3)));
    portal.procedures.set(number(4), portalProcedure(number(4), { public: false }));
    portal.procedures.set(number(5), portalProcedure(number(5), { field: null }));
    portal.procedures.set(number(6), portalProcedure(number(6)));
    portal.silent.set(number(6), 5);
    const seen = await imported();
    expect(seen).toMatchObject({ state: 'done', listed: 6, examined: 6, why: null });
    expect(await outcomes(seen['id'])).toEqual({
      [number(1)]: 'same',
      [number(2)]: 'differs',
      [number(3)]: 'new',
      [number(4)]: 'notPublic',
      [number(5)]: 'bad',
      [number(6)]: 'unread',
    });
    const { items } = (await show(`/v1/portal-imports/${String(seen['id'])}/rows?outcome=differs`)) as {
      items: object[];
    };
    expect(items).toMatchObject([
      {
        code: number(2),
        differences: [{ path: 'name', sentence: 'Tên: từ "Thủ tục mẫu" thành "Tên khác".' }],
        raw: { MATTHC: number(2) },
        digest: `digest of ${number(2)}`,
      },
    ]);
    expect(new Set(portal.tokens)).toHaveProperty('size', 1);
    expect(portal.tokens[0]).toMatch(/^Bearer /);
  });

  it('with one bad procedure of 500 takes 499 and names the one', async () => {
    for (let n = 1; n <= 500; n += 1) portal.procedures.set(number(n), portalProcedure(number(n)));
    const fee = { kindCode: '2', amountVnd: null, description: '', url: '' };
    const path = 'CACHTHUCTHUCHIEN[0].THOIGIAN[0].PHILEPHI[0].SOTIEN';
    portal.procedures.set(
      number(77),
      portalProcedure(number(77), {
        channels: [{ channel: 'counter', terms: [{ limit: null, description: '', fees: [fee] }] }],
        problems: [{ path, code: 'UNREADABLE_FEE', text: 'theo quy định' }],
      }),
    );
    const seen = await imported();
    expect(seen).toMatchObject({ state: 'done', examined: 500, outcomes: { new: 499, bad: 1 } });
    const { items } = (await show(`/v1/portal-imports/${String(seen['id'])}/rows?outcome=bad`)) as { items: object[] };
    expect(items).toMatchObject([
      { code: number(77), problems: [{ path, code: 'UNREADABLE_FEE', text: 'theo quy định', blocks: true }] },
    ]);
    const answer = await draft(seen['id']);
    expect(answer).toMatchObject({ status: 201, body: { state: 'draft', rowCounts: { new: 499 } } });
    expect((await draft(seen['id'], { id: 'qd-8', codes: [number(77)] })).body).toMatchObject({
      code: 'CODES_NOT_DRAFTABLE',
      detail: expect.stringContaining(number(77)) as string,
    });
  });

  it('becomes a draft that is approved and published like any other', async () => {
    await published(number(2));
    portal.procedures.set(number(2), portalProcedure(number(2), { name: 'Tên khác' }));
    portal.procedures.set(number(3), portalProcedure(number(3)));
    const { id } = await imported();
    expect((await draft(id)).status).toBe(201);
    expect((await show(`/v1/procedures/${number(2)}`))['name']).toBe('Thủ tục mẫu');
    expect((await catalog.ask('POST', '/v1/decisions/qd-9/approve')).status).toBe(200);
    expect((await catalog.ask('POST', '/v1/decisions/qd-9/publish', { body: {} })).status).toBe(200);
    expect(await show(`/v1/procedures/${number(2)}?at=2024-04-01`)).toMatchObject({ name: 'Tên khác', version: 2 });
    expect(await show(`/v1/procedures/${number(3)}?at=2024-04-01`)).toMatchObject({
      components: [{ code: '000.KQ1' }],
    });
    // the papers keep the codes they have here
    expect(await show(`/v1/procedures/${number(2)}?at=2024-04-01`)).toMatchObject({ components: [{ code: 'TP01' }] });
  });

  it('leaves the rule of a case to an administrator where the portal does not say which belongs to it', async () => {
    const [only] = portalProcedure(number(1)).cases;
    const term = portalProcedure(number(1)).channels[0]!.terms[0]!;
    portal.procedures.set(
      number(1),
      portalProcedure(number(1), {
        cases: [only!, { ...only!, name: 'Trường hợp xác minh' }],
        channels: [{ channel: 'counter', terms: [term, term] }],
      }),
    );
    const { id } = await imported();
    expect(await show(`/v1/portal-imports/${String(id)}/rows`)).toMatchObject({
      items: [{ outcome: 'new', problems: [{ code: 'CASE_UNMAPPED', blocks: false }, { code: 'CASE_UNMAPPED' }] }],
    });
    await draft(id);
    const refused = await catalog.ask('POST', '/v1/decisions/qd-9/approve');
    expect((refused.body['errors'] as { field: string }[]).map(({ field }) => field)).toEqual([
      'rows[0].content.cases[0].rules',
      'rows[0].content.cases[1].rules',
    ]);
  });

  it('ends nothing that is missing on the portal, and is held when too much is', async () => {
    await published(...Array.from({ length: 30 }, (_, n) => number(n + 1)));
    for (let n = 1; n <= 29; n += 1) portal.procedures.set(number(n), portalProcedure(number(n)));
    const one = await imported();
    expect(one).toMatchObject({ state: 'done', outcomes: { same: 29, missingOnPortal: 1 } });
    portal.procedures.delete(number(29));
    portal.procedures.set(number(28), portalProcedure(number(28), { name: 'Tên khác' }));
    const two = await imported();
    expect(two).toMatchObject({ state: 'held', outcomes: { same: 27, differs: 1, missingOnPortal: 2 } });
    expect(await draft(two['id'])).toMatchObject({ status: 409, body: { code: 'IMPORT_HELD' } });
    expect(await draft(two['id'], { confirmShortList: true })).toMatchObject({
      status: 201,
      body: { rowCounts: { amended: 1, repealed: 0 } },
    });
    expect(await show(`/v1/procedures/${number(30)}`)).toMatchObject({
      validTo: null,
      portal: { outcome: 'missingOnPortal', importId: two['id'] },
    });
    expect(await show(`/v1/procedures/${number(1)}`)).toMatchObject({ portal: { outcome: 'same' } });
  });

  it('of the same content finds nothing to draft', async () => {
    await published(number(1));
    portal.procedures.set(number(1), portalProcedure(number(1)));
    const { id } = await imported();
    expect(await draft(id)).toMatchObject({ status: 422, body: { code: 'NOTHING_TO_DRAFT' } });
  });

  it('asks once more for what got no answer', async () => {
    portal.procedures.set(number(1), portalProcedure(number(1)));
    portal.silent.set(number(1), 1);
    expect(await imported()).toMatchObject({ outcomes: { new: 1 } });
  });

  it('fails when the portal is down, says why, and can be started again', async () => {
    portal.down = true;
    const failed = await imported();
    expect(failed).toMatchObject({ state: 'failed', why: 'Cổng không trả lời' });
    expect(await draft(failed['id'])).toMatchObject({ status: 409, body: { code: 'IMPORT_NOT_DONE' } });
    portal.down = false;
    expect(await imported()).toMatchObject({ state: 'done' });
  });

  it('runs once at a time', async () => {
    let answer = () => {};
    portal.until = new Promise((resolve) => (answer = resolve));
    const answers = await Promise.all(Array.from({ length: 5 }, () => catalog.ask('POST', '/v1/portal-imports')));
    answer();
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409, 409]);
  });
});

it('is refused where there is no adapter', async () => {
  const alone = await CatalogFixture.start();
  const answer = await alone.ask('POST', '/v1/portal-imports');
  await alone.stop();
  expect(answer).toMatchObject({ status: 503, body: { code: 'PORTAL_NOT_CONFIGURED' } });
});
