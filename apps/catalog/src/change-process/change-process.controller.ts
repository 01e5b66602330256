import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, Permit } from '@motcua/service-kit';
import { ProcessDraftDto } from '../draft-process/process-draft.dto.js';
import { processView, ProcessView } from '../show-process/process.view.js';
import { ChangeProcess } from './change-process.js';

@ApiTags('processes')
@Controller('v1/processes')
export class ChangeProcessController {
  constructor(private readonly changeProcess: ChangeProcess) {}

  @Put(':code/versions/:version')
  @Permit('process:draft')
  @ApiOperation({
    operationId: 'changeProcess',
    summary: 'Sửa một phiên bản chưa công bố',
    description: 'Phiên bản đã được phê duyệt trở lại thành dự thảo.',
  })
  @ApiParam({ name: 'code', type: String, example: 'mac-dinh-cap-xa' })
  @ApiOkResponse({ type: ProcessView })
  async change(
    @Ctx() ctx: Context,
    @Param('code') code: string,
    @Param('version') version: number,
    @Body() body: ProcessDraftDto,
    @IfMatch() expected: number | undefined,
  ): Promise<ProcessView> {
    return processView(await this.changeProcess.execute(ctx, code, version, expected, body));
  }
}
