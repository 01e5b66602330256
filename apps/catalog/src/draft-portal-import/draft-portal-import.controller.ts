import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit, withEtag } from '@motcua/service-kit';
import { DecisionView } from '../show-decision/decision.view.js';
import { DraftPortalImportDto } from './draft-portal-import.dto.js';
import { DraftPortalImport } from './draft-portal-import.js';

@ApiTags('portal-imports')
@Controller('v1/portal-imports')
export class DraftPortalImportController {
  constructor(private readonly draftPortalImport: DraftPortalImport) {}

  @Post(':id/decision')
  @Permit('catalog:draft')
  @ApiOperation({ operationId: 'draftPortalImport', summary: 'Lập dự thảo quyết định công bố từ những gì đã đọc được' })
  @ApiCreatedResponse({ type: DecisionView, headers: { Location: { schema: { type: 'string' } } } })
  async draft(@Ctx() ctx: Context, @Param('id') id: string, @Body() body: DraftPortalImportDto): Promise<DecisionView> {
    const view = await this.draftPortalImport.execute(ctx, id, body);
    return withEtag(view, view.version, { location: `/v1/decisions/${view.id}` });
  }
}
