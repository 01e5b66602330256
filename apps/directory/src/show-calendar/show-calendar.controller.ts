import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import type { CalendarVersion } from '../domain/calendar.js';
import { CalendarView } from './calendar.view.js';
import { ShowCalendar } from './show-calendar.js';

@ApiTags('calendars')
@Controller('v1/calendars')
export class ShowCalendarController {
  constructor(private readonly showCalendar: ShowCalendar) {}

  @Get(':id')
  @Permit('directory:read')
  @ApiOperation({ operationId: 'showCalendar', summary: 'Phiên bản công bố mới nhất của một lịch làm việc' })
  @ApiParam({ name: 'id', type: String, example: 'sonla-office' })
  @ApiOkResponse({ type: CalendarView })
  show(@Ctx() ctx: Context, @Param('id') id: string): Promise<CalendarVersion> {
    return this.showCalendar.execute(ctx, id);
  }
}
