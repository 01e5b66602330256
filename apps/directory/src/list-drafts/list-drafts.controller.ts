import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit, type Page } from '@motcua/service-kit';
import type { CalendarDraftView } from '../show-draft/draft.view.js';
import { CalendarDraftPage, ListDraftsQuery } from './list-drafts.dto.js';
import { ListDrafts } from './list-drafts.js';

@ApiTags('calendars')
@Controller('v1/calendars')
export class ListDraftsController {
  constructor(private readonly listDrafts: ListDrafts) {}

  @Get(':id/drafts')
  @Permit('directory:read')
  @ApiOperation({
    operationId: 'listCalendarDrafts',
    summary: 'Các bản dự thảo của một lịch, theo thứ tự soạn',
    description: 'Mã lịch "-" là mọi lịch: người phê duyệt xem các bản đang chờ.',
  })
  @ApiParam({ name: 'id', type: String, example: 'sonla-office' })
  @ApiOkResponse({ type: CalendarDraftPage })
  list(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Query() query: ListDraftsQuery,
  ): Promise<Page<CalendarDraftView>> {
    return this.listDrafts.execute(ctx, id, query);
  }
}
