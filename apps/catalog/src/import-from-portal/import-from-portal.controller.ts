import { Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { importView, PortalImportView } from '../show-portal-import/portal-import.view.js';
import { ImportFromPortal } from './import-from-portal.js';

@ApiTags('portal-imports')
@Controller('v1/portal-imports')
export class ImportFromPortalController {
  constructor(private readonly importFromPortal: ImportFromPortal) {}

  @Post()
  @HttpCode(202)
  @Permit('catalog:draft')
  @ApiOperation({
    operationId: 'importFromPortal',
    summary: 'Đọc mọi thủ tục trên Cổng Dịch vụ công quốc gia và so với của tỉnh; không thay đổi gì',
    description: 'Người gọi cần cả quyền portal:read: Cổng được hỏi với quyền của người gọi.',
  })
  @ApiAcceptedResponse({ type: PortalImportView })
  async start(@Ctx() ctx: Context, @Headers('authorization') authorization: string): Promise<PortalImportView> {
    return importView(await this.importFromPortal.execute(ctx, authorization));
  }
}
