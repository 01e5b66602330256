import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, Permit } from '@motcua/service-kit';
import { CalendarDraftView } from '../show-draft/draft.view.js';
import { ApproveDraft } from './approve-draft.js';

@ApiTags('calendars')
@Controller('v1/calendars')
export class ApproveDraftController {
  constructor(private readonly approveDraft: ApproveDraft) {}

  @Post(':id/drafts/:draftId/approve')
  @HttpCode(200)
  @Permit('calendar:approve')
  @ApiOperation({
    operationId: 'approveCalendarDraft',
    summary: 'Phê duyệt bản dự thảo; người soạn hoặc sửa lần cuối không được tự phê duyệt',
  })
  @ApiParam({ name: 'id', type: String, example: 'sonla-office' })
  @ApiOkResponse({ type: CalendarDraftView })
  approve(
    @Ctx() ctx: Context,
    @Param('id') calendarId: string,
    @Param('draftId') id: string,
    @IfMatch() expected: number | undefined,
  ): Promise<CalendarDraftView> {
    return this.approveDraft.execute(ctx, { calendarId, id }, expected);
  }
}
