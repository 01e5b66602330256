import { ApiProperty } from '@nestjs/swagger';
import {
  channels,
  dossierStatuses,
  dossierStatusNames,
  formatInstant,
  type Channel,
  type DossierStatus,
  type ProcedurePublishedData,
} from '@motcua/contracts';
import { kebab } from '../domain/actions.js';
import type { DossierRecord } from '../domain/dossier-record.js';
import { offeredActions } from '../domain/transitions.js';
import type { People, PersonOrErased } from '../persons/person.js';
import { OwnerView, ownerView, PersonView, personView, type Shown } from '../persons/person.view.js';
import { InstantProperty, ObjectProperty } from './view-properties.js';

export class ProcedureRefView {
  @ApiProperty({ type: String, example: '1.001193' })
  code!: string;

  @ApiProperty({ type: Number, example: 1, description: 'Phiên bản thủ tục áp dụng cho hồ sơ' })
  version!: number;

  @ApiProperty({ type: String, example: 'Đăng ký khai sinh' })
  name!: string;
}

export class UnitRefView {
  @ApiProperty({ type: String, example: 'H52.31.001' })
  code!: string;

  @ApiProperty({ type: String, example: 'Ủy ban nhân dân phường Chiềng Lề' })
  name!: string;
}

export class ProcessRefView {
  @ApiProperty({ type: String, example: 'mac-dinh-xa' })
  code!: string;

  @ApiProperty({ type: Number, example: 1 })
  version!: number;
}

/** What lists show of a dossier. */
export class DossierSummaryView {
  @ApiProperty({ type: String, example: 'H52.31.001-240315-0001', description: 'Mã hồ sơ' })
  code!: string;

  @ApiProperty({ enum: dossierStatusNames, example: 'received' })
  status!: DossierStatus;

  @ApiProperty({ type: String, example: 'Được tiếp nhận' })
  statusName!: string;

  @ApiProperty({
    type: Number,
    example: 2,
    minimum: 1,
    maximum: 10,
    description: 'Mã trạng thái trên Cổng Dịch vụ công',
  })
  statusCode!: number;

  @ApiProperty({ type: Number, example: 2, description: 'Số thứ tự của bước gần nhất; dùng cho If-Match' })
  version!: number;

  @ApiProperty({ type: ProcedureRefView })
  procedure!: ProcedureRefView;

  @ApiProperty({ type: String, example: 'TH01' })
  caseCode!: string;

  @ApiProperty({ enum: channels, example: 'counter' })
  channel!: Channel;

  @ApiProperty({ type: UnitRefView, description: 'Đơn vị tiếp nhận' })
  unit!: UnitRefView;

  @ApiProperty({ type: UnitRefView, description: 'Đơn vị đang xử lý' })
  handlingUnit!: UnitRefView;

  @ApiProperty({ type: OwnerView })
  owner!: OwnerView;

  @InstantProperty('Ngày nộp', false)
  submittedAt!: string;

  @InstantProperty('Ngày tiếp nhận')
  receivedAt!: string | null;

  @InstantProperty('Hẹn trả; null khi chưa tiếp nhận, không hẹn hoặc đang tạm dừng tính thời gian')
  dueAt!: string | null;

  @InstantProperty('Xử lý xong')
  finishedAt!: string | null;

  @InstantProperty('Trả kết quả')
  returnedAt!: string | null;

  @InstantProperty('Từ chối')
  refusedAt!: string | null;
}

export class DossierView extends DossierSummaryView {
  @ApiProperty({ type: PersonView, nullable: true, description: 'Người nộp, khi không phải chủ hồ sơ' })
  submitter!: PersonView | null;

  @ApiProperty({ type: String, nullable: true, example: 'Đăng ký khai sinh cho con', description: 'Trích yếu' })
  summary!: string | null;

  @ApiProperty({ type: ProcessRefView, nullable: true, description: 'Phiên bản quy trình áp dụng cho hồ sơ' })
  process!: ProcessRefView | null;

