import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { DraftPreviewQuery } from '../show-draft-resolved/draft-preview.query.js';
import { CalendarDraftDifferenceView } from './draft-difference.view.js';
import { ShowDraftDifference } from './show-draft-difference.js';

@ApiTags('calendars')
@Controller('v1/calendars')
export class ShowDraftDifferenceController {
  constructor(private readonly showDraftDifference: ShowDraftDifference) {}

  @Get(':id/drafts/:draftId/difference')
  @Permit('directory:read')
  @ApiOperation({
    operationId: 'showCalendarDraftDifference',
    summary: 'Khác biệt giữa lịch đang áp dụng và lịch nếu bản dự thảo được công bố',
    description: 'Lịch mới được so với lịch mà đơn vị đang theo, tức lịch của đơn vị cấp trên gần nhất.',
  })
  @ApiParam({ name: 'id', type: String, example: 'sonla-office' })
  @ApiConflictResponse()
  @ApiOkResponse({ type: CalendarDraftDifferenceView })
  show(
    @Ctx() ctx: Context,
    @Param('id') calendarId: string,
    @Param('draftId') id: string,
    @Query() { calendar }: DraftPreviewQuery,
  ): Promise<CalendarDraftDifferenceView> {
    return this.showDraftDifference.execute(ctx, { calendarId, id }, calendar);
  }
}
