import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { CalendarDifferenceQuery } from './calendar-difference.query.js';
import { CalendarDifferenceView } from './calendar-difference.view.js';
import { ShowCalendarDifference } from './show-calendar-difference.js';

@ApiTags('calendars')
@Controller('v1/calendars')
export class ShowCalendarDifferenceController {
  constructor(private readonly showCalendarDifference: ShowCalendarDifference) {}

  @Get(':id/difference')
  @Permit('directory:read')
  @ApiOperation({ operationId: 'showCalendarDifference', summary: 'Khác biệt giữa hai phiên bản của một lịch' })
  @ApiParam({ name: 'id', type: String, example: 'sonla-office' })
  @ApiOkResponse({ type: CalendarDifferenceView })
  show(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Query() query: CalendarDifferenceQuery,
  ): Promise<CalendarDifferenceView> {
    return this.showCalendarDifference.execute(ctx, id, query);
  }
}
