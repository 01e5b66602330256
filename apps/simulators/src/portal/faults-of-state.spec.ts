import { bodies, code, entryOf, PortalFixture, recordOf } from '../portal.fixture.js';
import { DossierStore } from './dossier-store.js';

let fixture: PortalFixture;
beforeEach(() => (fixture = new PortalFixture()));

const known = () => (fixture.call(bodies.lookUp())['result'] as unknown[]).length === 1;

describe('sessions', () => {
  it('end at any moment, told by an error body (M9)', () => {
    fixture.declare({ kind: 'sessionExpiry', service: 'CapNhatTienDoHoSoMC', count: 1 });
    fixture.call(bodies.insert());
    const { page } = fixture.deliver(bodies.progress());
    expect(page.http).toBe(200);
    expect(JSON.parse(page.body)).toMatchObject({ error_code: '-100', result: null });
    expect(fixture.held().progress).toEqual([]);
    expect(fixture.call(bodies.lookUp())).toMatchObject({ error_code: '-100' });
    fixture.logIn();
    expect(fixture.call(bodies.progress())).toMatchObject({ error_code: '0' });
  });

  it('end when another login comes (M10)', () => {
    fixture.declare({ kind: 'singleSession' });
    const first = fixture.session;
    fixture.logIn();
    expect(fixture.call({ ...bodies.lookUp(), session: first })).toMatchObject({ error_code: '-100' });
    expect(fixture.call(bodies.lookUp())).toMatchObject({ error_code: '0' });
  });
});

describe('a look-up that lags (M12)', () => {
  it('shows writes seconds later, each in its turn', () => {
    fixture.declare({ kind: 'readLag', seconds: 5 });
    const seen = () => {
      const [element] = fixture.call(bodies.lookUp())['result'] as Record<string, unknown>[];
      return element && [element['TrangThaiHoSo'], (element['TienDoXuLy'] as unknown[]).length];
    };
    fixture.call(bodies.insert());
    fixture.clock.pass(3000);
    fixture.call(bodies.update(recordOf({ TrangThaiHoSo: '4' })));
    fixture.call(bodies.progress());
    const moments = [0, 1999, 1, 2999, 1].map((pass) => (fixture.clock.pass(pass), seen()));
    expect(moments).toEqual([undefined, undefined, ['2', 0], ['2', 0], ['4', 1]]);
  });

  it('remembers no more versions than it can show', () => {
    const store = new DossierStore();
    for (let at = 0; at < 100; at += 1)
      store.apply({ at: at * 60_000, changes: [{ op: at === 0 ? 'insert' : 'update', code, record: { at } }] });
    const dossier = store.find(code, 99 * 60_000)!;
    expect(dossier.asOf(89 * 60_000).record).toBe('{"at":89}');
    expect(dossier.asOf(60_000).record).toBeNull();
  });
});

