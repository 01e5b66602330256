import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { PortalFactsQuery } from './portal-facts.query.js';
import { PortalFactsPage } from './portal-facts.view.js';
import { ShowPortalFacts } from './show-portal-facts.js';

@ApiTags('dossiers')
@Controller('v1/dossiers')
export class ShowPortalFactsController {
  constructor(private readonly showPortalFacts: ShowPortalFacts) {}

  @Get('portal-facts')
  @Permit('dossier:read-portal-facts')
  @ApiOperation({
    operationId: 'showPortalFacts',
    summary: 'Tên người và nội dung để đồng bộ lên Cổng Dịch vụ công quốc gia',
  })
  @ApiOkResponse({ type: PortalFactsPage })
  show(@Ctx() ctx: Context, @Query() { codes }: PortalFactsQuery): Promise<PortalFactsPage> {
    return this.showPortalFacts.execute(ctx, codes.split(','));
  }
}
