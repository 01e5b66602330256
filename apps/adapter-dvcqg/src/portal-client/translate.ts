import { channels, dossierStatuses, ownerTypes, type DossierAction } from '@motcua/contracts';
import type { PersonalFacts, WantedDossier, WantedFacts, WantedStep } from '../wanted/wanted-state.js';
import type { DossierRecord, FeeRow, ProgressEntry, ResultRow, SubmittedFile, SupplementRow } from './wire.js';
import { limits, wireFlag, wireInstant, wireText } from './wire-format.js';

/** A fact without which the portal has no use for the record is missing: the events of the dossier are not complete. */
export class IncompleteDossier extends Error {}

/** The record of dvcqg.md section 3. The status is the true one (D1), an unknown value is `""` or left out (D3). */
export function toRecord(wanted: WantedDossier, personal: PersonalFacts): DossierRecord {
  const { code, facts, steps } = wanted;
  const { state, procedure, channel, ownerType } = facts;
  if (!procedure || !channel || !ownerType) throw new IncompleteDossier(`${code}: its registration never arrived`);
  const { owner } = personal;
  const components = facts.components ?? [];
  return {
    MaHoSo: code,
    MaTTHC: procedure.code,
    TenTTHC: wireText(procedure.name),
    MaLinhVuc: procedure.fieldCode,
    TenLinhVuc: wireText(procedure.fieldName),
    KenhThucHien: String(channels.indexOf(channel) + 1),
    ChuHoSo: wireText(owner.name),
    SoGiayToChuHoSo: wireText(owner.idNumber),
    DinhDanhCHS: identity(ownerType, owner.idNumber),
    LoaiDoiTuong: String(ownerTypes.indexOf(ownerType) + 1),
    MaDoiTuong: channel === 'online' ? '' : null,
    ThongTinKhac: '',
    Email: wireText(owner.email),
    Fax: '',
    SoDienThoai: wireText(owner.phone),
    TrichYeuHoSo: wireText(personal.summary, limits.summary),
    NgayNopHoSo: wireInstant(state.submittedAt),
    NgayTiepNhan: wireInstant(state.receivedAt),
    NgayHenTra: wireInstant(state.dueAt),
    NgayKetThucXuLy: wireInstant(state.finishedAt),
    NgayTra: wireInstant(state.returnedAt),
    NgayTuChoi: wireInstant(state.refusedAt),
    TrangThaiHoSo: String(dossierStatuses[state.status].code),
    ThongTinTra: '',
    HinhThuc: facts.returnMethod === 'counter' ? '0' : facts.returnMethod === 'postal' ? '1' : '',
    DonViXuLy: wireText(state.handlingUnitName),
    GhiChu: '',
    NoiNopHoSo: '2',
    HoSoCoThanhPhanSoHoa: wireFlag(components.some(({ digitised }) => digitised)),
    TaiKhoanDuocXacThucVoiVNeID: '',
    DuocThanhToanTrucTuyen: onlinePayment(facts),
    TaiLieuNop: components.map(submittedFile),
    DanhSachLePhi: fees(facts),
    DanhSachTepDinhKemKhac: [],
    DanhSachHoSoBoSung: supplements(steps, personal),
    DanhSachGiayToKetQua: results(facts),
    DSKetNoiCSDL: [],
  };
}

/** The entry of dvcqg.md section 4; the same step gives the same entry, however often it is asked for. */
export function toProgress(code: string, step: WantedStep, personal: PersonalFacts): ProgressEntry {
  const known = personal.steps.find(({ number }) => number === step.number);
  return {
    MaHoSo: code,
    NguoiXuLy: wireText(known?.officerName, limits.officer),
    ChucDanh: wireText(step.positionTitle),
    PhongBanXuLy: wireText(step.unitName),
    ThoiDiemXuLy: wireInstant(step.at),
    NoiDungXuLy: wireText(known?.text) || actionNames[step.action],
    TrangThai: String(dossierStatuses[step.to].code),
    NgayBatDau: '',
    NgayKetThucTheoQuyDinh: '',
  };
}

