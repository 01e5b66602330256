import {
  dossierStatuses,
  DossierFinished,
  DossierForwarded,
  DossierReceived,
  DossierRegistered,
  ResultReturned,
  type DossierAction,
  type DossierEventData,
  type DossierState,
  type DossierStatus,
} from '@motcua/contracts';
import { wantedChange, type WantedChange } from '../wanted/wanted-change.js';
import type { PersonalFacts } from '../wanted/wanted-state.js';

/** A made-up event as it travels. */
export interface SampleEvent {
  readonly type: string;
  readonly sequence: number;
  readonly data: DossierEventData;
}

/** A plain life of a dossier: registered, received, forwarded, finished, returned. */
export function eventsOf(code: string): SampleEvent[] {
  return [
    sampleEvent(code, 1, DossierRegistered.type, 'register', null, 'registered', {
      procedure: {
        code: '1.999999',
        version: 1,
        name: 'Thủ tục mẫu',
        fieldCode: 'G00-XX01',
        fieldName: 'Lĩnh vực mẫu',
        caseCode: 'chung',
      },
      channel: 'counter',
      unit: { code: 'H52.01', name: 'Đơn vị mẫu' },
      ownerType: 'citizen',
      components: [
        { code: 'KQ0001', name: 'Tờ khai', digitised: true, reused: false, fromVault: false },
        { code: null, name: 'Giấy tờ khác', digitised: false, reused: true, fromVault: true },
      ],
    }),
    sampleEvent(code, 2, DossierReceived.type, 'receive', 'registered', 'received', {
      fee: { amountVnd: 50_000, paidVia: 'cash' },
    }),
    sampleEvent(code, 3, DossierForwarded.type, 'forward', 'received', 'processing'),
    sampleEvent(code, 4, DossierFinished.type, 'finish', 'processing', 'finished', {
      result: { code: 'KQ.1', electronic: true, signed: true },
    }),
    sampleEvent(code, 5, ResultReturned.type, 'returnResult', 'finished', 'returned', { method: 'counter' }),
  ];
}

/** What those events change. */
export function lifeOf(code: string): WantedChange[] {
  return eventsOf(code).map(({ type, sequence, data }) => wantedChange(type, sequence, data));
}

export function sampleEvent(
  code: string,
  number: number,
  type: string,
  action: DossierAction,
  from: DossierStatus | null,
  to: DossierStatus,
  more: object = {},
): SampleEvent {
  const step = {
    number,
    action,
    from,
    to,
    at: at(number),
    actorId: 'officer-1',
    positionTitle: 'Chuyên viên',
    unitCode: 'H52.01',
    unitName: 'Đơn vị mẫu',
  };
  return { type, sequence: number, data: { code, step, state: stateAt(number, to), ...more } };
}

/** Step n of every sample happens at 9:0n on 15 March 2024. */
export function at(number: number): string {
  return `2024-03-15T09:${String(number).padStart(2, '0')}:00+07:00`;
}

function stateAt(number: number, status: DossierStatus): DossierState {
  const reached = (other: DossierStatus, step: number) =>
    dossierStatuses[status].code >= dossierStatuses[other].code ? at(step) : null;
  return {
    status,
    handlingUnitCode: 'H52.01',
    handlingUnitName: 'Đơn vị mẫu',
    submittedAt: at(1),
    receivedAt: number >= 2 ? at(2) : null,
    dueAt: number >= 2 ? '2024-03-20T09:02:00+07:00' : null,
    finishedAt: reached('finished', 4),
    returnedAt: reached('returned', 5),
    refusedAt: status === 'refused' ? at(number) : null,
  };
}

export function personalFactsOf(code: string, steps = 5): PersonalFacts {
  return {
    code,
    owner: { type: 'citizen', idNumber: '000000000001', name: 'Nguyễn Văn Mẫu', phone: '0900000001', email: null },
    summary: 'Xin cấp giấy xác nhận',
    steps: Array.from({ length: steps }, (_, index) => ({
      number: index + 1,
      officerName: 'Trần Thị Mẫu',
      text: null,
    })),
    supplements: [],
  };
}
