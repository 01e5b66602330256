import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IdempotencyKey, PermitWithin } from '@motcua/service-kit';
import { PositionOrderView } from '../show-position-order/position-order.view.js';
import { RequestPositionDto } from './request-position.dto.js';
import { RequestPosition } from './request-position.js';

@ApiTags('positions')
@Controller('v1/positions/orders')
export class RequestPositionController {
  constructor(private readonly requestPosition: RequestPosition) {}

  @Post()
  @PermitWithin('position:request')
  @ApiOperation({
    operationId: 'requestPosition',
    summary: 'Yêu cầu bổ nhiệm, giao quyền, ủy quyền hoặc kết thúc sớm một chức danh; người khác phê duyệt',
    description: 'Với phạm vi "own", người giữ chức danh chỉ được ủy quyền chức danh của chính mình.',
  })
  @ApiCreatedResponse({ type: PositionOrderView })
  request(
    @Ctx() ctx: Context,
    @Body() body: RequestPositionDto,
    @IdempotencyKey() key: string | undefined,
  ): Promise<PositionOrderView> {
    return this.requestPosition.execute(ctx, body, key);
  }
}
