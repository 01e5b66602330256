import { CalendarPublished, ProcedurePublished } from '@motcua/contracts';
import { calendar, DossierServiceFixture, procedure } from '../dossier-service.fixture.js';

let dossiers: DossierServiceFixture;
beforeAll(async () => {
  dossiers = await DossierServiceFixture.start();
  const holidays = [
    { date: '2024-04-18', kind: 'dayOff' as const, name: 'Giỗ Tổ Hùng Vương' },
    { date: '2024-04-29', kind: 'dayOff' as const, name: 'hoán đổi với 04/5', citation: '2450/VPCP-KGVX' },
  ];
  await dossiers.announce(
    new CalendarPublished('office', calendar({ version: 2, years: { 2024: { exceptions: holidays } } })),
  );
});
beforeEach(() => dossiers.clock.set('2024-04-26T02:10:00Z'));
afterAll(() => dossiers.stop());

const result = { code: 'KQ-1.001193', electronic: true, signed: true };

async function received(): Promise<string> {
  const code = await dossiers.register();
  await dossiers.act(code, 'receive');
  return code;
}

async function deadline(code: string, headers: Record<string, string> = {}) {
  const { status, body } = await dossiers.ask('GET', `/v1/dossiers/${code}/deadline`, { headers });
  expect(status).toBe(200);
  return body;
}

describe('the deadline of a dossier', () => {
  it('says why: every day with its citation, and the counted seconds add up to the limit', async () => {
    const body = await deadline(await received());
    expect(body).toMatchObject({
      receivedAt: '2024-04-26T09:10:00+07:00',
      dueAt: '2024-05-02T09:10:00+07:00',
      standing: 'running',
      lateSeconds: null,
      formerDueTimes: [],
      explanation: {
        limit: { amount: 3, unit: 'workingDay' },
        counting: 'sameTime',
        calendar: { id: 'office', version: 2, ruleSetId: 'default-2024' },
        startAt: '2024-04-26T09:10:00+07:00',
        firstDueAt: '2024-05-02T09:10:00+07:00',
        dueAt: '2024-05-02T09:10:00+07:00',
        suspended: null,
        countedSeconds: 3 * 8 * 3600,
        events: [],
      },
    });
    const { days, sentences } = body['explanation'] as { days: object[]; sentences: string[] };
    expect(days).toMatchObject([
      {
        date: '2024-04-26',
        kind: 'working',
        counted: [
          { from: '09:10', to: '11:30' },
          { from: '13:30', to: '17:00' },
        ],
      },
      { date: '2024-04-27', kind: 'rest', counted: [] },
      { date: '2024-04-28', kind: 'rest', counted: [] },
      { date: '2024-04-29', kind: 'dayOff', citation: '2450/VPCP-KGVX', name: 'hoán đổi với 04/5', seconds: 0 },
      { date: '2024-04-30', kind: 'working', seconds: 8 * 3600 },
      { date: '2024-05-01', kind: 'working', name: null, citation: null },
      { date: '2024-05-02', kind: 'working', counted: [{ from: '07:00', to: '09:10' }] },
    ]);
    expect(sentences.join('\n')).toContain('2450/VPCP-KGVX');
  });

  it('keeps every former due time with the step that ended it, and says who had the dossier how long', async () => {
    const code = await received();
    dossiers.clock.set('2024-04-26T03:10:00Z');
    await dossiers.act(code, 'forward');
    dossiers.clock.set('2024-04-26T04:10:00Z');
    await dossiers.act(code, 'request-supplement', { items: [{ name: 'Giấy tờ tùy thân' }] });
    expect(await deadline(code)).toMatchObject({
      dueAt: null,
      standing: 'suspended',
      explanation: { suspended: { since: '2024-04-26T11:10:00+07:00', remainingSeconds: 22 * 3600 } },
    });
    dossiers.clock.set('2024-04-26T08:30:00Z');
    await dossiers.act(code, 'submit-supplement', { components: [{ name: 'Giấy tờ tùy thân' }] });
    dossiers.clock.set('2024-04-26T09:00:00Z');
    await dossiers.act(code, 'resume');
    const body = await deadline(code);
    expect(body).toMatchObject({
      dueAt: '2024-05-02T14:00:00+07:00',
      explanation: {
        firstDueAt: '2024-05-02T09:10:00+07:00',
        dueAt: '2024-05-02T14:00:00+07:00',
        countedSeconds: 24 * 3600,
        events: [
          {
            kind: 'pause',
            causes: ['supplement'],
            from: '2024-04-26T11:10:00+07:00',
            to: '2024-04-26T16:00:00+07:00',
            counts: true,
          },
        ],
      },
      formerDueTimes: [
        {
          dueAt: '2024-05-02T09:10:00+07:00',
          setByStep: 2,
          endedByStep: 4,
          endedByAction: 'request-supplement',
          until: '2024-04-26T11:10:00+07:00',
        },
      ],
    });
    // 11:10–15:30 is the citizen's, the half hour of judging and the rest the desk's
    const waiting = { citizen: 20 * 60 + 2 * 3600, payment: 0, agency: 0, portal: 0 };
    const [total, citizen] = [2 * 3600 + 20 * 60 + 2.5 * 3600, waiting.citizen];
    expect(body['attribution']).toEqual({
      totalSeconds: total,
      units: [{ unitCode: 'H52.31.001', seconds: total - citizen }],
      waiting,
    });
  });

  it('tells of an apology and the new appointment', async () => {
    const code = await received();
    await dossiers.act(code, 'forward');
    const body = { to: '2024-05-06T16:00:00+07:00', reason: 'Chờ xác minh' };
    const extended = await dossiers.act(code, 'extend', body);
    expect(extended).toMatchObject({ dueAt: body.to, extensions: [{ to: body.to, reason: 'Chờ xác minh' }] });
    const { explanation, formerDueTimes } = await deadline(code);
    expect(explanation).toMatchObject({
      firstDueAt: '2024-05-02T09:10:00+07:00',
      dueAt: body.to,
      events: [{ kind: 'extension', to: body.to, dueBefore: '2024-05-02T09:10:00+07:00', dueAfter: body.to }],
    });
    expect(formerDueTimes).toMatchObject([
      { dueAt: '2024-05-02T09:10:00+07:00', endedByAction: 'extend', detail: { reason: 'Chờ xác minh' } },
    ]);
    const again = await dossiers.ask('POST', `/v1/dossiers/${code}/extend`, { body });
    expect(again).toMatchObject({ status: 409, body: { code: 'EXTENSION_LIMIT' } });
  });

  it('counts a finished dossier by dates and by working seconds', async () => {
    const code = await received();
    await dossiers.act(code, 'forward');
    dossiers.clock.set('2024-05-02T07:10:00Z');
    await dossiers.act(code, 'finish', { result });
    // 09:10 to 11:30 and 13:30 to 14:10 of the same day
    expect(await deadline(code)).toMatchObject({ standing: 'onTime', lateSeconds: 3 * 3600 });
  });

  it('is overdue when the date has passed, not the hour', async () => {
    const code = await received();
    dossiers.clock.set('2024-05-02T16:00:00Z');
    expect(await deadline(code)).toMatchObject({ standing: 'running' });
    dossiers.clock.set('2024-05-02T17:00:00Z');
    expect(await deadline(code)).toMatchObject({ standing: 'overdue' });
  });

  it('has nothing to explain before the receipt, and speaks English to who asks for it', async () => {
    const code = await dossiers.register();
    expect(await deadline(code)).toMatchObject({ standing: 'notReceived', explanation: null, attribution: null });
    await dossiers.act(code, 'receive');
    const { explanation } = await deadline(code, { 'accept-language': 'en' });
    expect((explanation as { sentences: string[] }).sentences.at(-1)).toMatch(/^Due: /);
  });

  it('is shown to nobody who may not see the dossier', async () => {
    const code = await received();
    const citizen = { sub: 'cd-0001', kind: 'citizen', permissions: ['dossier:read'] };
    expect(await dossiers.ask('GET', `/v1/dossiers/${code}/deadline`, { as: citizen })).toMatchObject({
      status: 404,
      body: { code: 'DOSSIER_NOT_FOUND' },
    });
  });
});

