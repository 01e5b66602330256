import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, PermitWithin, type Page } from '@motcua/service-kit';
import type { PositionOrderView } from '../show-position-order/position-order.view.js';
import { ListPositionOrdersQuery, PositionOrderPage } from './list-position-orders.dto.js';
import { ListPositionOrders } from './list-position-orders.js';

@ApiTags('positions')
@Controller('v1/positions/orders')
export class ListPositionOrdersController {
  constructor(private readonly listOrders: ListPositionOrders) {}

  @Get()
  @PermitWithin('position:read-orders')
  @ApiOperation({ operationId: 'listPositionOrders', summary: 'Các yêu cầu về chức danh, mới nhất trước' })
  @ApiOkResponse({ type: PositionOrderPage })
  list(@Ctx() ctx: Context, @Query() query: ListPositionOrdersQuery): Promise<Page<PositionOrderView>> {
    return this.listOrders.execute(ctx, query);
  }
}
