import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { CalendarDraftView } from './draft.view.js';
import { ShowDraft } from './show-draft.js';

@ApiTags('calendars')
@Controller('v1/calendars')
export class ShowDraftController {
  constructor(private readonly showDraft: ShowDraft) {}

  @Get(':id/drafts/:draftId')
  @Permit('directory:read')
  @ApiOperation({ operationId: 'showCalendarDraft', summary: 'Một bản dự thảo của lịch' })
  @ApiParam({ name: 'id', type: String, example: 'sonla-office' })
  @ApiOkResponse({ type: CalendarDraftView })
  show(@Ctx() ctx: Context, @Param('id') calendarId: string, @Param('draftId') id: string): Promise<CalendarDraftView> {
    return this.showDraft.execute(ctx, { calendarId, id });
  }
}
