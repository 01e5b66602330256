import { dossierStatuses, type DossierAction, type DossierStatus, type Refusal } from '@motcua/contracts';
import { kebab } from './actions.js';
import { dossierErrors } from './dossier-errors.js';
import { offeredActions, terminalStatuses, transitions, type Transition } from './transitions.js';

interface Standing {
  readonly code: string;
  readonly status: DossierStatus;
  readonly wasReceived: boolean;
}

/** The refusal that names status, act, the rule that stands against it, and what is allowed instead. */
export function illegalTransition(standing: Standing, action: DossierAction): Refusal {
  const { code, status } = standing;
  const allowed = offeredActions(standing).map(kebab).join(', ');
  return dossierErrors.ILLEGAL_TRANSITION({
    code,
    status,
    statusName: dossierStatuses[status].vi,
    action: kebab(action),
    ...reason(standing, action),
    allowedVi: allowed || 'không có',
    allowedEn: allowed || 'none',
  });
}

function reason({ status }: Standing, action: DossierAction): { rule: string; whyVi: string; whyEn: string } {
  if (terminalStatuses.has(status)) {
    return { rule: 'terminal', whyVi: 'hồ sơ đã kết thúc', whyEn: 'the dossier has ended' };
  }
  const rows = transitions.filter((row) => row.action === action);
  const here = rows.find((row) => row.from === status);
  if (here) {
    const before = here.received === 'before';
    return {
      rule: here.rule,
      whyVi: before ? 'hồ sơ chưa từng được tiếp nhận' : 'hồ sơ đã được tiếp nhận trước đó',
      whyEn: before ? 'the dossier was never received' : 'the dossier was received before',
    };
  }
  return {
    rule: [...new Set(rows.map(({ rule }) => rule))].join(', '),
    whyVi: `chỉ thực hiện được từ trạng thái ${fromStatuses(rows, (status) => `"${dossierStatuses[status].vi}"`)}`,
    whyEn: `it is possible only from ${fromStatuses(rows, (status) => `"${status}"`)}`,
  };
}

function fromStatuses(rows: readonly Transition[], name: (status: DossierStatus) => string): string {
  const statuses = rows.flatMap(({ from }) => (from === null ? [] : [from]));
  return [...new Set(statuses)].map(name).join(', ');
}
