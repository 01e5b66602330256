import type { Choice } from './choose-procedure.js';

export interface Act {
  /** What is done, as an officer would say it. */
  readonly title: string;
  /** Last segment of the path; the first act creates the dossier and has none. */
  readonly action?: string;
  readonly body: object;
}

/** One dossier's life: a supplement is asked for in the middle, and the time stands still meanwhile. */
export function lifeOf({ procedure, caseCode, feeVnd }: Choice, unitCode: string): readonly [Act, ...Act[]] {
  const required = procedure.components.filter((component) => component.required);
  const components = required.map(({ code, name }) => ({ code, name, digitised: true }));
  const first = procedure.components[0]?.name ?? 'Giấy tờ chứng minh';
  const fee = feeVnd > 0 ? { fee: { amountVnd: feeVnd, paidVia: 'cash' } } : {};
  return [
    {
      title: 'Đăng ký hồ sơ tại quầy',
      body: {
        procedureCode: procedure.code,
        caseCode,
        channel: 'counter',
        unitCode,
        owner: { type: 'citizen', idNumber: '000000000001', name: 'Lò Thị Mẫu' },
        summary: procedure.name,
        components,
      },
    },
    { title: 'Tiếp nhận và hẹn trả kết quả', action: 'receive', body: fee },
    { title: 'Chuyển xử lý', action: 'forward', body: {} },
    {
      title: 'Yêu cầu bổ sung giấy tờ',
      action: 'request-supplement',
      body: { items: [{ name: first, reason: 'Bản chụp bị mờ' }] },
    },
    {
      title: 'Công dân nộp bổ sung',
      action: 'submit-supplement',
      body: { components: [{ name: `${first} (bản rõ)`, digitised: true }] },
    },
    { title: 'Tiếp tục xử lý, tính lại ngày hẹn trả', action: 'resume', body: {} },
    {
      title: 'Xử lý xong, có kết quả',
      action: 'finish',
      body: { result: { code: procedure.result!.code, electronic: true, signed: true } },
    },
    { title: 'Trả kết quả cho công dân', action: 'return-result', body: { method: 'counter' } },
  ];
}
