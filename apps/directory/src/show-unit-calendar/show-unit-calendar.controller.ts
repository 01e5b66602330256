import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { AtQuery, Ctx, Permit } from '@motcua/service-kit';
import { ShowUnitCalendar } from './show-unit-calendar.js';
import { UnitCalendarView } from './unit-calendar.view.js';

@ApiTags('units')
@Controller('v1/units')
export class ShowUnitCalendarController {
  constructor(private readonly showUnitCalendar: ShowUnitCalendar) {}

  @Get(':code/calendar')
  @Permit('directory:read')
  @ApiOperation({
    operationId: 'showUnitCalendar',
    summary: 'Lịch làm việc của đơn vị: lịch riêng, nếu không có thì của đơn vị cấp trên gần nhất',
    description: '"at" chọn cây tổ chức của ngày đó; lịch trả về là phiên bản công bố mới nhất.',
  })
  @ApiParam({ name: 'code', type: String, example: 'H52.31.001' })
  @ApiOkResponse({ type: UnitCalendarView })
  show(@Ctx() ctx: Context, @Param('code') code: string, @Query() { at }: AtQuery): Promise<UnitCalendarView> {
    return this.showUnitCalendar.execute(ctx, code, at);
  }
}
