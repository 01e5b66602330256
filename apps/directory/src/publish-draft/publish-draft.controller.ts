import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, Permit } from '@motcua/service-kit';
import { CalendarDraftView } from '../show-draft/draft.view.js';
import { PublishDraft } from './publish-draft.js';

@ApiTags('calendars')
@Controller('v1/calendars')
export class PublishDraftController {
  constructor(private readonly publishDraft: PublishDraft) {}

  @Post(':id/drafts/:draftId/publish')
  @HttpCode(200)
  @Permit('calendar:approve', 'calendar:publish')
  @ApiOperation({
    operationId: 'publishCalendarDraft',
    summary: 'Công bố bản dự thảo đã phê duyệt thành phiên bản kế tiếp của lịch',
    description:
      'Người đã phê duyệt hoặc người có quyền "calendar:publish". Mọi lịch kế thừa phần thay đổi cũng có phiên bản mới, cùng lúc.',
  })
  @ApiParam({ name: 'id', type: String, example: 'sonla-office' })
  @ApiOkResponse({ type: CalendarDraftView })
  publish(
    @Ctx() ctx: Context,
    @Param('id') calendarId: string,
    @Param('draftId') id: string,
    @IfMatch() expected: number | undefined,
  ): Promise<CalendarDraftView> {
    return this.publishDraft.execute(ctx, { calendarId, id }, expected);
  }
}
