import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { normalisedCode } from '@motcua/contracts';
import { PageQuery, Permit } from '@motcua/service-kit';
import { PortalStateView, PortalSummaryView, ReceiptPage } from './portal-state.view.js';
import { ShowPortalState } from './show-portal-state.js';

@ApiTags('Cổng Dịch vụ công quốc gia')
@Controller('v1/portal')
@Permit('portal:read')
export class ShowPortalStateController {
  constructor(@Inject(ShowPortalState) private readonly show: ShowPortalState) {}

  @Get('summary')
  @ApiOkResponse({ type: PortalSummaryView })
  summary(): Promise<PortalSummaryView> {
    return this.show.summary();
  }

  @Get('dossiers/:code')
  @ApiOkResponse({ type: PortalStateView })
  one(@Param('code') code: string): Promise<PortalStateView> {
    return this.show.one(normalisedCode(code));
  }

  @Get('dossiers/:code/receipts')
  @ApiOkResponse({ type: ReceiptPage })
  receipts(@Param('code') code: string, @Query() page: PageQuery): Promise<ReceiptPage> {
    return this.show.receipts(normalisedCode(code), page.limit, page.cursor);
  }
}
