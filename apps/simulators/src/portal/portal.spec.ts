import { bodies, code, entryOf, objectOf, PortalFixture, recordOf } from '../portal.fixture.js';

let fixture: PortalFixture;
beforeEach(() => (fixture = new PortalFixture()));

describe('the portal at its best', () => {
  it('keeps a dossier and its progress, and gives both back', () => {
    expect(fixture.call(bodies.lookUp())).toEqual({ error_code: '0', message: 'Thành công', result: [] });
    expect(fixture.call(bodies.insert())).toEqual({ error_code: '0', message: 'Đồng bộ thành công', result: [] });
    const entries = [entryOf(), entryOf({ TrangThai: '4', ThoiDiemXuLy: '20240315100000' })];
    expect(fixture.call(bodies.progress(...entries))).toMatchObject({ message: 'Cập nhật tiến độ thành công' });
    expect(fixture.call(bodies.lookUp())['result']).toEqual([{ ...recordOf(), TienDoXuLy: entries }]);
  });

  it('replaces the record by an update', () => {
    fixture.call(bodies.insert());
    fixture.call(bodies.update(recordOf({ TrangThaiHoSo: '4' })));
    expect(fixture.held()).toMatchObject({ record: { TrangThaiHoSo: '4' }, inserts: 1, updates: 1 });
  });

  it('tells a second insert that the dossier exists, and keeps the first (M3)', () => {
    fixture.call(bodies.insert());
    const answer = fixture.call(bodies.insert(recordOf({ TrangThaiHoSo: '4' })));
    expect(answer).toEqual({ error_code: '3', message: 'Hồ sơ đã tồn tại', result: null });
    expect(fixture.held()).toMatchObject({ record: { TrangThaiHoSo: '2' }, inserts: 1 });
  });

  it('keeps the same progress entry as often as it is sent, in order of arrival (M8)', () => {
    fixture.call(bodies.insert());
    const later = entryOf({ ThoiDiemXuLy: '20240315100000', TrangThai: '4' });
    for (const entry of [later, entryOf(), later]) fixture.call(bodies.progress(entry));
    expect(fixture.held().progress).toEqual([later, entryOf(), later]);
    expect(fixture.portal.store.counts(fixture.portal.now)).toEqual({ dossiers: 1, progressEntries: 3, duplicates: 1 });
  });

  it.each(['update', 'progress'] as const)('refuses an %s of an unknown dossier (M13)', (kind) => {
    expect(fixture.call(bodies[kind]())).toMatchObject({ error_code: '-1', message: `Hồ sơ ${code} không tồn tại` });
    expect(fixture.held().record).toBeNull();
  });

  it('refuses a whole call for one bad record (M14)', () => {
    const answer = fixture.call(bodies.insert(recordOf(), recordOf({ MaHoSo: 'H52.01-240315-0002', DonViXuLy: '' })));
    expect(answer).toMatchObject({ error_code: '-1', message: 'Trường DonViXuLy không được để trống' });
    expect(fixture.held().record).toBeNull();
  });

  it('refuses the same dossier twice in one insert', () => {
    expect(fixture.call(bodies.insert(recordOf(), recordOf()))).toMatchObject({ error_code: '3' });
    expect(fixture.held().record).toBeNull();
  });

  it.each([
    ['existence', { MaHoSo: code }],
    ['record', recordOf()],
    ['recordWithProgress', { ...recordOf(), TienDoXuLy: [entryOf()] }],
  ] as const)('gives back %s', (level, element) => {
    fixture.portal.readBack = level;
    fixture.call(bodies.insert());
    fixture.call(bodies.progress());
    expect(fixture.call(bodies.lookUp())['result']).toEqual([element]);
  });

  it('names a service it does not have, and a look-up without a code', () => {
    expect(fixture.call({ service: 'DongBoDVC' })).toMatchObject({ message: 'Dịch vụ DongBoDVC không tồn tại' });
    expect(fixture.call(bodies.lookUp(''))).toMatchObject({ error_code: '-1' });
  });
});

