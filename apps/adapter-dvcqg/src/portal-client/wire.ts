/** The portal's own names (dvcqg.md sections 3 and 4). They occur here, in translations and nowhere else. */
export interface DossierRecord {
  readonly MaHoSo: string;
  readonly MaTTHC: string;
  readonly TenTTHC: string;
  readonly MaLinhVuc: string;
  readonly TenLinhVuc: string;
  readonly KenhThucHien: string;
  readonly ChuHoSo: string;
  readonly SoGiayToChuHoSo: string;
  readonly DinhDanhCHS: readonly { readonly LoaiDinhDanh: string; readonly SoDinhDanh: string }[];
  readonly LoaiDoiTuong: string;
  /** Account of the portal; null when the dossier did not come online. */
  readonly MaDoiTuong: string | null;
  readonly ThongTinKhac: string;
  readonly Email: string;
  readonly Fax: string;
  readonly SoDienThoai: string;
  readonly TrichYeuHoSo: string;
  readonly NgayNopHoSo: string;
  readonly NgayTiepNhan: string;
  readonly NgayHenTra: string;
  readonly NgayKetThucXuLy: string;
  readonly NgayTra: string;
  readonly NgayTuChoi: string;
  readonly TrangThaiHoSo: string;
  readonly ThongTinTra: string;
  readonly HinhThuc: string;
  readonly DonViXuLy: string;
  readonly GhiChu: string;
  readonly NoiNopHoSo: string;
  readonly HoSoCoThanhPhanSoHoa: string;
  readonly TaiKhoanDuocXacThucVoiVNeID: string;
  readonly DuocThanhToanTrucTuyen: string;
  readonly TaiLieuNop: readonly SubmittedFile[];
  readonly DanhSachLePhi: readonly FeeRow[];
  readonly DanhSachTepDinhKemKhac: readonly never[];
  readonly DanhSachHoSoBoSung: readonly SupplementRow[];
  readonly DanhSachGiayToKetQua: readonly ResultRow[];
  readonly DSKetNoiCSDL: readonly never[];
}

export interface SubmittedFile {
  readonly TepDinhKemId: string;
  readonly TenTepDinhKem: string;
  readonly IsDeleted: 'True' | 'False';
  readonly MaThanhPhanHoSo: string;
  readonly DuongDanTaiTepTin: string;
  readonly DuocSoHoa: string;
  readonly DuocTaiSuDung: string;
  readonly DuocLayTuKhoDMQG: string;
  readonly MaKetQuaThayThe: string;
}

export interface FeeRow {
  readonly TenPhiLePhi: string;
  readonly MaPhiLePhi: string;
  readonly HinhThucThu: string;
  readonly Gia: string;
  readonly LoaiPhiLePhi: string;
}

export interface SupplementRow {
  readonly HoSoBoSungId: number;
  readonly NguoiYeuCauBoSung: string;
  readonly NoiDungBoSung: string;
  readonly NgayBoSung: string;
  readonly NguoiTiepNhanBoSung: string;
  readonly ThongTinTiepNhan: string;
  readonly NgayTiepNhanBoSung: string;
  readonly TrangThaiBoSung: boolean;
  readonly DanhSachGiayToBoSung: readonly never[];
  readonly DanhSachLePhiBoSung: readonly never[];
  readonly NgayHenTraTruoc: string;
  readonly NgayHenTraMoi: string;
}

export interface ResultRow {
  readonly TenGiayTo: string;
  readonly MaThanhPhanHoSo: string;
  readonly GiayToId: string;
  readonly DuongDanTepTinKetQua: string;
  readonly MaGiayToKetQua: string;
}

export interface ProgressEntry {
  readonly MaHoSo: string;
  readonly NguoiXuLy: string;
  readonly ChucDanh: string;
  readonly PhongBanXuLy: string;
  readonly ThoiDiemXuLy: string;
  readonly NoiDungXuLy: string;
  readonly TrangThai: string;
  readonly NgayBatDau: string;
  readonly NgayKetThucTheoQuyDinh: string;
}
