import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Nested, NestedList, Optional, Text } from '@motcua/service-kit';
import { IsString, Matches, MaxLength } from 'class-validator';
import { calendarIdPattern } from '../domain/calendar.js';
import { unitCodePattern } from '../domain/unit.js';
import { RuleSetDto } from '../request/rule-set.dto.js';
import { WeekdayDto } from '../request/weekday.dto.js';

export class CreateCalendarDto {
  @ApiProperty({ type: String, example: 'moc-chau', maxLength: 100, description: 'Mã lịch, không đổi về sau' })
  @IsString()
  @MaxLength(100)
  @Matches(calendarIdPattern)
  id!: string;

  @ApiProperty({ type: String, example: 'H52.39', maxLength: 100, description: 'Đơn vị chưa có lịch riêng' })
  @IsString()
  @MaxLength(100)
  @Matches(unitCodePattern)
  unitCode!: string;

  @ApiPropertyOptional({
    type: String,
    example: 'sonla-office',
    description: 'Lịch đã công bố mà lịch này lấy những gì nó không tự quy định: giờ theo thứ, từng năm, quy tắc',
  })
  @Optional()
  @IsString()
  @MaxLength(100)
  @Matches(calendarIdPattern)
  inherits?: string;

  @ApiPropertyOptional({ type: [WeekdayDto], description: 'Bắt buộc khi không kế thừa' })
  @Optional()
  @NestedList(() => WeekdayDto, { min: 1, max: 7 })
  weekly?: WeekdayDto[];

  @ApiPropertyOptional({ type: RuleSetDto, description: 'Bắt buộc khi không kế thừa' })
  @Optional()
  @Nested(() => RuleSetDto)
  ruleSet?: RuleSetDto;

  @ApiProperty({ type: String, example: 'Bộ phận một cửa làm việc sáng thứ Bảy', maxLength: 1000 })
  @Text({ max: 1000 })
  reason!: string;

  @ApiProperty({ type: String, example: '123/QĐ-UBND', maxLength: 200, description: 'Văn bản làm căn cứ công bố' })
  @Text({ max: 200 })
  citation!: string;
}
