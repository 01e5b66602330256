import type { Clock } from '@motcua/contracts';
import { isRow, type Row } from './portal/call.js';
import { mistakeOf, type Fault } from './portal/fault-kinds.js';
import { Portal, type Delivery, type PortalSettings } from './portal/portal.js';

/** 15 March 2024, 14:30 in Vietnam, until it is moved. */
export class HandClock implements Clock {
  private time = Date.parse('2024-03-15T14:30:00+07:00');

  now(): Date {
    return new Date(this.time);
  }

  pass(milliseconds: number): void {
    this.time += milliseconds;
  }
}

export const code = 'H52.01-240315-0001';

export function recordOf(more: Row = {}): Row {
  return {
    MaHoSo: code,
    MaTTHC: '1.999999',
    TenTTHC: 'Thủ tục mẫu',
    MaLinhVuc: 'G00-XX01',
    TenLinhVuc: 'Lĩnh vực mẫu',
    KenhThucHien: '1',
    LoaiDoiTuong: '1',
    MaDoiTuong: null,
    TrichYeuHoSo: '',
    NgayNopHoSo: '20240315083000',
    NgayTiepNhan: '20240315091000',
    NgayHenTra: '',
    TrangThaiHoSo: '2',
    DonViXuLy: 'Đơn vị mẫu',
    TaiLieuNop: [],
    ...more,
  };
}

export function entryOf(more: Row = {}): Row {
  return {
    MaHoSo: code,
    NguoiXuLy: 'Trần Thị Mẫu',
    ChucDanh: '',
    PhongBanXuLy: '',
    ThoiDiemXuLy: '20240315091000',
    NoiDungXuLy: 'Tiếp nhận hồ sơ',
    TrangThai: '2',
    NgayBatDau: '',
    NgayKetThucTheoQuyDinh: '',
    ...more,
  };
}

/** Bodies as a client sends them. */
export const bodies = {
  login: () => ({ username: 'user', password: 'password' }),
  lookUp: (mahoso = code) => ({ service: 'TraCuuHoSo', mahoso }),
  insert: (...data: Row[]) => ({
    service: 'DongBoHoSoMC',
    isUpdating: 'False',
    data: data.length ? data : [recordOf()],
  }),
  update: (...data: Row[]) => ({
    service: 'DongBoHoSoMC',
    isUpdating: 'True',
    data: data.length ? data : [recordOf()],
  }),
  progress: (...data: Row[]) => ({ service: 'CapNhatTienDoHoSoMC', data: data.length ? data : [entryOf()] }),
};

/** A portal and a client that is logged in. */
export class PortalFixture {
  readonly clock = new HandClock();
  readonly portal: Portal;
  session = '';

  constructor(settings: Partial<PortalSettings> = {}) {
    this.portal = new Portal({
      clock: this.clock,
      seed: 1,
      readBack: 'recordWithProgress',
      progressField: 'TienDoXuLy',
      sessionSeconds: 3600,
      ...settings,
    });
    this.logIn();
  }

  logIn(): Row {
    const answer = objectOf(this.portal.login(JSON.stringify(bodies.login())).perform());
    if (typeof answer['session'] === 'string') this.session = answer['session'];
    return answer;
  }

  deliver(body: Row): Delivery {
    return this.portal.call(JSON.stringify({ session: this.session, madonvi: '000.00.00.H52', ...body })).perform();
  }

  /** The answer as an object. */
  call(body: Row): Row {
    return objectOf(this.deliver(body));
  }

  declare(...faults: Fault[]): void {
    for (const fault of faults) {
      const mistake = mistakeOf(fault);
      if (mistake) throw new Error(`${fault.kind}.${mistake.field}: ${mistake.why}`);
    }
    this.portal.declare(faults);
  }

  /** What the portal holds of the dossier. */
  held(of = code): { record: Row | null; progress: Row[]; inserts: number; updates: number } {
    const dossier = this.portal.store.find(of, this.portal.now);
    return {
      record: dossier?.record ? (JSON.parse(dossier.record) as Row) : null,
      progress: dossier?.entries.map((entry) => JSON.parse(entry) as Row) ?? [],
      inserts: dossier?.inserts ?? 0,
      updates: dossier?.updates ?? 0,
    };
  }
}

export function objectOf({ page }: Delivery): Row {
  const value: unknown = JSON.parse(page.body);
  if (!isRow(value)) throw new Error(`no object: ${page.body}`);
  return value;
}
