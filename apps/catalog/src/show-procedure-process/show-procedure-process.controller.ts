import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { AtQuery, Ctx, Permit } from '@motcua/service-kit';
import { processView, ProcessView } from '../show-process/process.view.js';
import { ShowProcedureProcess } from './show-procedure-process.js';

@ApiTags('processes')
@Controller('v1/procedures')
export class ShowProcedureProcessController {
  constructor(private readonly showProcedureProcess: ShowProcedureProcess) {}

  @Get(':code/process')
  @Permit('catalog:read')
  @ApiOperation({
    operationId: 'showProcedureProcess',
    summary: 'Quy trình áp dụng cho thủ tục tại một ngày: của riêng thủ tục, nếu không thì mặc định của cấp',
  })
  @ApiParam({ name: 'code', type: String, example: '1.001193' })
  @ApiOkResponse({ type: ProcessView })
  async show(@Ctx() ctx: Context, @Param('code') code: string, @Query() { at }: AtQuery): Promise<ProcessView> {
    return processView(await this.showProcedureProcess.execute(ctx, code, at));
  }
}
