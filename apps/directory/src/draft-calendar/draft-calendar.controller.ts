import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IdempotencyKey, Permit, withEtag } from '@motcua/service-kit';
import { CalendarDraftDto } from '../request/calendar-draft.dto.js';
import { CalendarDraftView } from '../show-draft/draft.view.js';
import { DraftCalendar } from './draft-calendar.js';

@ApiTags('calendars')
@Controller('v1/calendars')
export class DraftCalendarController {
  constructor(private readonly draftCalendar: DraftCalendar) {}

  @Post(':id/drafts')
  @Permit('calendar:draft')
  @ApiOperation({
    operationId: 'draftCalendar',
    summary: 'Soạn một năm, hoặc thay đổi giờ theo thứ hay quy tắc, của một lịch đã công bố',
    description: 'Mỗi năm của một lịch chỉ có một bản dự thảo đang mở.',
  })
  @ApiParam({ name: 'id', type: String, example: 'sonla-office' })
  @ApiCreatedResponse({ type: CalendarDraftView, headers: { Location: { schema: { type: 'string' } } } })
  async draft(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: CalendarDraftDto,
    @IdempotencyKey() key: string | undefined,
  ): Promise<CalendarDraftView> {
    const view = await this.draftCalendar.execute(ctx, id, body, key);
    return withEtag(view, view.version, { location: `/v1/calendars/${id}/drafts/${view.id}` });
  }
}