describe('what the portal checks', () => {
  it('lets only the bad ones of several records fail, without saying which (M14)', () => {
    fixture.declare({ kind: 'partialFailure' });
    const answer = fixture.call(
      bodies.insert(recordOf({ MaHoSo: 'A', TenTTHC: '' }), recordOf(), recordOf({ MaHoSo: 'B' })),
    );
    expect(answer).toMatchObject({ error_code: '-1', message: 'Trường TenTTHC không được để trống' });
    expect(['A', code, 'B'].map((of) => fixture.held(of).inserts)).toEqual([0, 1, 1]);
    fixture.call(bodies.progress(entryOf(), entryOf({ MaHoSo: 'A' }), entryOf({ MaHoSo: 'B' })));
    expect(['A', code, 'B'].map((of) => fixture.held(of).progress.length)).toEqual([0, 1, 1]);
  });

  it('refuses too long values, or cuts them in silence (M15)', () => {
    const long = bodies.insert(recordOf({ TrichYeuHoSo: 'x'.repeat(1001) }));
    expect(fixture.call(long)['message']).toBe('Trường TrichYeuHoSo vượt quá độ dài cho phép');
    fixture.declare({ kind: 'overLong' });
    expect(fixture.call(long)).toMatchObject({ error_code: '0' });
    expect(fixture.held().record?.['TrichYeuHoSo']).toBe('x'.repeat(1000));
    fixture.call(bodies.progress(entryOf({ NguoiXuLy: 'y'.repeat(51) })));
    expect(fixture.held().progress[0]?.['NguoiXuLy']).toBe('y'.repeat(50));
  });

  it('does not know some procedures (M16)', () => {
    fixture.declare({ kind: 'unknownProcedures', procedures: ['1.999999'] });
    const message = 'Mã thủ tục hành chính 1.999999 không tồn tại hoặc đã bị bãi bỏ';
    expect(fixture.call(bodies.insert())).toMatchObject({ error_code: '-1', message });
    expect(fixture.call(bodies.insert(recordOf({ MaTTHC: '1.000001' })))).toMatchObject({ error_code: '0' });
  });

  it('has a clock that is wrong, and refuses what lies in its future (M21)', () => {
    fixture.call(bodies.insert());
    const now = entryOf({ ThoiDiemXuLy: '20240315143000' });
    fixture.declare({ kind: 'clockSkew', seconds: -120 });
    const { page } = fixture.deliver(bodies.progress(now));
    expect(page.headers['date']).toBe('Fri, 15 Mar 2024 07:28:00 GMT');
    expect(fixture.held().progress).toHaveLength(1);
    fixture.declare({ kind: 'clockSkew', seconds: -120, refuseFuture: true });
    expect(fixture.call(bodies.progress(now))).toMatchObject({
      error_code: '-1',
      message: 'Trường ThoiDiemXuLy không được lớn hơn thời điểm hiện tại',
    });
    fixture.clock.pass(120_000);
    expect(fixture.call(bodies.progress(now))).toMatchObject({ error_code: '0' });
  });
});

describe('what it does behind our back', () => {
  it('says success and keeps nothing', () => {
    fixture.declare({ kind: 'successWithoutApplying' });
    expect(fixture.call(bodies.insert())).toMatchObject({ message: 'Đồng bộ thành công' });
    expect(known()).toBe(false);
  });

  it('alters a field later', () => {
    fixture.declare({ kind: 'silentAlteration', delayMs: 60_000, field: 'DonViXuLy', value: 'Đơn vị khác', count: 1 });
    fixture.call(bodies.insert());
    fixture.clock.pass(59_999);
    expect(fixture.held().record?.['DonViXuLy']).toBe('Đơn vị mẫu');
    fixture.clock.pass(1);
    expect(fixture.held().record).toEqual(recordOf({ DonViXuLy: 'Đơn vị khác' }));
    fixture.call(bodies.update());
    expect(fixture.held().record).toEqual(recordOf());
  });

  it('loses the last progress entry later', () => {
    fixture.call(bodies.insert());
    fixture.declare({ kind: 'silentAlteration', style: 'loseProgress', delayMs: 1000 });
    fixture.call(bodies.progress(entryOf(), entryOf({ TrangThai: '4' })));
    fixture.clock.pass(1000);
    expect(fixture.held().progress).toEqual([entryOf()]);
  });

  it('loses a dossier later, and takes it again', () => {
    fixture.declare({ kind: 'silentAlteration', style: 'loseDossier', delayMs: 1000, count: 1 });
    fixture.call(bodies.insert());
    fixture.clock.pass(1000);
    expect(known()).toBe(false);
    expect(fixture.portal.store.counts(fixture.portal.now).dossiers).toBe(0);
    expect(fixture.portal.store.after(0, 10, fixture.portal.now)).toEqual([]);
    expect(fixture.call(bodies.update())).toMatchObject({ message: `Hồ sơ ${code} không tồn tại` });
    expect(fixture.call(bodies.insert())).toMatchObject({ error_code: '0' });
    expect(fixture.held()).toMatchObject({ record: recordOf(), inserts: 2, progress: [] });
  });
});
