import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CalendarExceptionData } from '@motcua/contracts';
import { NestedList, Optional, Text } from '@motcua/service-kit';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, Matches, Max, Min } from 'class-validator';

const SESSION = /^\d{2}:\d{2}-\d{2}:\d{2}$/;
const MOST_SESSIONS = 10;

class CalendarExceptionDto implements CalendarExceptionData {
  @ApiProperty({ type: String, format: 'date', example: '2024-05-04' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  date!: string;

  @ApiProperty({ enum: ['dayOff', 'makeUp', 'special'], example: 'makeUp' })
  @IsIn(['dayOff', 'makeUp', 'special'])
  kind!: 'dayOff' | 'makeUp' | 'special';

  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 7, example: 1, description: 'Làm bù theo giờ của thứ nào' })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(7)
  replaces?: number;

  @ApiPropertyOptional({ type: [String], example: ['07:00-11:30'] })
  @Optional()
  @IsArray()
  @ArrayMaxSize(MOST_SESSIONS)
  @Matches(SESSION, { each: true })
  sessions?: string[];

  @ApiPropertyOptional({ type: String, example: 'làm bù 29/4' })
  @Optional()
  @Text({ max: 1000 })
  name?: string;

  @ApiPropertyOptional({ type: String, example: '2450/VPCP-KGVX' })
  @Optional()
  @Text({ max: 1000 })
  citation?: string;

  @ApiPropertyOptional({ type: String, example: 'unconfirmed' })
  @Optional()
  @Text({ max: 100 })
  mark?: string;
}

class WeekdayDto {
  @ApiProperty({ type: Number, minimum: 1, maximum: 7, example: 1, description: '1 là thứ Hai … 7 là Chủ nhật' })
  @IsInt()
  @Min(1)
  @Max(7)
  weekday!: number;

  @ApiProperty({ type: [String], example: ['07:00-11:30', '13:30-17:00'] })
  @IsArray()
  @ArrayMaxSize(MOST_SESSIONS)
  @Matches(SESSION, { each: true })
  sessions!: string[];
}

/** What is to be changed of a calendar in force; what is not named stays as it is. */
export class PreviewCalendarDto {
  @ApiProperty({
    type: [String],
    example: ['sonla-office', 'sonla-commune-saturday'],
    description: 'Các lịch chịu sửa đổi: lịch được sửa và các lịch kế thừa nó',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @Matches(/^[a-z][a-z0-9-]{0,99}$/, { each: true })
  calendarIds!: string[];

  @ApiPropertyOptional({ type: Number, example: 2024, description: 'Năm được sửa; đi cùng "exceptions"' })
  @Optional()
  @IsInt()
  @Min(2000)
  @Max(2100)
  year?: number;

  @ApiPropertyOptional({ type: [CalendarExceptionDto], description: 'Toàn bộ ngày nghỉ, làm bù, giờ riêng của năm đó' })
  @Optional()
  @NestedList(() => CalendarExceptionDto, { max: 366 })
  exceptions?: CalendarExceptionDto[];

  @ApiPropertyOptional({ type: [WeekdayDto], description: 'Giờ làm việc mới theo thứ; thứ không nêu thì giữ nguyên' })
  @Optional()
  @NestedList(() => WeekdayDto, { max: 7 })
  weekly?: WeekdayDto[];
}
