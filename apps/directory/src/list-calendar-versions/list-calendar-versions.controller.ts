import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, PageQuery, Permit, type Page } from '@motcua/service-kit';
import { CalendarVersionSummaryPage, type CalendarVersionSummaryView } from '../list-calendars/version-summary.view.js';
import { ListCalendarVersions } from './list-calendar-versions.js';

@ApiTags('calendars')
@Controller('v1/calendars')
export class ListCalendarVersionsController {
  constructor(private readonly listCalendarVersions: ListCalendarVersions) {}

  @Get(':id/versions')
  @Permit('directory:read')
  @ApiOperation({
    operationId: 'listCalendarVersions',
    summary: 'Các phiên bản đã công bố của một lịch, mới nhất trước',
  })
  @ApiParam({ name: 'id', type: String, example: 'sonla-office' })
  @ApiOkResponse({ type: CalendarVersionSummaryPage })
  list(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<CalendarVersionSummaryView>> {
    return this.listCalendarVersions.execute(ctx, id, query);
  }
}
