import { ApiProperty } from '@nestjs/swagger';
import { formatInstant } from '@motcua/contracts';
import {
  orderKinds,
  orderStates,
  type OrderKind,
  type OrderRecord,
  type OrderState,
} from '../domain/position-order.js';
import { PositionView } from '../list-positions/list-positions.dto.js';

export class PositionOrderView {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: orderKinds, example: 'delegate', description: 'Bổ nhiệm, giao quyền, ủy quyền, kết thúc sớm' })
  kind!: OrderKind;

  @ApiProperty({ type: PositionView, description: 'Chức danh như sẽ có khi được phê duyệt' })
  position!: PositionView;

  @ApiProperty({ type: String, example: 'Trưởng phòng đi công tác' })
  reason!: string;

  @ApiProperty({ type: String, example: '12/GUQ-UBND', description: 'Quyết định hoặc giấy ủy quyền' })
  citation!: string;

  @ApiProperty({ enum: orderStates, example: 'requested' })
  state!: OrderState;

  @ApiProperty({ type: String, example: 'cb-0004' })
  requestedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  requestedAt!: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  decidedBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  decidedAt!: string | null;
}

export function orderView({ content, requestedAt, decidedAt, ...order }: OrderRecord): PositionOrderView {
  return {
    id: order.id,
    kind: order.kind,
    position: { ...content },
    reason: order.reason,
    citation: order.citation,
    state: order.state,
    requestedBy: order.requestedBy,
    requestedAt: formatInstant(requestedAt),
    decidedBy: order.decidedBy,
    decidedAt: decidedAt && formatInstant(decidedAt),
  };
}
