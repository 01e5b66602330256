import type { Limit } from '@motcua/contracts';
import { processRoleNames } from './process-roles.js';
import type { UnitExpressionFault } from './unit-expression.js';
import { limitText } from './working-time.js';

/** An error keeps a process from being published; a warning is what the author has to know. */
export interface ProcessProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** Path in the definition: `steps[3].owner.unit`. */
  readonly field: string;
  readonly vi: string;
  readonly en: string;
}

type Severity = ProcessProblem['severity'];

function problem(code: string, vi: string, en: string, severity: Severity = 'error') {
  return (field: string): ProcessProblem => ({ code, severity, field, vi, en });
}

/** Everything verification can find, each with its sentence: `problems.deadEnd('Thẩm định')('steps[2]')`. */
export const problems = {
  startMissing: (start: string) =>
    problem(
      'START_MISSING',
      `Không có bước nào mang mã bắt đầu "${start}". Ghi ở "start" mã của bước đầu tiên.`,
      `No step has the code of the start, "${start}". Set "start" to the code of the first step.`,
    ),
  endMissing: () =>
    problem(
      'END_MISSING',
      'Quy trình chưa có điểm kết thúc. Thêm ít nhất một điểm vào "ends".',
      'The process has no end. Add at least one to "ends".',
    ),
  scopeUnclear: () =>
    problem(
      'SCOPE_UNCLEAR',
      'Quy trình phải hoặc là mặc định của cấp ("isDefault": true, "procedures" rỗng), hoặc nêu ít nhất một thủ tục.',
      'A process is either the default of its levels ("isDefault": true, no procedures) or names at least one procedure.',
    ),
  duplicateCode: (code: string) =>
    problem(
      'DUPLICATE_CODE',
      `Mã "${code}" đã được dùng trước đó trong quy trình. Đặt mã khác.`,
      `The code "${code}" is used before in the process. Choose another.`,
    ),
  duplicateTransition: () =>
    problem(
      'DUPLICATE_TRANSITION',
      'Bước chuyển này đã có, cùng nơi đi, nơi đến, thao tác và nhãn. Bỏ một trong hai.',
      'This transition is there already, with the same ends, action and label. Remove one of them.',
    ),
  unknownStep: (code: string) =>
    problem('UNKNOWN_STEP', `Không có bước nào mang mã "${code}".`, `No step has the code "${code}".`),
  unknownTarget: (code: string) =>
    problem(
      'UNKNOWN_STEP',
      `Không có bước hay điểm kết thúc nào mang mã "${code}".`,
      `No step and no end has the code "${code}".`,
    ),
  unreachable: (name: string) =>
    problem(
      'UNREACHABLE_STEP',
      `Không có đường nào từ bước đầu đến "${name}". Thêm bước chuyển đến đây hoặc bỏ đi.`,
      `No way leads from the start to "${name}". Add a transition to it, or remove it.`,
    ),
  deadEnd: (name: string) =>
    problem(
      'DEAD_END',
      `Từ bước "${name}" không đến được điểm kết thúc nào; hồ sơ sẽ nằm lại đó. Thêm bước chuyển đi tiếp.`,
      `From the step "${name}" no end can be reached; dossiers would stay there. Add a transition that leads on.`,
    ),
  ownerMissing: (name: string) =>
    problem(
      'OWNER_MISSING',
      `"${name}" chưa có người chịu trách nhiệm. Ghi vai trò và đơn vị.`,
      `"${name}" has no owner. Give a role and a unit.`,
    ),
  limitMissing: (name: string) => problem('LIMIT_MISSING', `"${name}" chưa có thời hạn.`, `"${name}" has no limit.`),
  roleUnknown: (role: string) =>
    problem(
      'UNKNOWN_ROLE',
      `Không có vai trò "${role}". Chọn một trong: ${processRoleNames.join(', ')}.`,
      `There is no role "${role}". Choose one of: ${processRoleNames.join(', ')}.`,
    ),
  badUnitExpression: (text: string, { position, expected }: UnitExpressionFault) =>
    problem(
      'BAD_UNIT_EXPRESSION',
      `Không hiểu biểu thức đơn vị "${text}" ở ký tự thứ ${position}: cần ${expected}.`,
      `The unit expression "${text}" is not understood at character ${position}: expected ${expected}.`,
    ),
  noUnit: (text: string, { example, missing, of }: Coverage) =>
    problem(
      'NO_SUCH_UNIT',
      `"${text}" không chỉ ra đơn vị nào với ${missing} trên ${of} đơn vị tiếp nhận, chẳng hạn ${example}.`,
      `"${text}" names no unit for ${missing} of ${of} receiving units, for example ${example}.`,
    ),
  noReceivingUnit: (level: string, date: string) =>
    problem(
      'NO_RECEIVING_UNIT',
      `Vào ngày ${date} không có đơn vị nào của cấp "${level}" tiếp nhận hồ sơ.`,
      `On ${date} there is no unit of the level "${level}" that receives dossiers.`,
    ),
  roleHeldByNobody: (role: string, text: string) =>
    problem(
      'ROLE_HELD_BY_NOBODY',
      `Không ai giữ vai trò "${role}" tại đơn vị mà "${text}" chỉ ra. Phân công cán bộ hoặc đổi đơn vị.`,
      `Nobody holds the role "${role}" in any unit that "${text}" names. Appoint an officer, or choose another unit.`,
    ),
  roleMissingInUnits: (role: string, text: string, { example, missing, of }: Coverage) =>
    problem(
      'ROLE_MISSING_IN_UNITS',
      `Chưa ai giữ vai trò "${role}" tại ${missing} trên ${of} đơn vị mà "${text}" chỉ ra, chẳng hạn ${example}.`,
      `Nobody holds the role "${role}" in ${missing} of ${of} units that "${text}" names, for example ${example}.`,
      'warning',
    ),
  statusMissing: () =>
    problem(
      'STATUS_MISSING',
      'Chưa có trạng thái trên Cổng quốc gia.',
      'The status on the national portal is missing.',
    ),
  statusUnknown: (status: string) =>
    problem(
      'UNKNOWN_STATUS',
      `Không có trạng thái "${status}". Chỉ dùng mười trạng thái của Cổng quốc gia.`,
      `There is no status "${status}". Only the ten statuses of the national portal exist.`,
    ),
  endStatus: (status: string) =>
    problem(
      'STATUS_DOES_NOT_FIT',
      `Trạng thái "${status}" không hợp ở đây: điểm kết thúc là refused, withdrawn, stopped hoặc returned, còn bước thì không.`,
      `The status "${status}" does not fit here: an end is refused, withdrawn, stopped or returned, a step is none of them.`,
    ),
  statusDiffers: (status: string, wanted: string) =>
    problem(
      'STATUS_DIFFERS',
      `Trạng thái "${status}" của bước chuyển khác "${wanted}" là nơi nó dẫn đến.`,
      `The transition says the status "${status}", but it leads to "${wanted}".`,
    ),
  actionUnknown: (action: string) =>
    problem('UNKNOWN_ACTION', `Không có thao tác "${action}".`, `There is no action "${action}".`),
  actionImpossible: (action: string, status: string) =>
    problem(
      'ACTION_IMPOSSIBLE',
      `Hồ sơ ở trạng thái "${status}" không thể "${action}".`,
      `A dossier with the status "${status}" cannot "${action}".`,
    ),
  actionNotAllowed: (action: string, step: string) =>
    problem(
      'ACTION_NOT_ALLOWED',
      `Bước "${step}" không được làm "${action}". Thêm thao tác này vào "mayDo" của bước hoặc bỏ bước chuyển.`,
      `The step "${step}" may not "${action}". Add it to the step's "mayDo", or remove the transition.`,
    ),
  actionLeadsNowhere: (action: string, step: string) =>
    problem(
      'ACTION_LEADS_NOWHERE',
      `Bước "${step}" được làm "${action}" nhưng không bước chuyển nào nói sau đó hồ sơ đi đâu.`,
      `The step "${step}" may "${action}", but no transition says where the dossier goes then.`,
    ),
  noBranch: (step: string) =>
    problem(
      'JOIN_WITHOUT_BRANCH',
      `Bước lấy ý kiến "${step}" không hỏi cơ quan nào. Thêm vào "opinions.branches".`,
      `The step "${step}" asks for opinions, but no agency. Add to "opinions.branches".`,
    ),
  strayOpinions: (step: string) =>
    problem(
      'OPINIONS_ON_OTHER_STEP',
      `"${step}" không phải bước lấy ý kiến (kind "parallelOpinion") nên không được có "opinions".`,
      `"${step}" is no step of the kind "parallelOpinion", so it cannot have "opinions".`,
    ),
  tooLong: (way: string, { vi, en }: { vi: string; en: string }, limit: Limit) =>
    problem(
      'LIMITS_EXCEED_PROCESS',
      `Các bước ${way} cần ${vi}, quá thời hạn ${limitText(limit).vi} của quy trình.`,
      `The steps ${way} take ${en}, more than the process's limit of ${limitText(limit).en}.`,
    ),
  unknownProcedure: (code: string, date: string) =>
    problem(
      'UNKNOWN_PROCEDURE',
      `Thủ tục "${code}" không có hiệu lực vào ngày ${date}.`,
      `The procedure "${code}" is not in force on ${date}.`,
    ),
  aboveProcedure: (code: string, longest: Limit) =>
    problem(
      'LIMIT_ABOVE_PROCEDURE',
      `Thời hạn của quy trình dài hơn mọi thời hạn của thủ tục ${code} (dài nhất: ${limitText(longest).vi}).`,
      `The limit of the process is longer than every limit of the procedure ${code} (the longest: ${limitText(longest).en}).`,
    ),
  aboveSomeLimits: ({ example, missing, of }: Coverage) =>
    problem(
      'LIMIT_ABOVE_SOME_CASES',
      `Có ${missing} trên ${of} thủ tục mà ít nhất một trường hợp có thời hạn ngắn hơn quy trình, chẳng hạn ${example}.`,
      `For ${missing} of ${of} procedures at least one case has a shorter limit than the process, for example ${example}.`,
      'warning',
    ),
};

/** Of how many something is missing, and one of those. */
export interface Coverage {
  readonly example: string;
  readonly missing: number;
  readonly of: number;
}

/** How many of these lack something; undefined when none does. */
export function coverage<Item>(
  items: readonly Item[],
  lacks: (item: Item) => boolean,
  nameOf: (item: Item) => string,
): Coverage | undefined {
  const missing = items.filter(lacks);
  const [first] = missing;
  return first === undefined ? undefined : { example: nameOf(first), missing: missing.length, of: items.length };
}
