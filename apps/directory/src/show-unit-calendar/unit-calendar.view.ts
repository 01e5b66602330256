import { ApiProperty } from '@nestjs/swagger';
import { CalendarView } from '../show-calendar/calendar.view.js';

export class UnitCalendarView extends CalendarView {
  @ApiProperty({ type: String, example: 'H52.31.001', description: 'Đơn vị được hỏi' })
  appliesTo!: string;

  @ApiProperty({ type: Boolean, example: true, description: 'Lịch là của đơn vị cấp trên ("unitCode")' })
  inherited!: boolean;
}
