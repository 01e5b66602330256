import { CatalogFixture } from './catalog.fixture.js';
import {
  actsOn,
  approver,
  component,
  decision,
  drafter,
  fullProcedure,
  lasting,
  newRow,
  rule,
} from './decision.fixture.js';

let catalog: CatalogFixture;
let acts: ReturnType<typeof actsOn>;
beforeEach(async () => {
  catalog = await CatalogFixture.start();
  acts = actsOn(catalog);
});
afterEach(() => catalog.stop());

const problems = (body: Record<string, unknown>) =>
  (body['errors'] as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`);
const days = async (code: string, at: string) => {
  const { body } = await catalog.get(`/v1/procedures/${code}?at=${at}`);
  const [first] = (body['cases'] ?? []) as { channels: { counter: { limit: { amount: number } } } }[];
  return first?.channels.counter.limit.amount ?? body['code'];
};

describe('a publication decision', () => {
  it('goes from draft to approved to published, and puts each row in force from its own date', async () => {
    const rows = [newRow('1.100001'), newRow('1.100002', { effectiveFrom: '2024-06-01' })];
    const answer = await catalog.ask('POST', '/v1/decisions', { body: decision('qd-1', rows), officer: drafter });
    expect(answer).toMatchObject({
      status: 201,
      headers: { location: '/v1/decisions/qd-1', etag: '"1"' },
      body: { state: 'draft', version: 1, draftedBy: drafter, rowCounts: { new: 2, amended: 0 } },
    });
    expect((await catalog.get('/v1/procedures/1.100001?at=2024-04-01')).status).toBe(404);
    expect((await acts.approve('qd-1')).body).toMatchObject({ state: 'approved', version: 2, approvedBy: approver });
    const publicAt = '2024-03-07T16:00:00+07:00';
    expect((await acts.publish('qd-1', { publicAt })).body).toMatchObject({ state: 'published', version: 3, publicAt });

    expect(await days('1.100001', '2024-03-31')).toBe('PROCEDURE_NOT_IN_FORCE');
    expect(await days('1.100001', '2024-04-01')).toBe(5);
    expect(await days('1.100002', '2024-05-31')).toBe('PROCEDURE_NOT_IN_FORCE');
    expect(await days('1.100002', '2024-06-01')).toBe(5);
    const { body } = await catalog.get('/v1/procedures/1.100001?at=2024-04-01');
    expect(body).toMatchObject({
      version: 1,
      details: fullProcedure(),
      components: [{ code: 'TP01', required: true }],
    });
    const events = await catalog.events();
    expect(events.map(({ type, subject }) => `${type} ${subject}`)).toEqual([
      'motcua.procedure.published.v1 1.100001',
      'motcua.procedure.published.v1 1.100002',
      'motcua.decision.published.v1 qd-1',
    ]);
    expect(events[0]!.data).not.toHaveProperty('details');
  });

  it('amends, replaces and repeals; a gap after a repeal can be filled again', async () => {
    await acts.published(decision('qd-1', [newRow('1.100001'), newRow('1.100002')]));
    const later = { issuedOn: '2024-05-01', effectiveFrom: '2024-06-01' };
    const rows = [
      { kind: 'amended', procedureCode: '1.100001', content: lasting(3) },
      { kind: 'replaced', procedureCode: '1.100003', replaces: ['1.100002'], content: fullProcedure() },
      { kind: 'repealed', procedureCode: '1.100001', effectiveFrom: '2024-09-01' },
    ];
    await acts.published(decision('qd-2', rows, later));
    expect(await days('1.100001', '2024-05-31')).toBe(5);
    expect(await days('1.100001', '2024-06-01')).toBe(3);
    expect(await days('1.100001', '2024-09-01')).toBe('PROCEDURE_NOT_IN_FORCE');
    expect(await days('1.100002', '2024-06-01')).toBe('PROCEDURE_NOT_IN_FORCE');
    expect(await days('1.100003', '2024-06-01')).toBe(5);
    const again = { issuedOn: '2024-10-01', effectiveFrom: '2024-12-01' };
    await acts.published(decision('qd-3', [newRow('1.100001', { content: lasting(1) })], again));
    expect(await days('1.100001', '2024-11-30')).toBe('PROCEDURE_NOT_IN_FORCE');
    expect(await days('1.100001', '2024-12-01')).toBe(1);
    const { items } = (await catalog.get('/v1/decisions?procedureCode=1.100002')).body as { items: { id: string }[] };
    expect(items.map(({ id }) => id)).toEqual(['qd-2', 'qd-1']);
  });

  it('published late takes its place in time, before what came into force after it', async () => {
    await acts.published(decision('qd-1', [newRow('1.100001')]));
    const july = { issuedOn: '2024-05-01', effectiveFrom: '2024-07-01' };
    const june = { issuedOn: '2024-05-02', effectiveFrom: '2024-06-01' };
    const amended = (amount: number) => [{ kind: 'amended', procedureCode: '1.100001', content: lasting(amount) }];
    await acts.published(decision('qd-2', amended(2), july));
    await acts.published(decision('qd-3', amended(4), june));
    const seen = await Promise.all(['2024-05-31', '2024-06-30', '2024-07-01'].map((at) => days('1.100001', at)));
    expect(seen).toEqual([5, 4, 2]);
  });

  it('is not approved by who drafted it or changed it last', async () => {
    const id = await acts.drafted(decision('qd-1', [newRow('1.100001')]));
    expect(await acts.approve(id, drafter)).toMatchObject({ status: 403, body: { code: 'SECOND_PERSON_REQUIRED' } });
    const { id: _, ...change } = decision('qd-1', [newRow('1.100002')]);
    const changed = await catalog.ask('PUT', '/v1/decisions/qd-1', { body: change, officer: approver });
    expect(changed.body).toMatchObject({ version: 2, draftedBy: approver, state: 'draft' });
    expect(await acts.approve(id, approver)).toMatchObject({ status: 403 });
    expect(await acts.approve(id, drafter)).toMatchObject({ status: 200 });
  });

  it('is a draft again when it is changed after the approval', async () => {
    const id = await acts.drafted(decision('qd-1', [newRow('1.100001')]));
    await acts.approve(id);
    const { id: _, ...change } = decision('qd-1', [newRow('1.100001', { content: lasting(9) })]);
    const put = (etag: string) =>
      catalog.ask('PUT', '/v1/decisions/qd-1', { body: change, officer: drafter, headers: { 'if-match': etag } });
    expect(await put('"1"')).toMatchObject({ status: 412, body: { code: 'DECISION_STALE' } });
    expect((await put('"2"')).body).toMatchObject({ state: 'draft', version: 3, approvedBy: null });
    expect(await acts.publish(id)).toMatchObject({ status: 409, body: { code: 'DECISION_NOT_APPROVED' } });
  });

  it('is published by one of several at once', async () => {
    const id = await acts.drafted(decision('qd-1', [newRow('1.100001')]));
    await acts.approve(id);
    const answers = await Promise.all(Array.from({ length: 8 }, () => acts.publish(id)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status, body } of answers.filter((answer) => answer.status !== 200)) {
      expect({ status, code: body['code'] }).toEqual({
        status: 409,
        code: expect.stringMatching(/^DECISION_/) as string,
      });
    }
    expect((await catalog.events()).map(({ type }) => type)).toEqual([
      'motcua.procedure.published.v1',
      'motcua.decision.published.v1',
    ]);
  });

  it('names every problem at once, with row and field, and is refused for them', async () => {
    await acts.published(decision('qd-0', [newRow('1.100009')]));
    const [only] = fullProcedure().cases;
    const unchecked = { ...only!, rules: [{ ...rule(5), exemptionText: null }, rule(3)], steps: [] };
    const rows = [
      newRow('1.100001', { content: fullProcedure({ cases: [unchecked] }) }),
      { kind: 'amended', procedureCode: '1.100002', content: fullProcedure() },
      newRow('1.100009'),
      newRow('1.100003', { effectiveFrom: '2024-02-01' }),
      newRow('1.100003', { effectiveFrom: '2024-02-01' }),
      newRow('none'),
      { kind: 'repealed', procedureCode: '1.100004' },
      newRow('1.100005', { content: fullProcedure({ performingAgencies: [], level: 'province' }) }),
      newRow('1.100006', {
        content: fullProcedure({ cases: [{ ...only!, components: [component('A', 'a'), component('A', 'b')] }] }),
      }),
    ];
    const id = await acts.drafted(decision('qd-1', rows));
    const wanted = [
      'rows[0].content.cases[0].steps PROCEDURE_INCOMPLETE',
      'rows[0].content.cases[0].rules[1].channel RULE_TWICE',
      'rows[0].content.cases[0].rules[0].exemptionText EXEMPTION_UNCHECKED',
      'rows[1].procedureCode NOT_IN_FORCE',
      'rows[2].procedureCode IN_FORCE_ALREADY',
      'rows[3].effectiveFrom EFFECT_BEFORE_DECISION',
      'rows[4].effectiveFrom EFFECT_BEFORE_DECISION',
      'rows[4].procedureCode ROW_TWICE',
      'rows[5].procedureCode BAD_PROCEDURE_CODE',
      'rows[6].procedureCode NOT_IN_FORCE',
      'rows[7].content.performingAgencies PROCEDURE_INCOMPLETE',
      'rows[7].content.levels LEVEL_NOT_PERFORMING',
      'rows[8].content.cases[0].components[1].code CODE_TWICE',
    ];
    const refused = await acts.approve(id);
    expect(refused).toMatchObject({ status: 422, body: { code: 'DECISION_NOT_SOUND' } });
    expect(problems(refused.body)).toEqual(wanted);
    const { body } = await catalog.ask('POST', '/v1/decisions/qd-1/verify');
    expect(body['sound']).toBe(false);
    expect((body['problems'] as { field: string; code: string }[]).map((one) => `${one.field} ${one.code}`)).toEqual(
      wanted,
    );
    expect(await catalog.events('1.100001')).toEqual([]);
  });

  it.each([
    ['a date that does not exist', decision('qd-1', [], { issuedOn: '2024-02-30' }), 'issuedOn NO_SUCH_DATE'],
    [
      'an effect before the decision',
      decision('qd-1', [], { effectiveFrom: '2024-02-01' }),
      'effectiveFrom EFFECT_BEFORE_DECISION',
    ],
    [
      'a row without its content',
      decision('qd-1', [newRow('1.100001', { content: null })]),
      'rows[0].content CONTENT_MISSING',
    ],
    [
      'a replacement of nothing',
      decision('qd-1', [newRow('1.100001', { kind: 'replaced' })]),
      'rows[0].replaces NOTHING_REPLACED',
    ],
  ])('does not even take as a draft %s', async (_, body, problem) => {
    const answer = await catalog.ask('POST', '/v1/decisions', { body });
    expect(answer).toMatchObject({ status: 422, body: { code: 'DECISION_NOT_SOUND' } });
    expect(problems(answer.body)).toEqual([problem]);
    expect((await catalog.get('/v1/decisions/qd-1')).status).toBe(404);
  });

  it.each([
    ['a field nobody knows', { colour: 'red' }, 'colour'],
    [
      'a procedure that is not as it has to be',
      { rows: [newRow('1.100001', { content: { name: 'x' } })] },
      'rows[0].content.fieldCode',
    ],
    ['an id of another form', { id: 'QĐ 1' }, 'id'],
  ])('refuses %s by its field', async (_, change, field) => {
    const answer = await catalog.ask('POST', '/v1/decisions', { body: { ...decision('qd-1', []), ...change } });
    expect(answer.status).toBe(400);
    expect((answer.body['errors'] as { field: string }[]).map((one) => one.field)).toContain(field);
  });

  it('is there once, by id and by number', async () => {
    await acts.drafted(decision('qd-1', []));
    for (const id of ['qd-1', 'qd-2']) {
      const body = { ...decision('qd-1', []), id };
      expect(await catalog.ask('POST', '/v1/decisions', { body })).toMatchObject({
        status: 409,
        body: { code: 'DECISION_EXISTS' },
      });
    }
    await acts.drafted(decision('qd-3', []));
    const { id: _, ...numberedAsTheFirst } = decision('qd-1', []);
    expect(await catalog.ask('PUT', '/v1/decisions/qd-3', { body: numberedAsTheFirst })).toMatchObject({
      status: 409,
      body: { code: 'DECISION_EXISTS', errors: [{ field: 'number' }] },
    });
    expect((await catalog.get('/v1/decisions/qd-3')).body).toMatchObject({ number: 'qd-3/QĐ-UBND', version: 1 });
  });

  it('asks each act for its own permission', async () => {
    await acts.drafted(decision('qd-1', [newRow('1.100001')]));
    const permissions = ['catalog:read'];
    const body = decision('qd-2', []);
    expect((await catalog.ask('POST', '/v1/decisions', { body, permissions })).status).toBe(403);
    expect((await catalog.ask('POST', '/v1/decisions/qd-1/approve', { permissions: ['catalog:draft'] })).status).toBe(
      403,
    );
    expect(
      (await catalog.ask('POST', '/v1/decisions/qd-1/publish', { body: {}, permissions: ['catalog:approve'] })).status,
    ).toBe(403);
  });
});
