import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import type { CalendarVersion } from '../domain/calendar.js';
import { CalendarView } from '../show-calendar/calendar.view.js';
import { DraftPreviewQuery } from './draft-preview.query.js';
import { ShowDraftResolved } from './show-draft-resolved.js';

@ApiTags('calendars')
@Controller('v1/calendars')
export class ShowDraftResolvedController {
  constructor(private readonly showDraftResolved: ShowDraftResolved) {}

  @Get(':id/drafts/:draftId/resolved')
  @Permit('directory:read')
  @ApiOperation({
    operationId: 'showCalendarDraftResolved',
    summary: 'Lịch đầy đủ nếu bản dự thảo được công bố ngay bây giờ',
    description: 'Phần kế thừa đã được viết ra; "version" là số phiên bản sẽ có.',
  })
  @ApiParam({ name: 'id', type: String, example: 'sonla-office' })
  @ApiConflictResponse()
  @ApiOkResponse({ type: CalendarView })
  show(
    @Ctx() ctx: Context,
    @Param('id') calendarId: string,
    @Param('draftId') id: string,
    @Query() { calendar }: DraftPreviewQuery,
  ): Promise<CalendarVersion> {
    return this.showDraftResolved.execute(ctx, { calendarId, id }, calendar);
  }
}
