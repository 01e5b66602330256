import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CalendarExceptionData } from '@motcua/contracts';
import { Optional, Text } from '@motcua/service-kit';
import { SESSION } from './weekday.dto.js';
import { ArrayMaxSize, IsArray, IsIn, IsInt, Matches } from 'class-validator';

const kinds = ['dayOff', 'makeUp', 'special'] as const;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export class CalendarExceptionDto {
  @ApiProperty({ type: String, format: 'date', example: '2027-01-01' })
  @Matches(DATE)
  date!: string;

  @ApiProperty({ enum: kinds, example: 'dayOff', description: 'Ngày nghỉ, ngày làm bù, hoặc ngày có giờ riêng' })
  @IsIn(kinds)
  kind!: (typeof kinds)[number];

  @ApiPropertyOptional({ type: Number, example: 5, description: 'Ngày làm bù: thay cho thứ nào, 1 là thứ Hai' })
  @Optional()
  @IsInt()
  replaces?: number;

  @ApiPropertyOptional({ type: [String], example: ['07:00-11:30'], description: 'Ngày có giờ riêng: các giờ làm việc' })
  @Optional()
  @IsArray()
  @ArrayMaxSize(10)
  @Matches(SESSION, { each: true })
  sessions?: string[];

  @ApiProperty({ type: String, example: 'Tết Dương lịch', maxLength: 200 })
  @Text({ max: 200 })
  name!: string;

  @ApiPropertyOptional({
    type: String,
    example: '2450/VPCP-KGVX',
    maxLength: 200,
    description: 'Văn bản làm căn cứ; bắt buộc trừ khi "mark" là "unconfirmed"',
  })
  @Optional()
  @Text({ max: 200 })
  citation?: string;

  @ApiPropertyOptional({ enum: ['unconfirmed'], description: 'Chưa được xác nhận: năm này chưa phê duyệt được' })
  @Optional()
  @IsIn(['unconfirmed'])
  mark?: string;
}

/** Without the fields that were not sent: what is published and compared knows no undefined. */
export function givenException(exception: CalendarExceptionDto): CalendarExceptionData {
  return JSON.parse(JSON.stringify(exception)) as CalendarExceptionData;
}
