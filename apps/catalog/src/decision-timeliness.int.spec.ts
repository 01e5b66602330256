import { CalendarPublished } from '@motcua/contracts';
import { CatalogFixture } from './catalog.fixture.js';
import { actsOn, decision, newRow } from './decision.fixture.js';

let catalog: CatalogFixture;
let acts: ReturnType<typeof actsOn>;
beforeEach(async () => {
  catalog = await CatalogFixture.start();
  acts = actsOn(catalog);
});
afterEach(() => catalog.stop());

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
    await acts.published(decision('qd-1', rows), { publicAt: '2024-03-11T09:00:00+07:00' });
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
    await acts.published(decision('qd-1', rows), { publicAt: '2024-03-12T09:00:00+07:00' });
    await acts.published(decision('qd-2', [newRow('1.100002')], { issuerKind: 'ministry' }), {
      publicAt: '2024-03-12T09:00:00+07:00',
    });
    const verdict = async (id: string) =>
      ((await catalog.get(`/v1/decisions/${id}`)).body['timeliness'] as { madePublic: object }).madePublic;
    expect(await verdict('qd-1')).toMatchObject({ verdict: 'late', actual: 6 });
    expect(await verdict('qd-2')).toMatchObject({ verdict: 'onTime', required: 10, actual: 6 });
  });

  it('is not known without a calendar', async () => {
    await acts.drafted(decision('qd-1', rows));
    const { timeliness } = (await catalog.get('/v1/decisions/qd-1')).body as { timeliness: { madePublic: object } };
    expect(timeliness.madePublic).toMatchObject({ verdict: 'unknown', why: 'Đơn vị ban hành chưa có lịch làm việc.' });
  });
});
