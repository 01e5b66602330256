import { randomUUID } from 'node:crypto';
import {
  CalendarPublished,
  ProcedurePublished,
  UnitPublished,
  type CalendarPublishedData,
  type Clock,
  type DomainEvent,
  type EventClass,
  type ProcedurePublishedData,
  type UnitPublishedData,
} from '@motcua/contracts';
import { InProcessTransport } from '@motcua/messaging';
import { boot, migrate, UNLIMITED, type Environment, type RunningService } from '@motcua/service-kit';
import { createTestDatabase, testKey } from '@motcua/testing';
import { DataSource } from 'typeorm';
import { dossierService } from './index.js';

/** Friday, 15 March 2024, 09:10 in Vietnam, until a test says otherwise. */
export class TestClock implements Clock {
  private time = new Date('2024-03-15T02:10:00Z');
  now = () => this.time;
  set(iso: string): void {
    this.time = new Date(iso);
  }
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Record<string, unknown>;
}

interface AskOptions {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly as?: Record<string, unknown>;
  /** Asks the second process instead of the first. */
  readonly replica?: boolean;
}

export const officer = { sub: 'cb-0004', kind: 'officer', name: 'Lường Văn Mẫu', unit: 'H52.31', position: 'district' };
const acts = ['register', 'receive', 'request-supplement', 'submit-supplement', 'resume', 'refuse', 'withdraw', 'stop'];
const more = ['extend', 'forward', 'request-payment', 'confirm-payment', 'finish', 'return-result', 'approve', 'read'];
export const everything = [...acts, ...more, 'read-portal-facts']
  .map((act) => `dossier:${act}`)
  .concat('calendar:draft', 'catalog:draft');

/** The service on a database of its own, with a few units, a calendar and procedures it was told of by events. */
export class DossierServiceFixture {
  readonly clock = new TestClock();
  readonly transport = new InProcessTransport();
  service!: RunningService;
  dataSource!: DataSource;
  private other: RunningService | undefined;
  environment!: Environment;
  private sign!: (claims: Record<string, unknown>) => Promise<string>;
  private drop!: () => Promise<void>;
  private readonly sequences = new Map<string, number>();

  static async start(more: Environment = {}): Promise<DossierServiceFixture> {
    const fixture = new DossierServiceFixture();
    const database = await createTestDatabase();
    const key = await testKey();
    const env: Environment = {
      DATABASE_URL: database.url,
      OIDC_ISSUER: key.issuer,
      OIDC_JWKS_FILE: key.jwksFile,
      ...UNLIMITED,
      LOG_LEVEL: 'silent',
      ...more,
    };
    await migrate(dossierService, env);
    fixture.environment = env;
    const { transport, clock } = fixture;
    fixture.service = await boot(dossierService, env, { transport, clock, listen: false });
    fixture.dataSource = fixture.service.app.get(DataSource);
    fixture.sign = (claims) => key.sign(claims);
    fixture.drop = () => database.drop();
    await fixture.announce(...units.map((unit) => new UnitPublished(unit.code, unit)));
    await fixture.announce(
      new CalendarPublished('office', calendar()),
      new ProcedurePublished('1.001193', procedure()),
    );
    return fixture;
  }

  async stop(): Promise<void> {
    await this.service.close();
    await this.transport.close();
    await this.drop();
  }

  /** A second process on the same database, with a memory of its own. */
  async replica(more: Environment = {}): Promise<RunningService> {
    const transport = new InProcessTransport();
    const env = { ...this.environment, ...more };
    this.other = await boot(dossierService, env, { transport, clock: this.clock, listen: false });
    return this.other;
  }

  /** As the service that owns them would; returns when they are handled. */
  async announce(...events: readonly DomainEvent[]): Promise<void> {
    const messages = events.map((event) => {
      const sequence = (this.sequences.get(event.subject) ?? 0) + 1;
      this.sequences.set(event.subject, sequence);
      return {
        topic: (event.constructor as EventClass).topic,
        key: event.subject,
        value: JSON.stringify(event.data),
        headers: {
          ce_id: randomUUID(),
          ce_type: event.type,
          ce_subject: event.subject,
          ce_sequence: String(sequence),
          ce_source: 'test',
          ce_time: '2024-01-01T00:00:00Z',
        },
      };
    });
    await this.transport.publish(messages);
  }