/** What was done, where nobody wrote more about it. */
const actionNames: Readonly<Record<DossierAction, string>> = {
  register: 'Đăng ký hồ sơ',
  receive: 'Tiếp nhận hồ sơ',
  requestSupplement: 'Yêu cầu bổ sung hồ sơ',
  submitSupplement: 'Nộp bổ sung hồ sơ',
  resume: 'Tiếp tục giải quyết hồ sơ',
  refuse: 'Từ chối giải quyết hồ sơ',
  withdraw: 'Rút hồ sơ',
  stop: 'Dừng giải quyết hồ sơ',
  forward: 'Chuyển xử lý hồ sơ',
  requestPayment: 'Yêu cầu thực hiện nghĩa vụ tài chính',
  confirmPayment: 'Xác nhận hoàn thành nghĩa vụ tài chính',
  extend: 'Xin lỗi và hẹn lại ngày trả kết quả',
  moveDeadline: 'Chuyển hẹn trả theo lịch làm việc được sửa đổi',
  finish: 'Hoàn thành xử lý hồ sơ',
  returnResult: 'Trả kết quả',
};

/** Kinds confirmed for citizens only: CCCD of 12 digits, CMND of 9. */
function identity(ownerType: string, idNumber: string | null): DossierRecord['DinhDanhCHS'] {
  const number = idNumber?.trim() ?? '';
  if (ownerType !== 'citizen') return [];
  if (/^\d{12}$/.test(number)) return [{ LoaiDinhDanh: '1', SoDinhDanh: number }];
  return /^\d{9}$/.test(number) ? [{ LoaiDinhDanh: '2', SoDinhDanh: number }] : [];
}

/** `1` paid on the portal, `2` through another gateway, else `0` (QĐ 766); never MPS's `3`. */
function onlinePayment({ fee, payment }: WantedFacts): string {
  const ways = [fee?.paidVia, payment?.paidVia];
  return ways.includes('portal') ? '1' : ways.includes('gateway') ? '2' : '0';
}

function submittedFile({
  code,
  name,
  digitised,
  reused,
  fromVault,
}: NonNullable<WantedFacts['components']>[number]): SubmittedFile {
  return {
    TepDinhKemId: '',
    TenTepDinhKem: wireText(name, limits.fileName),
    IsDeleted: 'False',
    MaThanhPhanHoSo: code ?? '',
    DuongDanTaiTepTin: '',
    DuocSoHoa: wireFlag(digitised),
    DuocTaiSuDung: wireFlag(reused),
    DuocLayTuKhoDMQG: wireFlag(fromVault),
    MaKetQuaThayThe: '',
  };
}

/** Only the amount is known to us; the portal's fee codes are not (unconfirmed lists). */
function fees({ fee }: WantedFacts): FeeRow[] {
  if (!fee || fee.amountVnd === 0) return [];
  return [{ TenPhiLePhi: '', MaPhiLePhi: '', HinhThucThu: '', Gia: String(fee.amountVnd), LoaiPhiLePhi: '' }];
}

function supplements(steps: readonly WantedStep[], personal: PersonalFacts): SupplementRow[] {
  const requests = steps.filter(({ action }) => action === 'requestSupplement');
  return requests.map((request, index) => {
    const next = requests[index + 1]?.number ?? Number.POSITIVE_INFINITY;
    const answering = steps.filter(({ number }) => number > request.number && number < next);
    const submitted = answering.find(({ action }) => action === 'submitSupplement');
    const resumed = answering.find(({ action }) => action === 'resume');
    const judged = resumed ?? answering.find(({ action }) => action === 'receive');
    const items = personal.supplements.find(({ number }) => number === request.supplement)?.items ?? [];
    return {
      HoSoBoSungId: request.supplement ?? index + 1,
      NguoiYeuCauBoSung: officer(personal, request),
      NoiDungBoSung: items.map(({ name, reason }) => wireText(reason ? `${name}: ${reason}` : name)).join('; '),
      NgayBoSung: wireInstant(request.at),
      NguoiTiepNhanBoSung: officer(personal, judged),
      ThongTinTiepNhan: '',
      NgayTiepNhanBoSung: wireInstant(submitted?.at),
      TrangThaiBoSung: submitted !== undefined,
      DanhSachGiayToBoSung: [],
      DanhSachLePhiBoSung: [],
      NgayHenTraTruoc: wireInstant(resumed?.formerDueAt),
      NgayHenTraMoi: wireInstant(resumed?.newDueAt),
    };
  });
}

function officer(personal: PersonalFacts, step: WantedStep | undefined): string {
  return wireText(personal.steps.find(({ number }) => number === step?.number)?.officerName, limits.officer);
}

/** Signed electronic results and nothing else (D2). */
function results({ result }: WantedFacts): ResultRow[] {
  if (!result?.electronic || !result.signed) return [];
  return [{ TenGiayTo: '', MaThanhPhanHoSo: '', GiayToId: '', DuongDanTepTinKetQua: '', MaGiayToKetQua: result.code }];
}
