import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, PermitWithin } from '@motcua/service-kit';
import { HistoryView } from './history.view.js';
import { ShowHistory } from './show-history.js';

@ApiTags('dossiers')
@Controller('v1/dossiers')
export class ShowHistoryController {
  constructor(private readonly showHistory: ShowHistory) {}

  @Get(':code/history')
  @PermitWithin('dossier:read')
  @ApiOperation({ operationId: 'showHistory', summary: 'Các bước của hồ sơ, theo thứ tự' })
  @ApiOkResponse({ type: HistoryView })
  show(@Ctx() ctx: Context, @Param('code') code: string): Promise<HistoryView> {
    return this.showHistory.execute(ctx, code);
  }
}
