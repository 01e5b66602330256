import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, PermitWithin } from '@motcua/service-kit';
import { PositionOrderView } from '../show-position-order/position-order.view.js';
import { DecidePositionOrder } from './decide-position-order.js';

@ApiTags('positions')
@Controller('v1/positions/orders')
export class DecidePositionOrderController {
  constructor(private readonly decideOrder: DecidePositionOrder) {}

  @Post(':id/approve')
  @HttpCode(200)
  @PermitWithin('position:approve')
  @ApiOperation({
    operationId: 'approvePositionOrder',
    summary: 'Phê duyệt: chức danh có hiệu lực; người yêu cầu và người nhận không tự phê duyệt',
  })
  @ApiOkResponse({ type: PositionOrderView })
  approve(@Ctx() ctx: Context, @Param('id') id: string): Promise<PositionOrderView> {
    return this.decideOrder.approve(ctx, id);
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @PermitWithin('position:approve')
  @ApiOperation({ operationId: 'refusePositionOrder', summary: 'Không phê duyệt yêu cầu về chức danh' })
  @ApiOkResponse({ type: PositionOrderView })
  refuse(@Ctx() ctx: Context, @Param('id') id: string): Promise<PositionOrderView> {
    return this.decideOrder.refuse(ctx, id);
  }
}
