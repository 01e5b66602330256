import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, PermitWithin } from '@motcua/service-kit';
import { PositionOrderView } from './position-order.view.js';
import { ShowPositionOrder } from './show-position-order.js';

@ApiTags('positions')
@Controller('v1/positions/orders')
export class ShowPositionOrderController {
  constructor(private readonly showOrder: ShowPositionOrder) {}

  @Get(':id')
  @PermitWithin('position:read-orders')
  @ApiOperation({ operationId: 'showPositionOrder', summary: 'Một yêu cầu về chức danh' })
  @ApiOkResponse({ type: PositionOrderView })
  show(@Ctx() ctx: Context, @Param('id') id: string): Promise<PositionOrderView> {
    return this.showOrder.execute(ctx, id);
  }
}
