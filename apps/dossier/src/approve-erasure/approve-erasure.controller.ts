import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { ErasureView } from '../show-erasure/erasure.view.js';
import { ApproveErasure } from './approve-erasure.js';

@ApiTags('erasures')
@Controller('v1/erasures')
export class ApproveErasureController {
  constructor(private readonly approveErasure: ApproveErasure) {}

  @Post(':id/approve')
  @HttpCode(200)
  @Permit('personal-data:erase')
  @ApiOperation({
    operationId: 'approveErasure',
    summary: 'Duyệt và xóa: dữ liệu cá nhân không thể đọc lại; người đề nghị không tự duyệt',
  })
  @ApiOkResponse({ type: ErasureView })
  approve(@Ctx() ctx: Context, @Param('id') id: string): Promise<ErasureView> {
    return this.approveErasure.execute(ctx, id);
  }
}
