import { CalendarPublished } from '@motcua/contracts';
import { sqlState } from '@motcua/service-kit';
import { CatalogFixture } from './catalog.fixture.js';
import { component, decision, fullProcedure, newRow, rule } from './decision.fixture.js';

let catalog: CatalogFixture;
beforeEach(async () => void (catalog = await CatalogFixture.start()));
afterEach(() => catalog.stop());

const drafter = 'cb-0001';
const approver = 'cb-0002';

async function drafted(body: object): Promise<string> {
  const answer = await catalog.ask('POST', '/v1/decisions', { body, officer: drafter });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body['id'] as string;
}

const approve = (id: string, officer = approver) => catalog.ask('POST', `/v1/decisions/${id}/approve`, { officer });
const publish = (id: string, body: object = {}) =>
  catalog.ask('POST', `/v1/decisions/${id}/publish`, { officer: approver, body });

async function published(body: object, at: object = {}): Promise<void> {
  const id = await drafted(body);
  for (const answer of [await approve(id), await publish(id, at)]) {
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  }
}

const problems = (body: Record<string, unknown>) =>
  (body['errors'] as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`);
const days = async (code: string, at: string) => {
  const { body } = await catalog.get(`/v1/procedures/${code}?at=${at}`);
  const [first] = (body['cases'] ?? []) as { channels: { counter: { limit: { amount: number } } } }[];
  return first?.channels.counter.limit.amount ?? body['code'];
};
const lasting = (amount: number) => fullProcedure({ cases: [{ ...fullProcedure().cases[0]!, rules: [rule(amount)] }] });

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
    expect((await approve('qd-1')).body).toMatchObject({ state: 'approved', version: 2, approvedBy: approver });
    const publicAt = '2024-03-07T16:00:00+07:00';
    expect((await publish('qd-1', { publicAt })).body).toMatchObject({ state: 'published', version: 3, publicAt });

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
    await published(decision('qd-1', [newRow('1.100001'), newRow('1.100002')]));
    const later = { issuedOn: '2024-05-01', effectiveFrom: '2024-06-01' };
    const rows = [
      { kind: 'amended', procedureCode: '1.100001', content: lasting(3) },
      { kind: 'replaced', procedureCode: '1.100003', replaces: ['1.100002'], content: fullProcedure() },
      { kind: 'repealed', procedureCode: '1.100001', effectiveFrom: '2024-09-01' },
    ];
    await published(decision('qd-2', rows, later));
    expect(await days('1.100001', '2024-05-31')).toBe(5);
    expect(await days('1.100001', '2024-06-01')).toBe(3);
    expect(await days('1.100001', '2024-09-01')).toBe('PROCEDURE_NOT_IN_FORCE');
    expect(await days('1.100002', '2024-06-01')).toBe('PROCEDURE_NOT_IN_FORCE');
    expect(await days('1.100003', '2024-06-01')).toBe(5);
    const again = { issuedOn: '2024-10-01', effectiveFrom: '2024-12-01' };
    await published(decision('qd-3', [newRow('1.100001', { content: lasting(1) })], again));
    expect(await days('1.100001', '2024-11-30')).toBe('PROCEDURE_NOT_IN_FORCE');
    expect(await days('1.100001', '2024-12-01')).toBe(1);
    const { items } = (await catalog.get('/v1/decisions?procedureCode=1.100002')).body as { items: { id: string }[] };
    expect(items.map(({ id }) => id)).toEqual(['qd-2', 'qd-1']);
  });

  it('published late takes its place in time, before what came into force after it', async () => {
    await published(decision('qd-1', [newRow('1.100001')]));
    const july = { issuedOn: '2024-05-01', effectiveFrom: '2024-07-01' };
    const june = { issuedOn: '2024-05-02', effectiveFrom: '2024-06-01' };
    const amended = (amount: number) => [{ kind: 'amended', procedureCode: '1.100001', content: lasting(amount) }];
    await published(decision('qd-2', amended(2), july));
    await published(decision('qd-3', amended(4), june));
    const seen = await Promise.all(['2024-05-31', '2024-06-30', '2024-07-01'].map((at) => days('1.100001', at)));
    expect(seen).toEqual([5, 4, 2]);
  });

  it('is not approved by who drafted it or changed it last', async () => {
    const id = await drafted(decision('qd-1', [newRow('1.100001')]));
    expect(await approve(id, drafter)).toMatchObject({ status: 403, body: { code: 'SECOND_PERSON_REQUIRED' } });
    const { id: _, ...change } = decision('qd-1', [newRow('1.100002')]);
    const changed = await catalog.ask('PUT', '/v1/decisions/qd-1', { body: change, officer: approver });
    expect(changed.body).toMatchObject({ version: 2, draftedBy: approver, state: 'draft' });
    expect(await approve(id, approver)).toMatchObject({ status: 403 });
    expect(await approve(id, drafter)).toMatchObject({ status: 200 });
  });

  it('is a draft again when it is changed after the approval', async () => {
    const id = await drafted(decision('qd-1', [newRow('1.100001')]));
    await approve(id);
    const { id: _, ...change } = decision('qd-1', [newRow('1.100001', { content: lasting(9) })]);
    const put = (etag: string) =>
      catalog.ask('PUT', '/v1/decisions/qd-1', { body: change, officer: drafter, headers: { 'if-match': etag } });
    expect(await put('"1"')).toMatchObject({ status: 412, body: { code: 'DECISION_STALE' } });
    expect((await put('"2"')).body).toMatchObject({ state: 'draft', version: 3, approvedBy: null });
    expect(await publish(id)).toMatchObject({ status: 409, body: { code: 'DECISION_NOT_APPROVED' } });
  });

  it('is published by one of several at once', async () => {
    const id = await drafted(decision('qd-1', [newRow('1.100001')]));
    await approve(id);
    const answers = await Promise.all(Array.from({ length: 8 }, () => publish(id)));
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
    await published(decision('qd-0', [newRow('1.100009')]));
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
    const id = await drafted(decision('qd-1', rows));
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
    const refused = await approve(id);
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
    await drafted(decision('qd-1', []));
    for (const id of ['qd-1', 'qd-2']) {
      const body = { ...decision('qd-1', []), id };
      expect(await catalog.ask('POST', '/v1/decisions', { body })).toMatchObject({
        status: 409,
        body: { code: 'DECISION_EXISTS' },
      });
    }
  });

  it('asks each act for its own permission', async () => {
    await drafted(decision('qd-1', [newRow('1.100001')]));
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

describe('what a decision changes', () => {
  const amending = (content: object) => [{ kind: 'amended', procedureCode: '1.100001', content }];
  const later = { issuedOn: '2024-05-01', effectiveFrom: '2024-06-01' };
  const sentence = 'Thời hạn giải quyết (TH01, counter): từ 5 ngày làm việc thành 3 ngày làm việc.';

  it('is told before it is published: versions that end, and every difference', async () => {
    await published(decision('qd-1', [newRow('1.100001')]));
    await drafted(decision('qd-2', amending(lasting(3)), later));
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
    await drafted(decision('qd-9', [row]));
    expect((await catalog.get('/v1/decisions/qd-9/impact')).body).toMatchObject({
      processes: [{ code: 'chuyen-muc-dich-su-dung-dat', version: 1, procedureCodes: ['9.900016'] }],
      codeMappings: [{ nationalCode: '1.200001', localCode: '9.900016' }],
    });
  });

  it('is told of any two versions afterwards, each of which can be read for ever', async () => {
    await published(decision('qd-1', [newRow('1.100001')]));
    await published(decision('qd-2', amending(lasting(3)), later));
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
    await published(decision('qd-1', [newRow('1.100001')]));
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
    await drafted(decision('qd-1', []));
    expect(await refusal(`update publication_decision set state = 'approved', approved_by = drafted_by`)).toBe('23514');
  });
});

describe('whether a decision came in time', () => {
  const office = ['07:00-11:30', '13:30-17:00'];
  const calendar = new CalendarPublished('office', {
    id: 'office',
    version: 1,
    unitCode: 'H52',
    weekly: { 1: office, 2: office, 3: office, 4: office, 5: office, 6: [], 7: [] },
    years: { 2024: { exceptions: [{ date: '2024-03-06', kind: 'dayOff' }] } },
    ruleSet: {
      id: 'r',
      validFrom: '2024-01-01',
      counting: 'sameTime',
      hoursPerDay: 8,
      sameDayCutoff: '15:00',
      extensionLimit: 1,
      feePausesClock: false,
    },
  });
  const basis = (effectiveFrom: string | null) => ({ number: '1/NĐ', title: 'Mẫu', effectiveFrom });
  const rows = [
    newRow('1.100001', { legalBases: [basis('2024-03-11'), basis('2024-03-08'), basis(null), basis('2025-03-01')] }),
  ];

  it('is counted in working days of who issued it', async () => {
    await catalog.hear([calendar]);
    // Friday, 1 March; Wednesday the 6th is a day off: Monday the 11th is the fifth working day after
    await published(decision('qd-1', rows), { publicAt: '2024-03-11T09:00:00+07:00' });
    expect((await catalog.get('/v1/decisions/qd-1')).body['timeliness']).toMatchObject({
      rule: '766/QĐ-TTg',
      issued: [
        { row: 1, verdict: 'onTime', required: 5, actual: 5 },
        { row: 1, verdict: 'late', required: 5, actual: 4 },
        { row: 1, verdict: 'unknown', actual: null },
        { row: 1, verdict: 'unknown', why: 'Chưa công bố lịch làm việc năm 2025.' },
      ],
      madePublic: { verdict: 'onTime', required: 5, actual: 5 },
    });
  });

  it('is late when it was made public after that, and for ministries counted by their own limits', async () => {
    await catalog.hear([calendar]);
    await published(decision('qd-1', rows), { publicAt: '2024-03-12T09:00:00+07:00' });
    await published(decision('qd-2', [newRow('1.100002')], { issuerKind: 'ministry' }), {
      publicAt: '2024-03-12T09:00:00+07:00',
    });
    const verdict = async (id: string) =>
      ((await catalog.get(`/v1/decisions/${id}`)).body['timeliness'] as { madePublic: object }).madePublic;
    expect(await verdict('qd-1')).toMatchObject({ verdict: 'late', actual: 6 });
    expect(await verdict('qd-2')).toMatchObject({ verdict: 'onTime', required: 10, actual: 6 });
  });

  it('is not known without a calendar', async () => {
    await drafted(decision('qd-1', rows));
    const { timeliness } = (await catalog.get('/v1/decisions/qd-1')).body as { timeliness: { madePublic: object } };
    expect(timeliness.madePublic).toMatchObject({ verdict: 'unknown', why: 'Đơn vị ban hành chưa có lịch làm việc.' });
  });
});
