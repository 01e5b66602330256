import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, PageQuery, Permit, type Page } from '@motcua/service-kit';
import { ListCalendars } from './list-calendars.js';
import { CalendarVersionSummaryPage, type CalendarVersionSummaryView } from './version-summary.view.js';

@ApiTags('calendars')
@Controller('v1/calendars')
export class ListCalendarsController {
  constructor(private readonly listCalendars: ListCalendars) {}

  @Get()
  @Permit('directory:read')
  @ApiOperation({ operationId: 'listCalendars', summary: 'Các lịch làm việc, mỗi lịch phiên bản mới nhất' })
  @ApiOkResponse({ type: CalendarVersionSummaryPage })
  list(@Ctx() ctx: Context, @Query() query: PageQuery): Promise<Page<CalendarVersionSummaryView>> {
    return this.listCalendars.execute(ctx, query);
  }
}
