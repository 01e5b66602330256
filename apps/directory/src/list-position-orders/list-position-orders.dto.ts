import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Optional, PageQuery } from '@motcua/service-kit';
import { IsIn } from 'class-validator';
import { orderStates, type OrderState } from '../domain/position-order.js';
import { PositionOrderView } from '../show-position-order/position-order.view.js';

export class ListPositionOrdersQuery extends PageQuery {
  @ApiPropertyOptional({ enum: orderStates, example: 'requested', description: 'Trạng thái; mặc định là tất cả' })
  @Optional()
  @IsIn(orderStates)
  state?: OrderState;
}

export class PositionOrderPage {
  @ApiProperty({ type: [PositionOrderView] })
  items!: PositionOrderView[];

  @ApiProperty({ type: String, nullable: true, example: null, description: 'null ở trang cuối' })
  nextCursor!: string | null;
}
