import type { ProcessDefinition, ProcessStep, ProcessTransition } from './process-definition.js';
import { UnitTree, type UnitOfTree } from './unit-tree.js';
import type { Surroundings } from './verify-process.js';

export const today = '2024-03-15';

export function step(code: string, change: Partial<ProcessStep> = {}): ProcessStep {
  return {
    code,
    name: code,
    kind: 'review',
    owner: { role: 'handler', unit: 'receiving' },
    limit: { amount: 1, unit: 'workingDay' },
    portalStatus: 'processing',
    mayDo: [],
    opinions: null,
    ...change,
  };
}

export function transition(from: string, to: string, action: string | null, portalStatus: string): ProcessTransition {
  return { from, to, action, label: '', portalStatus };
}

/** Sound: the desk, an officer with a supplement loop, an approver, the desk again. Its running steps take 3 days. */
export const sound: ProcessDefinition = {
  code: 'mac-dinh-cap-xa',
  name: 'Quy trình mặc định cấp xã',
  levels: ['commune'],
  isDefault: true,
  procedures: [],
  limit: { amount: 3, unit: 'workingDay' },
  start: 'tiep-nhan',
  steps: [
    step('tiep-nhan', {
      kind: 'receive',
      owner: { role: 'desk', unit: 'receiving' },
      portalStatus: 'registered',
      mayDo: ['receive', 'refuse'],
    }),
    step('chuyen', {
      kind: 'assign',
      owner: { role: 'desk', unit: 'receiving' },
      limit: { amount: 4, unit: 'workingHour' },
      portalStatus: 'received',
      mayDo: ['forward'],
    }),
    step('tham-dinh', { limit: { amount: 2, unit: 'workingDay' }, mayDo: ['requestSupplement'] }),
    step('bo-sung', {
      kind: 'supplement',
      owner: { role: 'desk', unit: 'receiving' },
      limit: { amount: 30, unit: 'calendarDay' },
      portalStatus: 'supplementRequested',
      mayDo: ['submitSupplement', 'resume'],
    }),
    step('ky', {
      kind: 'sign',
      owner: { role: 'approver', unit: 'receiving' },
      limit: { amount: 0.5, unit: 'workingDay' },
      mayDo: ['finish'],
    }),
    step('tra', {
      kind: 'return',
      owner: { role: 'desk', unit: 'receiving' },
      portalStatus: 'finished',
      mayDo: ['returnResult'],
    }),
  ],
  transitions: [
    transition('tiep-nhan', 'chuyen', 'receive', 'received'),
    transition('tiep-nhan', 'tu-choi', 'refuse', 'refused'),
    transition('chuyen', 'tham-dinh', 'forward', 'processing'),
    transition('tham-dinh', 'bo-sung', 'requestSupplement', 'supplementRequested'),
    transition('bo-sung', 'tham-dinh', 'resume', 'processing'),
    transition('tham-dinh', 'ky', null, 'processing'),
    transition('ky', 'tra', 'finish', 'finished'),
    transition('tra', 'da-tra', 'returnResult', 'returned'),
  ],
  ends: [
    { code: 'da-tra', name: 'Đã trả kết quả', portalStatus: 'returned' },
    { code: 'tu-choi', name: 'Từ chối', portalStatus: 'refused' },
  ],
};

/** The definition with some steps changed; by code. */
export function withSteps(changes: Readonly<Record<string, Partial<ProcessStep>>>): ProcessDefinition {
  return { ...sound, steps: sound.steps.map((one) => ({ ...one, ...changes[one.code] })) };
}

const unit = (code: string, kind: string, parent: string | null, validity: Partial<UnitOfTree> = {}): UnitOfTree => ({
  code,
  name: `Đơn vị ${code}`,
  kind,
  level: kind === 'commune' || kind === 'district' ? kind : 'province',
  parent,
  validFrom: '2020-01-01',
  validTo: null,
  ...validity,
});

/** A province that abolishes its districts on 1 July 2025. */
export const units: readonly UnitOfTree[] = [
  unit('H52', 'province', null),
  unit('H52.01', 'serviceCentre', 'H52'),
  unit('H52.11', 'department', 'H52'),
  unit('H52.31', 'district', 'H52', { validTo: '2025-07-01' }),
  unit('H52.31.001', 'commune', 'H52.31', { validTo: '2025-07-01' }),
  unit('H52.31.001', 'commune', 'H52', { validFrom: '2025-07-01' }),
  unit('H52.31.002', 'commune', 'H52.31', { validTo: '2025-07-01' }),
];

const everywhere = new Set(units.map(({ code }) => code));

/** Everybody there, one rule set of eight hours. */
export function surroundings(change: Partial<Surroundings> = {}): Surroundings {
  const date = change.date ?? today;
  return {
    date,
    rules: [{ hoursPerDay: 8, feePausesClock: false }],
    tree: new UnitTree(units, date),
    holders: new Map(
      ['dossier:receive', 'dossier:request-payment', 'dossier:approve'].map((permission) => [permission, everywhere]),
    ),
    procedures: [],
    ...change,
  };
}
