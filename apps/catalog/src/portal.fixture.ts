import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PortalProcedure } from '@motcua/contracts';

/** What the adapter answers, played over real HTTP. */
export class PlayedAdapter {
  readonly procedures = new Map<string, PortalProcedure>();
  /** Codes of the list that get no answer so many times. */
  readonly silent = new Map<string, number>();
  readonly tokens: string[] = [];
  down = false;
  /** Nothing is answered before. */
  until: Promise<void> = Promise.resolve();
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      this.tokens.push(request.headers.authorization ?? '');
      void this.until.then(() => {
        const { status, body } = this.answer(decodeURIComponent(request.url!.split('/')[4] ?? ''));
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(code: string): { status: number; body: object } {
    if (this.down) return { status: 503, body: { detail: 'Cổng không trả lời' } };
    if (code === '') {
      const items = [...this.procedures.values()].map((one) => ({
        code: one.code,
        name: one.name,
        public: one.public,
      }));
      return { status: 200, body: { items, unreadable: 0, fetchedAt: '2024-03-15T09:10:00+07:00' } };
    }
    const left = this.silent.get(code) ?? 0;
    this.silent.set(code, left - 1);
    if (left > 0) return { status: 502, body: { detail: 'Cổng từ chối' } };
    const procedure = this.procedures.get(code);
    if (!procedure) return { status: 404, body: { detail: 'Không có' } };
    return { status: 200, body: { procedure, raw: { MATTHC: code }, digest: `digest of ${code}` } };
  }
}

/** As the portal would tell of `fullProcedure()`. */
export function portalProcedure(code: string, change: Partial<PortalProcedure> = {}): PortalProcedure {
  const term = {
    limit: { amount: 5, unit: 'workingDay' as const },
    description: '',
    fees: [{ kindCode: '2', amountVnd: 8000, description: 'Miễn cho hộ nghèo.', url: '' }],
  };
  return {
    code,
    name: 'Thủ tục mẫu',
    portalId: '1',
    publisherCode: '000.00.00.H52',
    kind: 'other',
    levels: ['Cấp Xã'],
    public: true,
    field: { code: 'G99-XX01', name: 'Lĩnh vực mẫu' },
    cases: [
      {
        name: 'Trường hợp thông thường',
        steps: ['Bước 1: Nộp hồ sơ', 'Bước 2: Nhận kết quả'],
        components: [{ code: '000.KQ1', name: 'Tờ khai', form: '', url: '', originals: 1, copies: 0 }],
      },
    ],
    channels: [{ channel: 'counter', terms: [term] }],
    applicantKinds: [],
    results: [{ code: '000.KQ2', name: 'Giấy xác nhận' }],
    legalBasis: [],
    performingAgencies: [{ code: 'H52', name: 'Ủy ban nhân dân cấp xã' }],
    competentAgency: '',
    delegatedAgency: '',
    coordinatingAgency: '',
    address: '',
    conditions: '',
    keywords: '',
    description: '',
    decision: { id: '', number: '' },
    problems: [],
    ...change,
  };
}
