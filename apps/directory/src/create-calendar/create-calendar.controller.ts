import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IdempotencyKey, Permit, withEtag } from '@motcua/service-kit';
import { CalendarDraftView } from '../show-draft/draft.view.js';
import { CreateCalendarDto } from './create-calendar.dto.js';
import { CreateCalendar } from './create-calendar.js';

@ApiTags('calendars')
@Controller('v1/calendars')
export class CreateCalendarController {
  constructor(private readonly createCalendar: CreateCalendar) {}

  @Post()
  @Permit('calendar:draft')
  @ApiOperation({
    operationId: 'createCalendar',
    summary: 'Soạn lịch làm việc mới cho một đơn vị chưa có lịch riêng',
    description: 'Lịch chỉ có hiệu lực sau khi bản dự thảo được người khác phê duyệt và được công bố.',
  })
  @ApiCreatedResponse({ type: CalendarDraftView, headers: { Location: { schema: { type: 'string' } } } })
  async create(
    @Ctx() ctx: Context,
    @Body() body: CreateCalendarDto,
    @IdempotencyKey() key: string | undefined,
  ): Promise<CalendarDraftView> {
    const view = await this.createCalendar.execute(ctx, body, key);
    return withEtag(view, view.version, { location: `/v1/calendars/${view.calendarId}/drafts/${view.id}` });
  }
}
