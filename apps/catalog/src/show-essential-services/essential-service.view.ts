import { ApiProperty } from '@nestjs/swagger';
import { formatInstant } from '@motcua/contracts';
import {
  deploymentStates,
  type DeploymentState,
  type EssentialService,
  type Mark,
} from '../domain/essential-service.js';

const marks = ['confirmed', 'unconfirmed'] as const;

export class EssentialServiceView {
  @ApiProperty({ type: Number, example: 9, description: 'Số thứ tự trong danh mục' })
  number!: number;

  @ApiProperty({ type: Number, example: 1, description: 'Số lần thay đổi; dùng cho If-Match' })
  version!: number;

  @ApiProperty({ type: String, nullable: true, example: 'Đăng ký khai sinh', description: 'null: tỉnh chưa điền' })
  name!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '1.001193' })
  procedureCode!: string | null;

  @ApiProperty({ enum: marks, example: 'unconfirmed', description: 'Tên và thứ tự đã xác nhận chưa' })
  mark!: Mark;

  @ApiProperty({ enum: marks, nullable: true, example: 'confirmed', description: 'Mã thủ tục đã xác nhận chưa' })
  codeMark!: Mark | null;

  @ApiProperty({ enum: deploymentStates, example: 'offered', description: 'Chưa cung cấp, thí điểm, đã cung cấp' })
  state!: DeploymentState;

  @ApiProperty({ type: String, format: 'date', nullable: true, example: '2024-01-10', description: 'Từ ngày' })
  since!: string | null;
}

export class EssentialServiceChangeView extends EssentialServiceView {
  @ApiProperty({ type: String, example: 'cb-0002' })
  changedBy!: string;

  @ApiProperty({ type: String, format: 'date-time', example: '2024-03-15T09:10:00+07:00' })
  changedAt!: string;
}

export class EssentialServiceHistoryView {
  @ApiProperty({ type: [EssentialServiceChangeView], description: 'Mọi thay đổi, cũ nhất trước' })
  items!: EssentialServiceChangeView[];
}

class StateCountsView implements Record<DeploymentState, number> {
  @ApiProperty({ type: Number, example: 20 })
  notOffered!: number;

  @ApiProperty({ type: Number, example: 0 })
  piloting!: number;

  @ApiProperty({ type: Number, example: 5 })
  offered!: number;
}

export class EssentialServiceListSummaryView {
  @ApiProperty({ type: String, example: 'de-an-06' })
  id!: string;

  @ApiProperty({ type: String, example: '25 dịch vụ công thiết yếu theo Đề án 06' })
  title!: string;

  @ApiProperty({ type: String, example: 'Quyết định 06/QĐ-TTg ngày 06/01/2022' })
  source!: string;

  @ApiProperty({ type: StateCountsView, description: 'Số dịch vụ theo tình trạng' })
  counts!: StateCountsView;
}

export class EssentialServiceListsView {
  @ApiProperty({ type: [EssentialServiceListSummaryView] })
  items!: EssentialServiceListSummaryView[];
}

export class EssentialServiceListView extends EssentialServiceListSummaryView {
  @ApiProperty({ type: [EssentialServiceView] })
  services!: EssentialServiceView[];
}

export function serviceView(service: EssentialService): EssentialServiceView {
  const { number, version, name, procedureCode, mark, codeMark, state, since } = service;
  return { number, version, name, procedureCode, mark, codeMark, state, since };
}

export function changeView(service: EssentialService): EssentialServiceChangeView {
  return { ...serviceView(service), changedBy: service.changedBy, changedAt: formatInstant(service.changedAt) };
}

export function countsOf(services: readonly EssentialService[]): StateCountsView {
  const counts = { notOffered: 0, piloting: 0, offered: 0 };
  for (const { state } of services) counts[state] += 1;
  return counts;
}
