import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, Permit } from '@motcua/service-kit';
import { processView, ProcessView } from '../show-process/process.view.js';
import { PublishProcess } from './publish-process.js';

@ApiTags('processes')
@Controller('v1/processes')
export class PublishProcessController {
  constructor(private readonly publishProcess: PublishProcess) {}

  @Post(':code/versions/:version/publish')
  @HttpCode(200)
  @Permit('process:publish')
  @ApiOperation({
    operationId: 'publishProcess',
    summary: 'Kiểm tra và công bố một phiên bản đã được phê duyệt',
    description:
      'Còn lỗi thì không công bố và nêu mọi lỗi. Phiên bản trước hết hiệu lực vào ngày phiên bản này bắt đầu.',
  })
  @ApiParam({ name: 'code', type: String, example: 'mac-dinh-cap-xa' })
  @ApiOkResponse({ type: ProcessView })
  async publish(
    @Ctx() ctx: Context,
    @Param('code') code: string,
    @Param('version') version: number,
    @IfMatch() expected: number | undefined,
  ): Promise<ProcessView> {
    return processView(await this.publishProcess.execute(ctx, code, version, expected));
  }
}
