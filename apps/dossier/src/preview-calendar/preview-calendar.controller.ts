import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { CalendarPreviewView } from './calendar-preview.view.js';
import { PreviewCalendarDto } from './preview-calendar.dto.js';
import { PreviewCalendar } from './preview-calendar.js';

@ApiTags('deadlines')
@Controller('v1/deadlines')
export class PreviewCalendarController {
  constructor(private readonly previewCalendar: PreviewCalendar) {}

  @Post('calendar-preview')
  @HttpCode(200)
  @Permit('calendar:draft')
  @ApiOperation({
    operationId: 'previewCalendar',
    summary: 'Hồ sơ chưa xong nào sẽ đổi hẹn trả, và đổi bao nhiêu, nếu sửa lịch làm việc như thế',
  })
  @ApiOkResponse({ type: CalendarPreviewView })
  preview(@Ctx() ctx: Context, @Body() body: PreviewCalendarDto): Promise<CalendarPreviewView> {
    return this.previewCalendar.execute(ctx, body);
  }
}
