import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, Permit } from '@motcua/service-kit';
import { processView, ProcessView } from '../show-process/process.view.js';
import { ApproveProcess } from './approve-process.js';

@ApiTags('processes')
@Controller('v1/processes')
export class ApproveProcessController {
  constructor(private readonly approveProcess: ApproveProcess) {}

  @Post(':code/versions/:version/approve')
  @HttpCode(200)
  @Permit('process:approve')
  @ApiOperation({
    operationId: 'approveProcess',
    summary: 'Phê duyệt một phiên bản',
    description: 'Người soạn hoặc sửa lần cuối không được tự phê duyệt.',
  })
  @ApiParam({ name: 'code', type: String, example: 'mac-dinh-cap-xa' })
  @ApiOkResponse({ type: ProcessView })
  async approve(
    @Ctx() ctx: Context,
    @Param('code') code: string,
    @Param('version') version: number,
    @IfMatch() expected: number | undefined,
  ): Promise<ProcessView> {
    return processView(await this.approveProcess.execute(ctx, code, version, expected));
  }
}
