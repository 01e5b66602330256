import { compileCalendar } from '@motcua/calendar';
import {
  permissionsOf,
  type Actor,
  type Channel,
  type DomainEvent,
  type DossierAction,
  type ProcedurePublishedData,
} from '@motcua/contracts';
import { actionNames, kebab } from './actions.js';
import type { By, UnitRef } from './acting.js';
import type { GivenComponent } from './components.js';
import { Dossier } from './dossier.js';
import type { WorkingTime } from './dossier-clock.js';
import type { DossierRecord } from './dossier-record.js';
import type { Pins, Registration } from './registration.js';
import { DossierRights } from '@motcua/contracts';
import { termsOf } from './terms.js';

/** Vietnamese time in 2024: `03-15 09:10`. */
export function date(text: string): Date {
  return new Date(`2024-${text.replace(' ', 'T')}:00+07:00`);
}

const everyAct = Object.keys(actionNames).map((action) => `dossier:${kebab(action as DossierAction)}`);
const permissions = permissionsOf(everyAct)!;

export const desk: Actor = { id: 'O-1', kind: 'officer', permissions, positionTitle: 'Công chức một cửa' };
export const approver: Actor = { ...desk, id: 'O-2', permissions: permissionsOf([...everyAct, 'dossier:approve'])! };
export const citizen: Actor = { id: 'C-1', kind: 'citizen', permissions };

export function by(actor: Actor, at = '03-15 09:10'): By {
  return { actor, rights: new DossierRights(actor, new Set(), new Set()), at: date(at), unit: null };
}

export const commune: UnitRef = { code: 'H52.101', version: 1, name: 'UBND xã mẫu' };

export const procedure: ProcedurePublishedData = {
  code: '1.001193',
  version: 2,
  name: 'Đăng ký khai sinh',
  fieldCode: 'G99-HT01',
  fieldName: 'Hộ tịch',
  level: 'commune',
  serviceLevel: 'full',
  objectTypes: ['citizen'],
  handlingUnit: null,
  cases: [
    {
      code: 'TH01',
      name: 'Thông thường',
      channels: {
        counter: {
          limit: { amount: 3, unit: 'workingDay' },
          fee: { amountVnd: 8000, exemptionText: 'Miễn hộ nghèo.' },
        },
        online: { limit: { amount: 3, unit: 'workingDay' }, fee: { amountVnd: 4000, exemptionText: 'Miễn hộ nghèo.' } },
      },
    },
    {
      code: 'TH02',
      name: 'Không hẹn ngày',
      channels: { counter: { limit: null, fee: { amountVnd: 0, exemptionText: 'Không thu.' } } },
    },
  ],
  components: [
    { code: 'TP01', name: 'Tờ khai', required: true, digitise: 'required' },
    { code: 'TP02', name: 'Giấy chứng sinh', required: true, digitise: 'optional' },
    { code: 'TP03', name: 'Giấy tờ tùy thân', required: false, digitise: 'no' },
  ],
  result: { code: 'KQ01', name: 'Giấy khai sinh' },
  validFrom: '2019-01-01',
  validTo: null,
};

const workday = ['07:00-11:30', '13:30-17:00'];

/** Monday to Friday, 8 hours; the years named are published. */
export function workingTime(years: readonly number[], feePausesClock = false, version = 1): WorkingTime {
  return {
    id: 'office',
    version,
    calendar: compileCalendar({
      unitCode: 'H52',
      weekly: { 1: workday, 2: workday, 3: workday, 4: workday, 5: workday, 6: [], 7: [] },
      years: Object.fromEntries(years.map((year) => [String(year), { exceptions: [] }])),
    }),
    ruleSet: {
      id: 'rules',
      validFrom: '2024-01-01',
      counting: 'sameTime',
      hoursPerDay: 8,
      sameDayCutoff: '15:00',
      extensionLimit: 1,
      feePausesClock,
    },
  };
}

export function pins(change: Partial<Pins> = {}, caseCode = 'TH01', channel: Channel = 'counter'): Pins {
  const working = change.working ?? [workingTime([2024, 2025])];
  return {
    terms: termsOf(procedure, caseCode, channel),
    unit: commune,
    process: { code: 'commune-default', version: 1 },
    working,
    asPinned: working,
    ...change,
  };
}

export function paper(name: string, change: Partial<GivenComponent> = {}): GivenComponent {
  return { name, digitised: true, reused: false, fromVault: false, ...change };
}

export const registration: Registration = {
  channel: 'counter',
  ownerType: 'citizen',
  owner: { subject: '6ba7b810-9dad-11d1-80b4-00c04fd430c8', sealed: Buffer.from('sealed') },
  components: [paper('Tờ khai'), paper('Giấy chứng sinh')],
};

export function register(from: By = by(desk), change: Partial<Registration> = {}, using = pins()): Dossier {
  return Dossier.register('H52.101-240315-0001', from, { ...registration, ...change }, using)[0];
}

/** A dossier in any state, also in one that no life leads to. */
export function standing(change: Partial<DossierRecord>, using = pins()): Dossier {
  return Dossier.of({ ...register().record, ...change }, using);
}

/** What is done by hand: a deadline moves by an amended calendar only. */
export type Act = Exclude<DossierAction, 'register' | 'moveDeadline'>;

const why = { reason: 'Lý do', legalBasis: 'Điều 1' };

/** Each act with all it asks for. */
export const acts: Readonly<Record<Act, (dossier: Dossier, by: By, using: Pins) => DomainEvent>> = {
  receive: (dossier, by, using) => dossier.receive(by, {}, using),
  requestSupplement: (dossier, by) => dossier.requestSupplement(by, { items: [{ name: 'Bản sao' }] }),
  submitSupplement: (dossier, by) => dossier.submitSupplement(by, { components: [paper('Giấy tờ tùy thân')] }),
  resume: (dossier, by) => dossier.resume(by, { reason: 'Đủ giấy tờ' }),
  refuse: (dossier, by) => dossier.refuse(by, why),
  withdraw: (dossier, by) => dossier.withdraw(by, {}),
  stop: (dossier, by) => dossier.stop(by, why),
  forward: (dossier, by) => dossier.forward(by, {}, { code: 'H52.16', version: 3, name: 'Sở mẫu' }),
  requestPayment: (dossier, by) =>
    dossier.requestPayment(by, { kind: 'tax', amountVnd: 50_000, payee: 'Thuế', dueDate: '2024-04-01' }),
  confirmPayment: (dossier, by) => dossier.confirmPayment(by, { paidVia: 'portal' }),
  extend: (dossier, by) =>
    dossier.extend(by, { to: new Date(by.at.getTime() + 20 * 86_400_000), reason: 'Chờ xác minh' }),
  finish: (dossier, by) => dossier.finish(by, { result: { code: 'KQ01', electronic: true, signed: true } }),
  returnResult: (dossier, by) =>
    dossier.returnResult(by, { method: 'counter', fee: { amountVnd: 8000, paidVia: 'cash' } }),
};

/** One act after the other, each done by an approver at its own minute. */
export function played(dossier: Dossier, ...life: readonly [act: Act, at: string][]): Dossier {
  for (const [act, at] of life) acts[act](dossier, by(approver, at), pins());
  return dossier;
}

/** The refusal's code, with the field it names; `done` when there was none. */
export function refusalOf(act: () => unknown): string {
  try {
    act();
    return 'done';
  } catch (error) {
    const { code, field } = error as { code: string; field?: string };
    return field === undefined ? code : `${code} at ${field}`;
  }
}
