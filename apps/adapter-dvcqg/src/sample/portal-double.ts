import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PortalCall } from '../portal-client/answer.js';
import type { PortalOptions } from '../portal-client/client.js';

type Row = Record<string, unknown>;

/** What the portal does with a call instead of answering it properly. */
export type Fault =
  | 'loseAfterApplying'
  | 'loseBeforeApplying'
  | 'sessionExpired'
  | { readonly http?: number; readonly body: string; readonly apply?: boolean };

export interface SeenCall {
  readonly call: PortalCall | 'login';
  readonly code: string | undefined;
  readonly body: Row;
  readonly headers: IncomingMessage['headers'];
  /** Calls of the same dossier under way at that moment. */
  readonly beside: number;
  /** Milliseconds, monotonic. */
  readonly at: number;
}

/** A national portal for tests: the wire of dvcqg.md, not idempotent, one session at a time. */
export class PortalDouble {
  readonly records = new Map<string, Row>();
  readonly progress = new Map<string, Row[]>();
  /** By `MATTHC`. */
  readonly procedures = new Map<string, Row>();
  readonly seen: SeenCall[] = [];
  /** Asked before each call that has a session. */
  misbehave: (call: PortalCall, code: string) => Fault | undefined = () => undefined;
  /** Nobody answers: every connection breaks. */
  down = false;
  readBack: 'existence' | 'record' | 'recordWithProgress' = 'record';
  session = '';
  /** Milliseconds before an answer. */
  delayMs = 0;
  private frozen: { records: Map<string, Row>; progress: Map<string, Row[]> } | null = null;
  private logins = 0;
  private readonly busy = new Map<string, number>();
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => this.answer(request, response, JSON.parse(Buffer.concat(chunks).toString()) as Row));
    });
  }

  async start(): Promise<PortalOptions> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const { port } = this.server.address() as AddressInfo;
    return {
      url: `http://127.0.0.1:${port}`,
      loginPath: '/mapi/login',
      servicePath: '/mapi/g',
      dstcode: 'TEST:dvcqg',
      unit: '000.00.00.H52',
      username: 'user',
      password: 'password',
      timeoutMs: 2_000,
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Look-ups show the present state from now on, whatever happens (M12), until they are released. */
  freezeReadBack(): void {
    const progress = new Map([...this.progress].map(([code, rows]) => [code, [...rows]]));
    this.frozen = { records: new Map(this.records), progress };
  }

  releaseReadBack(): void {
    this.frozen = null;
  }

  calls(...kinds: (PortalCall | 'login')[]): SeenCall[] {
    return this.seen.filter(({ call }) => kinds.includes(call));
  }

  private answer(request: IncomingMessage, response: ServerResponse, body: Row): void {
    if (request.url === '/mapi/login') return this.logIn(request, response, body);
    const call = callOf(body);
    const [first] = (body['data'] ?? [{}]) as Row[];
    const code = String(body['mahoso'] ?? first?.['MaHoSo']);
    this.seen.push({
      call,
      code,
      body,
      headers: request.headers,
      beside: this.busy.get(code) ?? 0,
      at: performance.now(),
    });
    if (this.down) return void request.socket.destroy();
    this.busy.set(code, (this.busy.get(code) ?? 0) + 1);
    setTimeout(() => {
      this.busy.set(code, this.busy.get(code)! - 1);
      const fault = this.misbehave(call, code);
      if (body['session'] !== this.session || fault === 'sessionExpired')
        return say(response, '-100', 'Phiên làm việc đã hết hạn');
      if (fault === 'loseBeforeApplying') return void request.socket.destroy();
      if (typeof fault === 'object' && !fault.apply) return raw(response, fault.http ?? 200, fault.body);
      const answer = this.apply(call, code, body);
      if (fault === 'loseAfterApplying') return void request.socket.destroy();
      if (typeof fault === 'object') return raw(response, fault.http ?? 200, fault.body);
      say(response, ...answer);
    }, this.delayMs);
  }

  private logIn(request: IncomingMessage, response: ServerResponse, body: Row): void {
    this.seen.push({
      call: 'login',
      code: undefined,
      body,
      headers: request.headers,
      beside: 0,
      at: performance.now(),
    });
    if (this.down) return void request.socket.destroy();
    if (body['password'] !== 'password') return say(response, '1', 'Sai mật khẩu');
    this.session = `session-${++this.logins}`;
    raw(response, 200, JSON.stringify({ error_code: 0, session: this.session }));
  }

  private apply(call: PortalCall, code: string, body: Row): [string | number, string, unknown?] {
    const record = this.records.get(code);
    const data = (body['data'] ?? []) as Row[];
    switch (call) {
      case 'lookUp':
        return ['0', 'Thành công', this.shown(code)];
      case 'insert':
        if (record) return [3, 'Hồ sơ đã tồn tại'];
        this.records.set(code, data[0]!);
        this.progress.set(code, []);
        return [0, 'Đồng bộ thành công'];
      case 'update':
        if (!record) return ['-1', 'Hồ sơ không tồn tại'];
        this.records.set(code, data[0]!);
        return ['0', 'ĐỒNG BỘ THÀNH CÔNG'];
      case 'procedures':
        return ['0', 'Thành công', [...this.procedures.values()]];
      case 'procedure':
        return ['0', 'Thành công', [this.procedures.get(String(body['maTTHC']))].filter(Boolean)];
      case 'progress':
        if (!record) return ['-1', 'Hồ sơ không tồn tại'];
        this.progress.get(code)!.push(...data);
        return ['00', 'Cập nhật tiến độ thành công'];
    }
  }

  private shown(code: string): Row[] {
    const { records, progress } = this.frozen ?? this;
    const record = records.get(code);
    if (!record) return [];
    if (this.readBack === 'existence') return [{ MaHoSo: code }];
    return [this.readBack === 'record' ? record : { ...record, TienDoXuLy: progress.get(code) }];
  }
}

function callOf(body: Row): PortalCall {
  if (body['service'] === 'TraCuuHoSo') return 'lookUp';
  if (body['service'] === 'CapNhatTienDoHoSoMC') return 'progress';
  if (body['service'] === 'LayDanhSachTTHC') return 'procedures';
  if (body['service'] === 'LayThuTuc') return 'procedure';
  return body['isUpdating'] === 'True' ? 'update' : 'insert';
}

function say(response: ServerResponse, code: string | number, message: string, result: unknown = []): void {
  raw(response, 200, JSON.stringify({ error_code: code, message, result }));
}

function raw(response: ServerResponse, http: number, body: string): void {
  response.writeHead(http, { 'content-type': 'application/json' }).end(body);
}
