import { Controller, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { AtQuery, Ctx, Permit } from '@motcua/service-kit';
import { ProcessVerificationView } from './verification.view.js';
import { VerifyProcess } from './verify-process.js';

@ApiTags('processes')
@Controller('v1/processes')
export class VerifyProcessController {
  constructor(private readonly verifyProcess: VerifyProcess) {}

  @Post(':code/versions/:version/verify')
  @HttpCode(200)
  @Permit('catalog:read')
  @ApiOperation({
    operationId: 'verifyProcess',
    summary: 'Kiểm tra một phiên bản mà không công bố: nêu mọi lỗi và cảnh báo',
    description: 'Phiên bản đã công bố cũng kiểm tra lại được, chẳng hạn cho ngày sau khi sắp xếp đơn vị hành chính.',
  })
  @ApiParam({ name: 'code', type: String, example: 'mac-dinh-cap-xa' })
  @ApiOkResponse({ type: ProcessVerificationView })
  verify(
    @Ctx() ctx: Context,
    @Param('code') code: string,
    @Param('version') version: number,
    @Query() { at }: AtQuery,
  ): Promise<ProcessVerificationView> {
    return this.verifyProcess.execute(ctx, code, version, at);
  }
}
