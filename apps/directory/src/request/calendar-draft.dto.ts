import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Nested, NestedList, Optional, Text } from '@motcua/service-kit';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { calendarEffects, type CalendarEffect } from '../domain/calendar.js';
import type { GivenDraft } from '../domain/given-draft.js';
import { CalendarExceptionDto, givenException } from './calendar-exception.dto.js';
import { RuleSetDto } from './rule-set.dto.js';
import { WeekdayDto } from './weekday.dto.js';

export class CalendarDraftDto {
  @ApiPropertyOptional({ type: Number, minimum: 2000, maximum: 2100, example: 2027, description: 'Năm được soạn' })
  @Optional()
  @IsInt()
  @Min(2000)
  @Max(2100)
  year?: number;

  @ApiPropertyOptional({
    type: [CalendarExceptionDto],
    description: 'Mọi ngày đặc biệt của năm; thay cho danh sách cũ',
  })
  @Optional()
  @NestedList(() => CalendarExceptionDto, { max: 366 })
  exceptions?: CalendarExceptionDto[];

  @ApiPropertyOptional({ type: [WeekdayDto], description: 'Giờ làm việc theo thứ; thứ không nêu là không làm việc' })
  @Optional()
  @NestedList(() => WeekdayDto, { min: 1, max: 7 })
  weekly?: WeekdayDto[];

  @ApiPropertyOptional({ type: RuleSetDto })
  @Optional()
  @Nested(() => RuleSetDto)
  ruleSet?: RuleSetDto;

  @ApiProperty({ type: String, example: 'Lịch nghỉ Tết năm 2027', maxLength: 1000 })
  @Text({ max: 1000 })
  reason!: string;

  @ApiProperty({ type: String, example: '123/QĐ-UBND', maxLength: 200, description: 'Văn bản làm căn cứ công bố' })
  @Text({ max: 200 })
  citation!: string;

  @ApiProperty({
    enum: calendarEffects,
    example: 'grandfather',
    description: 'Hạn trả của hồ sơ đang giải quyết: "recompute" tính lại, "grandfather" giữ nguyên',
  })
  @IsIn(calendarEffects)
  effect!: CalendarEffect;
}

export function givenDraft({ year, exceptions, weekly, ruleSet, ...decision }: CalendarDraftDto): GivenDraft {
  return {
    ...decision,
    ...(year !== undefined && { year }),
    ...(exceptions && { exceptions: exceptions.map(givenException) }),
    ...(weekly && { weekly }),
    ...(ruleSet && { ruleSet: { ...ruleSet } }),
  };
}
