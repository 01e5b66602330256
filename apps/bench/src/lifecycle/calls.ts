/** The four calls of a lifecycle, as a counter of a district sends them. */
export const callNames = ['register', 'receive', 'forward', 'finish'] as const;
export type CallName = (typeof callNames)[number];

export interface Counter {
  readonly unitCode: string;
  readonly token: string;
}

const procedureCode = '9.900003';

export function bodyOf(call: CallName, { unitCode }: Counter): object {
  switch (call) {
    case 'register':
      return {
        procedureCode,
        caseCode: 'TH01',
        channel: 'counter',
        unitCode,
        owner: { type: 'citizen', idNumber: somebodysNumber(), name: 'Lò Văn Thử' },
        components: ['TP01', 'TP02', 'TP03'].map((code) => ({ code, name: `Giấy tờ ${code}`, digitised: true })),
      };
    case 'receive':
    case 'forward':
      return {};
    case 'finish':
      return { result: { code: `KQ-${procedureCode}`, electronic: true, signed: true } };
  }
}

/** Nearly always of somebody new: it costs most. */
function somebodysNumber(): string {
  return `014${String(Math.floor(Math.random() * 1e9)).padStart(9, '0')}`;
}

export function pathOf(call: CallName, code: string): string {
  return call === 'register' ? '/v1/dossiers' : `/v1/dossiers/${code}/${call}`;
}
