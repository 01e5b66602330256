import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, PageQuery, Permit, type Page } from '@motcua/service-kit';
import { CalendarAmendmentPage, type CalendarAmendmentView } from './calendar-amendment.view.js';
import { ListCalendarAmendments } from './list-calendar-amendments.js';

@ApiTags('deadlines')
@Controller('v1/deadlines')
export class ListCalendarAmendmentsController {
  constructor(private readonly listCalendarAmendments: ListCalendarAmendments) {}

  @Get('calendar-amendments')
  @Permit('calendar:draft')
  @ApiOperation({
    operationId: 'listCalendarAmendments',
    summary: 'Lịch làm việc được sửa đổi và hồ sơ đã đổi hẹn trả theo đó, theo mã lịch rồi mới nhất trước',
  })
  @ApiOkResponse({ type: CalendarAmendmentPage })
  list(@Ctx() ctx: Context, @Query() page: PageQuery): Promise<Page<CalendarAmendmentView>> {
    return this.listCalendarAmendments.execute(ctx, page);
  }
}