describe('the preview of a deadline', () => {
  const asked = 'procedureCode=1.001193&channel=counter&unitCode=H52.31.001';
  const preview = (query: string) => dossiers.ask('GET', `/v1/deadlines/preview?${query}`);

  it('says the same as the receipt would', async () => {
    const { body } = await preview(`${asked}&receivedAt=2024-04-26T09:10:00%2B07:00`);
    const { explanation } = await deadline(await received());
    expect(body).toMatchObject({
      procedure: { code: '1.001193', version: 1 },
      caseCode: 'TH01',
      unit: { code: 'H52.31.001' },
      dueAt: '2024-05-02T09:10:00+07:00',
    });
    expect(body['explanation']).toEqual(explanation);
    expect((await preview(asked)).body).toEqual(body);
  });

  it('promises no time where the procedure promises none', async () => {
    const fee = { amountVnd: 0, exemptionText: 'Không thu.' };
    const cases = [{ code: 'TH01', name: 'Thông thường', channels: { counter: { limit: null, fee } } }];
    await dossiers.announce(new ProcedurePublished('1.000002', procedure({ code: '1.000002', cases })));
    const { body } = await preview(asked.replace('1.001193', '1.000002'));
    expect(body).toMatchObject({ dueAt: null, explanation: { limit: null, days: [], counting: null } });
    expect((body['explanation'] as { sentences: string[] }).sentences).toHaveLength(1);
  });

  it.each([
    ['an unknown procedure', asked.replace('1.001193', '9.999999'), 422, 'UNKNOWN_PROCEDURE', 'procedureCode'],
    ['an unknown unit', asked.replace('H52.31.001', 'H99'), 422, 'UNKNOWN_UNIT', 'unitCode'],
    ['a channel it is not offered through', asked.replace('counter', 'postal'), 422, 'CHANNEL_NOT_OFFERED', 'channel'],
    ['a year without a calendar', `${asked}&receivedAt=2025-03-15T09:10:00Z`, 422, 'CALENDAR_NOT_PUBLISHED', undefined],
    ['no instant', `${asked}&receivedAt=yesterday`, 400, 'VALIDATION_FAILED', undefined],
  ])('refuses %s', async (_, query, status, code, field) => {
    const answer = await preview(query);
    expect(answer).toMatchObject({ status, body: { code } });
    if (field !== undefined) expect(JSON.stringify(answer.body)).toContain(`"${field}"`);
  });
});
