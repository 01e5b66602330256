import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, Permit } from '@motcua/service-kit';
import { CalendarDraftDto } from '../request/calendar-draft.dto.js';
import { CalendarDraftView } from '../show-draft/draft.view.js';
import { ChangeDraft } from './change-draft.js';

@ApiTags('calendars')
@Controller('v1/calendars')
export class ChangeDraftController {
  constructor(private readonly changeDraft: ChangeDraft) {}

  @Put(':id/drafts/:draftId')
  @Permit('calendar:draft')
  @ApiOperation({
    operationId: 'changeCalendarDraft',
    summary: 'Thay toàn bộ nội dung của bản dự thảo',
    description: 'Phê duyệt đã có (nếu có) không còn giá trị: phải trình lại.',
  })
  @ApiParam({ name: 'id', type: String, example: 'sonla-office' })
  @ApiOkResponse({ type: CalendarDraftView })
  change(
    @Ctx() ctx: Context,
    @Param('id') calendarId: string,
    @Param('draftId') id: string,
    @Body() body: CalendarDraftDto,
    @IfMatch() expected: number | undefined,
  ): Promise<CalendarDraftView> {
    return this.changeDraft.execute(ctx, { calendarId, id }, expected, body);
  }
}
