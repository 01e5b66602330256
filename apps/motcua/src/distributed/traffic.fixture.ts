import { randomUUID } from 'node:crypto';
import type { DistributedSystem } from './distributed-system.js';

const PATIENCE_MS = 120_000;
const RETRY_MS = 200;
const procedureCode = '9.900003';

interface Dossier {
  readonly code: string;
  readonly version: number;
  readonly status: string;
}

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

const components = ['TP01', 'TP02', 'TP03'].map((code) => ({ code, name: `Giấy tờ ${code}`, digitised: true }));
const result = { code: `KQ-${procedureCode}`, electronic: true, signed: true };
const handover = { feeExemption: 'Miễn theo quy định', method: 'counter' };
const supplement = { items: [{ name: 'Giấy tờ tùy thân', reason: 'Bản chụp mờ' }] };

/** Lives as officers play them: each act with its body. */
const lives: readonly (readonly [action: string, body: object][])[] = [
  [
    ['receive', {}],
    ['forward', {}],
    ['finish', { result }],
    ['return-result', handover],
  ],
  [
    ['request-supplement', supplement],
    ['submit-supplement', { components: [] }],
    ['receive', {}],
    ['forward', {}],
    ['request-supplement', supplement],
    ['submit-supplement', {}],
    ['resume', {}],
    ['finish', { result }],
    ['return-result', handover],
  ],
  [
    ['receive', {}],
    ['forward', {}],
    ['stop', { reason: 'Chờ kết luận', legalBasis: 'Điều 1' }],
    ['resume', { reason: 'Đã có kết luận' }],
    ['refuse', { reason: 'Không đủ điều kiện', legalBasis: 'Điều 2' }],
  ],
  [
    ['receive', {}],
    ['withdraw', { reason: 'Theo đơn của công dân' }],
  ],
];

/**
 * Officers at work while things break. An answer that was lost is settled as a careful client does it: a registration is
 * repeated under its idempotency key, an act under the version it was meant for.
 */
export class Traffic {
  /** Codes with the version each must have reached. */
  readonly played = new Map<string, number>();
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(private readonly system: DistributedSystem) {}

  /** Plays so many lives, some at a time. */
  async play(count: number, atOnce = 6): Promise<void> {
    let next = 0;
    const officer = async () => {
      while (next < count) await this.life(next++);
    };
    await Promise.all(Array.from({ length: atOnce }, officer));
  }

  async life(index: number): Promise<string> {
    const dossier = await this.register();
    let { version } = dossier;
    for (const [action, body] of lives[index % lives.length]!) {
      version = await this.act(dossier.code, action, body, version);
      this.played.set(dossier.code, version);
    }
    return dossier.code;
  }

  async register(): Promise<Dossier> {
    const key = randomUUID();
    const body = {
      procedureCode,
      caseCode: 'TH01',
      channel: 'counter',
      unitCode: 'H52.31',
      owner: { type: 'citizen', idNumber: '014099000001', name: 'Lò Văn Thử' },
      components,
    };
    const { body: dossier } = await this.until('a registration', async () => {
      const answer = await this.ask('POST', '/v1/dossiers', body, { 'idempotency-key': key });
      return answer.status === 201 ? answer : undefined;
    });
    this.played.set(dossier['code'] as string, 1);
    return dossier as unknown as Dossier;
  }

  /** Returns the version it has led to. */
  private async act(code: string, action: string, body: object, version: number): Promise<number> {
    const path = `/v1/dossiers/${code}`;
    const done = await this.until(`${action} of ${code}`, async () => {
      const answer = await this.ask('POST', `${path}/${action}`, body, { 'if-match': `"${version}"` });
      if (answer.status === 200) return answer.body;
      if (answer.status >= 500) return undefined;
      if (answer.status !== 412) throw new Error(`${action} of ${code}: ${JSON.stringify(answer.body)}`);
      const now = await this.ask('GET', path);
      return now.status === 200 && now.body['version'] === version + 1 ? now.body : undefined;
    });
    return done['version'] as number;
  }

  /** An answer; one that was lost on the way is a 599. */
  async ask(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
    const authorization = `Bearer ${await this.token('province')}`;
    try {
      const answer = await fetch(`${this.system.url}${path}`, {
        method,
        headers: { authorization, 'content-type': 'application/json', ...headers },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(15_000),
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    } catch {
      return { status: 599, body: {} };
    }
  }

  async until<T>(what: string, attempt: () => Promise<T | undefined>, patienceMs = PATIENCE_MS): Promise<T> {
    const limit = Date.now() + patienceMs;
    for (;;) {
      const answer = await attempt();
      if (answer !== undefined) return answer;
      if (Date.now() > limit) throw new Error(`waited ${patienceMs / 1000} s for: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  private token(position: string): Promise<string> {
    let token = this.tokens.get(position);
    if (!token) this.tokens.set(position, (token = this.system.token(position)));
    return token;
  }
}
