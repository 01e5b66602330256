import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { AtQuery, Ctx, Permit } from '@motcua/service-kit';
import { ShownProcedureView } from './procedure.view.js';
import { ShowProcedure } from './show-procedure.js';

@ApiTags('procedures')
@Controller('v1/procedures')
export class ShowProcedureController {
  constructor(private readonly showProcedure: ShowProcedure) {}

  @Get(':code')
  @Permit('catalog:read')
  @ApiOperation({
    operationId: 'showProcedure',
    summary: 'Thủ tục có hiệu lực tại một ngày, với thời hạn và phí theo từng trường hợp và cách thức nộp',
  })
  @ApiParam({ name: 'code', type: String, example: '1.001193' })
  @ApiOkResponse({ type: ShownProcedureView })
  show(@Ctx() ctx: Context, @Param('code') code: string, @Query() { at }: AtQuery): Promise<ShownProcedureView> {
    return this.showProcedure.execute(ctx, code, at);
  }
}
