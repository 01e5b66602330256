import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import type { CalendarExceptionData, RuleSetData } from '@motcua/contracts';
import type { CalendarVersion } from '../domain/calendar.js';

export class CalendarExceptionView implements CalendarExceptionData {
  @ApiProperty({ type: String, format: 'date', example: '2024-05-04' })
  date!: string;

  @ApiProperty({
    enum: ['dayOff', 'makeUp', 'special'],
    example: 'makeUp',
    description: 'Ngày nghỉ, ngày làm bù, hoặc ngày có giờ làm việc riêng',
  })
  kind!: 'dayOff' | 'makeUp' | 'special';

  @ApiPropertyOptional({
    type: Number,
    example: 1,
    description: 'Làm bù theo giờ của thứ nào: 1 là thứ Hai … 7 là Chủ nhật',
  })
  replaces?: number;

  @ApiPropertyOptional({ type: [String], example: ['07:00-11:30'], description: 'Giờ làm việc riêng của ngày' })
  sessions?: readonly string[];

  @ApiPropertyOptional({ type: String, example: 'làm bù 29/4' })
  name?: string;

  @ApiPropertyOptional({ type: String, example: '2450/VPCP-KGVX', description: 'Văn bản làm căn cứ' })
  citation?: string;

  @ApiPropertyOptional({ type: String, example: 'unconfirmed', description: 'Ngày chưa được xác nhận' })
  mark?: string;
}

export class CalendarYearView {
  @ApiProperty({ type: [CalendarExceptionView] })
  exceptions!: readonly CalendarExceptionView[];
}

export class RuleSetView implements RuleSetData {
  @ApiProperty({ type: String, example: 'default-2024' })
  id!: string;

  @ApiProperty({ type: String, format: 'date', example: '2024-01-01' })
  validFrom!: string;

  @ApiProperty({ enum: ['sameTime', 'endOfDay'], example: 'sameTime', description: 'Cách tính ngày làm việc' })
  counting!: 'sameTime' | 'endOfDay';

  @ApiProperty({ type: Number, example: 8, description: 'Số giờ của một ngày làm việc' })
  hoursPerDay!: number;

  @ApiProperty({ type: String, example: '15:00', description: 'Sau giờ này, "trong ngày" là ngày làm việc kế tiếp' })
  sameDayCutoff!: string;

  @ApiProperty({ type: Number, example: 1, description: 'Số lần được gia hạn' })
  extensionLimit!: number;

  @ApiProperty({ type: Boolean, example: false, description: 'Thời gian chờ nộp tiền có được trừ' })
  feePausesClock!: boolean;
}

@ApiExtraModels(CalendarYearView)
export class CalendarView implements CalendarVersion {
  @ApiProperty({ type: String, example: 'sonla-office' })
  id!: string;

  @ApiProperty({ type: Number, example: 1, description: 'Phiên bản công bố' })
  version!: number;

  @ApiProperty({
    type: String,
    example: 'H52',
    description: 'Đơn vị có lịch này; đơn vị cấp dưới không có lịch riêng thì theo',
  })
  unitCode!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string' } },
    example: { '1': ['07:00-11:30', '13:30-17:00'], '6': [] },
    description: 'Giờ làm việc theo thứ: 1 là thứ Hai … 7 là Chủ nhật',
  })
  weekly!: Readonly<Record<string, readonly string[]>>;

  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(CalendarYearView) },
    example: { '2024': { exceptions: [{ date: '2024-09-02', kind: 'dayOff', name: 'Quốc khánh' }] } },
    description: 'Chỉ gồm các năm đã công bố',
  })
  years!: Readonly<Record<string, CalendarYearView>>;

  @ApiProperty({ type: RuleSetView })
  ruleSet!: RuleSetView;
}
