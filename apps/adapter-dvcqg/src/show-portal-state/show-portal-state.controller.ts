import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { normalisedCode, type Context } from '@motcua/contracts';
import { Ctx, PageQuery, Permit, PermitWithin } from '@motcua/service-kit';
import { PortalStateView, PortalSummaryView, ReceiptPage } from './portal-state.view.js';
import { ShowPortalState } from './show-portal-state.js';

@ApiTags('Cổng Dịch vụ công quốc gia')
@Controller('v1/portal')
export class ShowPortalStateController {
  constructor(@Inject(ShowPortalState) private readonly show: ShowPortalState) {}

  @Get('summary')
  @Permit('portal:read')
  @ApiOkResponse({ type: PortalSummaryView })
  summary(): Promise<PortalSummaryView> {
    return this.show.summary();
  }

  @Get('dossiers/:code')
  @PermitWithin('portal:read')
  @ApiOkResponse({ type: PortalStateView })
  one(@Ctx() ctx: Context, @Param('code') code: string): Promise<PortalStateView> {
    return this.show.one(ctx, normalisedCode(code));
  }

  @Get('dossiers/:code/receipts')
  @PermitWithin('portal:read')
  @ApiOkResponse({ type: ReceiptPage })
  receipts(@Ctx() ctx: Context, @Param('code') code: string, @Query() page: PageQuery): Promise<ReceiptPage> {
    return this.show.receipts(ctx, normalisedCode(code), page.limit, page.cursor);
  }
}
