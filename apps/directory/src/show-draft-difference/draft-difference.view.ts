import { ApiProperty } from '@nestjs/swagger';
import { CalendarDifferenceView } from '../show-calendar-difference/calendar-difference.view.js';

export class CalendarDraftDifferenceView extends CalendarDifferenceView {
  @ApiProperty({
    type: [String],
    example: ['sonla-office', 'sonla-commune-saturday'],
    description: 'Các lịch sẽ có phiên bản mới, gồm các lịch kế thừa phần thay đổi',
  })
  publishes!: readonly string[];
}
