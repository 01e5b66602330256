import { ApiPropertyOptional } from '@nestjs/swagger';
import { Optional } from '@motcua/service-kit';
import { IsString, Matches, MaxLength } from 'class-validator';
import { calendarIdPattern } from '../domain/calendar.js';

/** `?calendar=sonla-commune-saturday` */
export class DraftPreviewQuery {
  @ApiPropertyOptional({
    type: String,
    example: 'sonla-commune-saturday',
    description: 'Xem một lịch kế thừa phần thay đổi; mặc định là lịch của bản dự thảo',
  })
  @Optional()
  @IsString()
  @MaxLength(100)
  @Matches(calendarIdPattern)
  calendar?: string;
}
