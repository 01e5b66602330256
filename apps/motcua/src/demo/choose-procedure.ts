import { CommandError } from '../command-error.js';
import type { Api } from './api.js';

interface Rule {
  readonly limit: { readonly amount: number; readonly unit: string } | null;
  readonly fee: { readonly amountVnd: number };
}

export interface Procedure {
  readonly code: string;
  readonly name: string;
  readonly objectTypes: readonly string[];
  readonly handlingUnit: string | null;
  readonly result: { readonly code: string; readonly name: string } | null;
  readonly components: readonly { readonly code: string; readonly name: string; readonly required: boolean }[];
  readonly cases: readonly {
    readonly code: string;
    readonly name: string;
    readonly channels: { readonly counter?: Rule };
  }[];
}

/** What the demo plays: a case of a procedure, at the counter. */
export interface Choice {
  readonly procedure: Procedure;
  readonly caseCode: string;
  readonly limitDays: number;
  readonly feeVnd: number;
}

/**
 * Of the procedures of a commune in force today: for citizens, with a written result, and with the shortest limit in working
 * days, so that the due date lies in a published calendar for as long as possible.
 */
export async function chooseProcedure(api: Api): Promise<Choice> {
  const { items } = await api.get<{ items: { code: string }[] }>('/v1/procedures?level=commune&limit=100');
  const procedures = await Promise.all(
    items.map(({ code }) => api.get<Procedure>(`/v1/procedures/${encodeURIComponent(code)}`)),
  );
  const [shortest] = procedures.flatMap(choicesOf).sort((one, other) => one.limitDays - other.limitDays);
  if (!shortest) throw new CommandError('Danh mục không có thủ tục cấp xã nào phù hợp đang có hiệu lực.');
  return shortest;
}

/** The cases of a procedure that fit. */
export function choicesOf(procedure: Procedure): Choice[] {
  if (!procedure.result || procedure.handlingUnit !== null || !procedure.objectTypes.includes('citizen')) return [];
  return procedure.cases.flatMap(({ code, channels: { counter } }) => {
    if (counter?.limit?.unit !== 'workingDay' || counter.limit.amount < 1) return [];
    return [{ procedure, caseCode: code, limitDays: counter.limit.amount, feeVnd: counter.fee.amountVnd }];
  });
}