  async ask(method: 'GET' | 'POST', url: string, { body, headers, as, replica }: AskOptions = {}): Promise<Answer> {
    const authorization = `Bearer ${await this.sign({ ...officer, permissions: everything, ...as })}`;
    const { app } = replica === true ? this.other! : this.service;
    const answer = await app.inject({
      method,
      url,
      headers: { authorization, ...headers },
      ...(body !== undefined && { payload: body as object }),
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json<Record<string, unknown>>() };
  }

  /** Does an act that has to be accepted. */
  async act(code: string, action: string, body?: unknown, options: AskOptions = {}): Promise<Record<string, unknown>> {
    const answer = await this.ask('POST', `/v1/dossiers/${code}/${action}`, { ...options, body });
    if (answer.status !== 200) throw new Error(`${action}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async register(change: Record<string, unknown> = {}, options: AskOptions = {}): Promise<string> {
    const answer = await this.ask('POST', '/v1/dossiers', { ...options, body: { ...registration, ...change } });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body['code'] as string;
  }

  /** Rows of everything an act writes; two calls compare what was written in between. */
  async counts(): Promise<Record<string, unknown>> {
    const [row] = await this.dataSource.query<Record<string, unknown>[]>(
      `select (select count(*) from dossier) as dossiers, (select sum(version) from dossier) as versions,
         (select count(*) from dossier_step) as steps, (select count(*) from event) as events,
         (select count(*) from outbox) as queued, (select count(*) from idempotency) as keys`,
    );
    return row!;
  }
}

export const unit = (code: string, kind: string, parent: string | null, more: Partial<UnitPublishedData> = {}) => ({
  code,
  version: 1,
  name: `Đơn vị ${code}`,
  kind,
  level: 'province' as const,
  parent,
  gsoCode: null,
  validFrom: '2020-01-01',
  validTo: null,
  ...more,
});

const units: readonly UnitPublishedData[] = [
  unit('H52', 'province', null),
  unit('H52.01', 'serviceCentre', 'H52'),
  unit('H52.04', 'department', 'H52'),
  unit('H52.31', 'district', 'H52'),
  unit('H52.31.001', 'commune', 'H52.31'),
  unit('H52.32', 'district', 'H52'),
  unit('H52.99', 'commune', 'H52', { validTo: '2024-01-01' }),
  unit('H53', 'province', null),
];

const office = ['07:00-11:30', '13:30-17:00'];
export function calendar(change: Partial<CalendarPublishedData> = {}): CalendarPublishedData {
  return {
    id: 'office',
    version: 1,
    unitCode: 'H52',
    weekly: { 1: office, 2: office, 3: office, 4: office, 5: office, 6: [], 7: [] },
    years: { 2024: { exceptions: [{ date: '2024-04-18', kind: 'dayOff' }] } },
    ruleSet: {
      id: 'default-2024',
      validFrom: '2024-01-01',
      counting: 'sameTime',
      hoursPerDay: 8,
      sameDayCutoff: '15:00',
      extensionLimit: 1,
      feePausesClock: false,
    },
    ...change,
  };
}

export function procedure(change: Partial<ProcedurePublishedData> = {}): ProcedurePublishedData {
  const rule = {
    limit: { amount: 3, unit: 'workingDay' as const },
    fee: { amountVnd: 8000, exemptionText: 'Hộ nghèo.' },
  };
  return {
    code: '1.001193',
    version: 1,
    name: 'Đăng ký khai sinh',
    fieldCode: 'G99-HT01',
    fieldName: 'Hộ tịch',
    level: 'commune',
    serviceLevel: 'full',
    objectTypes: ['citizen'],
    handlingUnit: 'H52.04',
    cases: [{ code: 'TH01', name: 'Thông thường', channels: { counter: rule, online: rule } }],
    components: [
      { code: 'TP01', name: 'Tờ khai theo mẫu', required: true, digitise: 'required' },
      { code: 'TP02', name: 'Giấy chứng sinh', required: true, digitise: 'optional' },
    ],
    result: { code: 'KQ-1.001193', name: 'Giấy khai sinh' },
    validFrom: '2019-01-01',
    validTo: null,
    ...change,
  };
}

/** A complete registration at a commune. */
export const registration = {
  procedureCode: '1.001193',
  channel: 'counter',
  unitCode: 'H52.31.001',
  owner: { type: 'citizen', idNumber: '000000000001', name: 'Lò Thị Mẫu', phone: '0900000001' },
  summary: 'Đăng ký khai sinh cho con',
  components: [
    { name: 'Tờ khai theo mẫu', digitised: true, reused: false, fromVault: false },
    { code: 'TP02', name: 'Giấy chứng sinh bản chính' },
  ],
};
