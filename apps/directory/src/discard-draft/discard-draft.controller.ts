import { Controller, Delete, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, Permit } from '@motcua/service-kit';
import { CalendarDraftView } from '../show-draft/draft.view.js';
import { DiscardDraft } from './discard-draft.js';

@ApiTags('calendars')
@Controller('v1/calendars')
export class DiscardDraftController {
  constructor(private readonly discardDraft: DiscardDraft) {}

  @Delete(':id/drafts/:draftId')
  @Permit('calendar:draft', 'calendar:approve')
  @ApiOperation({ operationId: 'discardCalendarDraft', summary: 'Hủy bản dự thảo; bản đã hủy vẫn xem được' })
  @ApiParam({ name: 'id', type: String, example: 'sonla-office' })
  @ApiOkResponse({ type: CalendarDraftView })
  discard(
    @Ctx() ctx: Context,
    @Param('id') calendarId: string,
    @Param('draftId') id: string,
    @IfMatch() expected: number | undefined,
  ): Promise<CalendarDraftView> {
    return this.discardDraft.execute(ctx, { calendarId, id }, expected);
  }
}