  @ObjectProperty('Thành phần đã nộp', { isArray: true })
  components!: readonly object[];

  @ObjectProperty('Các lần yêu cầu bổ sung', { isArray: true })
  supplements!: readonly object[];

  @ObjectProperty('Các nghĩa vụ tài chính', { isArray: true })
  payments!: readonly object[];

  @ObjectProperty('Khoảng thời gian không tính vào thời hạn', { isArray: true })
  pauses!: readonly object[];

  @ObjectProperty('Các lần xin lỗi và hẹn lại ngày trả', { isArray: true })
  extensions!: readonly object[];

  @ObjectProperty('Phí, lệ phí của thủ tục đã ghi nhận', { nullable: true })
  fee!: object | null;

  @ApiProperty({ type: Number, example: 8000, description: 'Mức phí, lệ phí áp dụng, đồng' })
  feeVnd!: number;

  @ApiProperty({ type: String, description: 'Các trường hợp miễn, giảm; luôn đi cùng mức phí' })
  feeExemptionText!: string;

  @ObjectProperty('Kết quả', { nullable: true })
  result!: object | null;

  @ApiProperty({ type: [String], example: ['forward', 'withdraw'], description: 'Việc được phép với trạng thái này' })
  allowedActions!: string[];
}

type Procedure = Pick<ProcedurePublishedData, 'name' | 'cases'>;

export function dossierView(
  record: DossierRecord,
  people: People,
  procedure: Procedure,
  shown: Shown = 'masked',
): DossierView {
  const { summary, components, supplements, payments, pauses, extensions, fee, feeVnd, result } = record;
  const { processCode, processVersion } = record;
  const rule = procedure.cases.find(({ code }) => code === record.caseCode)?.channels[record.channel];
  const standing = { status: record.status, wasReceived: record.receivedAt !== null };
  return {
    ...summaryView(record, people.owner, procedure.name, shown),
    submitter: people.submitter === undefined ? null : personView(people.submitter, shown),
    summary,
    process: processCode === null || processVersion === null ? null : { code: processCode, version: processVersion },
    components,
    supplements,
    payments,
    pauses,
    extensions,
    fee,
    feeVnd,
    feeExemptionText: rule?.fee.exemptionText ?? '',
    result,
    allowedActions: offeredActions(standing).map(kebab),
  };
}

/** What a summary is made of. */
export const summaryFields = [
  'code',
  'status',
  'version',
  'procedureCode',
  'procedureVersion',
  'caseCode',
  'channel',
  'unitCode',
  'unitName',
  'handlingUnitCode',
  'handlingUnitName',
  'ownerType',
  'submittedAt',
  'receivedAt',
  'dueAt',
  'finishedAt',
  'returnedAt',
  'refusedAt',
  'ownerSubject',
  'ownerSealed',
] as const satisfies readonly (keyof DossierRecord)[];

export type SummaryRecord = Pick<DossierRecord, (typeof summaryFields)[number]>;

export function summaryView(
  record: SummaryRecord,
  owner: PersonOrErased,
  procedureName: string,
  shown: Shown = 'masked',
): DossierSummaryView {
  const { code, status, version, procedureCode, procedureVersion, caseCode, channel } = record;
  const instant = (at: Date | null) => at && formatInstant(at);
  return {
    code,
    status,
    statusName: dossierStatuses[status].vi,
    statusCode: dossierStatuses[status].code,
    version,
    procedure: { code: procedureCode, version: procedureVersion, name: procedureName },
    caseCode,
    channel,
    unit: { code: record.unitCode, name: record.unitName },
    handlingUnit: { code: record.handlingUnitCode, name: record.handlingUnitName },
    owner: ownerView(record.ownerType, owner, shown),
    submittedAt: formatInstant(record.submittedAt),
    receivedAt: instant(record.receivedAt),
    dueAt: instant(record.dueAt),
    finishedAt: instant(record.finishedAt),
    returnedAt: instant(record.returnedAt),
    refusedAt: instant(record.refusedAt),
  };
}
