import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNotFoundResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { ErasureView } from '../show-erasure/erasure.view.js';
import { RequestErasureDto } from './request-erasure.dto.js';
import { RequestErasure } from './request-erasure.js';

@ApiTags('erasures')
@Controller('v1/erasures')
export class RequestErasureController {
  constructor(private readonly requestErasure: RequestErasure) {}

  @Post()
  @Permit('personal-data:erase')
  @ApiOperation({
    operationId: 'requestErasure',
    summary: 'Đề nghị xóa dữ liệu cá nhân của một người; người khác duyệt',
  })
  @ApiCreatedResponse({ type: ErasureView })
  @ApiNotFoundResponse()
  request(@Ctx() ctx: Context, @Body() body: RequestErasureDto): Promise<ErasureView> {
    return this.requestErasure.execute(ctx, body);
  }
}
