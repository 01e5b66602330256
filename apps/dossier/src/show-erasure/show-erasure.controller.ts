import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { ErasureView } from './erasure.view.js';
import { ShowErasure } from './show-erasure.js';

@ApiTags('erasures')
@Controller('v1/erasures')
export class ShowErasureController {
  constructor(private readonly showErasure: ShowErasure) {}

  @Get(':id')
  @Permit('personal-data:erase')
  @ApiOperation({ operationId: 'showErasure', summary: 'Một đề nghị xóa dữ liệu cá nhân' })
  @ApiOkResponse({ type: ErasureView })
  show(@Ctx() ctx: Context, @Param('id') id: string): Promise<ErasureView> {
    return this.showErasure.execute(ctx, id);
  }
}
