/** The ten statuses, with the portal's codes (dossier-lifecycle.md section 1, confirmed). The only statuses we have. */
export const dossierStatuses = {
  registered: { code: 1, vi: 'Mới đăng ký' },
  received: { code: 2, vi: 'Được tiếp nhận' },
  refused: { code: 3, vi: 'Không được tiếp nhận' },
  processing: { code: 4, vi: 'Đang xử lý' },
  supplementRequested: { code: 5, vi: 'Yêu cầu bổ sung giấy tờ' },
  paymentRequested: { code: 6, vi: 'Yêu cầu thực hiện nghĩa vụ tài chính' },
  withdrawn: { code: 7, vi: 'Công dân yêu cầu rút hồ sơ' },
  stopped: { code: 8, vi: 'Dừng xử lý' },
  finished: { code: 9, vi: 'Đã xử lý xong' },
  returned: { code: 10, vi: 'Đã trả kết quả' },
} as const;

export type DossierStatus = keyof typeof dossierStatuses;
export const dossierStatusNames = Object.keys(dossierStatuses) as DossierStatus[];

export const channels = ['counter', 'online', 'postal'] as const;
export type Channel = (typeof channels)[number];

export const ownerTypes = ['citizen', 'enterprise', 'agency', 'organisation'] as const;
export type OwnerType = (typeof ownerTypes)[number];
