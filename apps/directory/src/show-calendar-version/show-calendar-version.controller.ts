import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { CalendarVersionView } from './calendar-version.view.js';
import { ShowCalendarVersion } from './show-calendar-version.js';

@ApiTags('calendars')
@Controller('v1/calendars')
export class ShowCalendarVersionController {
  constructor(private readonly showCalendarVersion: ShowCalendarVersion) {}

  @Get(':id/versions/:version')
  @Permit('directory:read')
  @ApiOperation({
    operationId: 'showCalendarVersion',
    summary: 'Một phiên bản đã công bố, kèm căn cứ và người chịu trách nhiệm',
  })
  @ApiParam({ name: 'id', type: String, example: 'sonla-office' })
  @ApiOkResponse({ type: CalendarVersionView })
  show(@Ctx() ctx: Context, @Param('id') id: string, @Param('version') version: number): Promise<CalendarVersionView> {
    return this.showCalendarVersion.execute(ctx, id, version);
  }
}