describe('what clients really send', () => {
  it.each([
    ['True', 1],
    ['true', 1],
    [true, 1],
    ['1', 1],
    ['False', 0],
    [false, 0],
    ['', 0],
    [undefined, 0],
  ])('reads isUpdating %p', (isUpdating, updates) => {
    fixture.call(bodies.insert());
    fixture.call({ ...bodies.update(), isUpdating });
    expect(fixture.held().updates).toBe(updates);
  });

  it('takes one object for a list of one, numbers for texts, and a byte order mark', () => {
    const record = recordOf({ TrangThaiHoSo: 2, KenhThucHien: 1, LoaiDoiTuong: 1 });
    const { session } = fixture;
    const body = `\uFEFF${JSON.stringify({ session, service: 'DongBoHoSoMC', isUpdating: 'False', data: record })}`;
    expect(objectOf(fixture.portal.call(body).perform())).toMatchObject({ error_code: '0' });
    expect(fixture.held().record).toEqual(record);
  });

  it.each(['', 'null', '[]', '"text"', '{"session":', 'session=1'])('answers %p by a page of the gateway', (text) => {
    for (const turn of [fixture.portal.call(text), fixture.portal.login(text)]) {
      const { page } = turn.perform();
      expect(page.http).toBe(400);
      expect(page.body).toContain('<h1>400 Bad Request</h1>');
    }
  });

  it.each([{ data: [] }, { data: 'x' }, { data: [1] }, {}])('refuses %p in place of records', (data) => {
    const answer = fixture.call({ service: 'DongBoHoSoMC', ...data });
    expect(answer).toMatchObject({ error_code: '-1', message: 'Dữ liệu data không hợp lệ' });
  });
});

describe('sessions', () => {
  const noSession = { error_code: '-100', message: 'Phiên làm việc không hợp lệ hoặc đã hết hạn', result: null };

  it('opens one for any name and password', () => {
    expect(fixture.logIn()).toEqual({ error_code: 0, session: expect.stringMatching(/^[0-9a-z]{40,}$/) });
  });

  it('knows its account when it has one', () => {
    fixture = new PortalFixture({ account: { username: 'user', password: 'other' } });
    expect(fixture.logIn()).toEqual({ error_code: -1, message: 'Tên đăng nhập hoặc mật khẩu không đúng' });
    expect(fixture.call(bodies.lookUp())).toEqual(noSession);
  });

  it('refuses a wrong or missing session by an error body', () => {
    for (const session of ['', 'wrong', undefined]) {
      const { page } = fixture.deliver({ ...bodies.insert(), session });
      expect(page.http).toBe(200);
      expect(JSON.parse(page.body)).toEqual(noSession);
    }
    expect(fixture.held().record).toBeNull();
  });

  it('ends after its time', () => {
    fixture.clock.pass(3_599_000);
    expect(fixture.call(bodies.lookUp())).toMatchObject({ error_code: '0' });
    fixture.clock.pass(1000);
    expect(fixture.call(bodies.lookUp())).toEqual(noSession);
  });

  it('allows two at a time', () => {
    const first = fixture.session;
    fixture.logIn();
    expect(fixture.call({ ...bodies.lookUp(), session: first })).toMatchObject({ error_code: '0' });
  });
});

describe('statistics and reset', () => {
  it('counts calls by service and outcome', () => {
    for (const body of [bodies.insert(), bodies.insert(), bodies.update(), bodies.progress(entryOf({ TrangThai: '' }))])
      fixture.call(body);
    fixture.call({ ...bodies.lookUp(), session: 'wrong' });
    expect(fixture.portal.statistics.calls).toEqual([
      { service: 'login', outcome: 'accepted', count: 1 },
      { service: 'DongBoHoSoMC.insert', outcome: 'accepted', count: 1 },
      { service: 'DongBoHoSoMC.insert', outcome: 'exists', count: 1 },
      { service: 'DongBoHoSoMC.update', outcome: 'accepted', count: 1 },
      { service: 'CapNhatTienDoHoSoMC', outcome: 'refused', count: 1 },
      { service: 'TraCuuHoSo', outcome: 'noSession', count: 1 },
    ]);
  });

  it('forgets everything at a reset', () => {
    fixture.declare({ kind: 'outage' });
    fixture.portal.readBack = 'existence';
    fixture.portal.reset();
    expect(fixture.portal.statistics.calls).toEqual([]);
    expect(fixture.call(bodies.lookUp())).toMatchObject({ error_code: '-100' });
    fixture.logIn();
    expect(fixture.call(bodies.insert())).toMatchObject({ error_code: '0' });
    expect(fixture.portal.readBack).toBe('recordWithProgress');
  });
});
