import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { formatInstant } from '@motcua/contracts';
import type { RecordedVersion } from '../domain/calendar.js';
import { CalendarProvenanceView } from '../list-calendars/version-summary.view.js';
import { CalendarView } from '../show-calendar/calendar.view.js';

export class CalendarVersionView extends IntersectionType(CalendarView, CalendarProvenanceView) {
  @ApiProperty({
    type: [String],
    example: ['2027', 'weekly'],
    description: 'Những phần lịch tự quy định: "weekly", "ruleSet" và từng năm; còn lại là kế thừa',
  })
  states!: readonly string[];
}

export function calendarVersionView(version: RecordedVersion): CalendarVersionView {
  return { ...version, publishedAt: formatInstant(version.publishedAt) };
}
