import { Controller, Delete, HttpCode, Param } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { RemoveClientKey } from './remove-client-key.js';

@ApiTags('clients')
@Controller('v1/clients')
export class RemoveClientKeyController {
  constructor(private readonly removeClientKey: RemoveClientKey) {}

  @Delete(':id/keys/:kid')
  @HttpCode(204)
  @Permit('identity:administer')
  @ApiOperation({ operationId: 'removeClientKey', summary: 'Bỏ ngay một khoá của hệ thống' })
  @ApiNoContentResponse()
  remove(@Ctx() ctx: Context, @Param('id') id: string, @Param('kid') kid: string): Promise<void> {
    return this.removeClientKey.execute(ctx, id, kid);
  }
}
