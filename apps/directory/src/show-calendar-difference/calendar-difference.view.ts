import { isDeepStrictEqual } from 'node:util';
import { ApiProperty } from '@nestjs/swagger';
import { calendarDifference, type DayDifference } from '@motcua/calendar';
import type { CalendarVersion } from '../domain/calendar.js';
import { RuleSetView } from '../show-calendar/calendar.view.js';

class ComparedCalendarView {
  @ApiProperty({ type: String, example: 'sonla-office' })
  id!: string;

  @ApiProperty({ type: Number, example: 1 })
  version!: number;
}

class CalendarYearDifferenceView {
  @ApiProperty({ type: Number, example: 2027 })
  year!: number;

  @ApiProperty({ enum: ['added', 'removed', 'changed'], example: 'added' })
  change!: 'added' | 'removed' | 'changed';

  @ApiProperty({ type: Number, example: 0, description: 'Số giây làm việc của cả năm, trước' })
  secondsBefore!: number;

  @ApiProperty({ type: Number, example: 7_200_000, description: 'Số giây làm việc của cả năm, sau' })
  secondsAfter!: number;
}

class CalendarDayDifferenceView implements DayDifference {
  @ApiProperty({ type: String, format: 'date', example: '2027-01-01' })
  date!: string;

  @ApiProperty({
    type: [String],
    nullable: true,
    example: ['07:00-11:30', '13:30-17:00'],
    description: 'null: năm chưa công bố',
  })
  before!: readonly string[] | null;

  @ApiProperty({ type: [String], nullable: true, example: [], description: 'Rỗng: không làm việc' })
  after!: readonly string[] | null;

  @ApiProperty({ type: Number, example: -28_800, description: 'Số giây làm việc tăng (dương) hoặc giảm (âm)' })
  seconds!: number;

  @ApiProperty({
    enum: ['dayOff', 'makeUp', 'special', 'weekly'],
    example: 'dayOff',
    description: '"weekly": theo giờ của thứ',
  })
  kind!: DayDifference['kind'];

  @ApiProperty({ type: String, nullable: true, example: 'Tết Dương lịch' })
  name!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '123/QĐ-UBND', description: 'Văn bản làm căn cứ' })
  citation!: string | null;
}

class RuleSetDifferenceView {
  @ApiProperty({ type: RuleSetView, nullable: true })
  before!: RuleSetView | null;

  @ApiProperty({ type: RuleSetView })
  after!: RuleSetView;
}

export class CalendarDifferenceView {
  @ApiProperty({ type: ComparedCalendarView, nullable: true, description: 'null: chưa có lịch nào' })
  from!: ComparedCalendarView | null;

  @ApiProperty({ type: ComparedCalendarView })
  to!: ComparedCalendarView;

  @ApiProperty({ type: [CalendarYearDifferenceView], description: 'Các năm có khác biệt' })
  years!: readonly CalendarYearDifferenceView[];

  @ApiProperty({
    type: [CalendarDayDifferenceView],
    description: 'Các ngày khác giờ làm việc; của năm mới công bố chỉ gồm các ngày đặc biệt',
  })
  dates!: readonly CalendarDayDifferenceView[];

  @ApiProperty({ type: RuleSetDifferenceView, nullable: true, description: 'null: cùng quy tắc' })
  ruleSet!: RuleSetDifferenceView | null;
}

export function differenceView(before: CalendarVersion | undefined, after: CalendarVersion): CalendarDifferenceView {
  const { unitCode, weekly, ruleSet } = after;
  const sameRules = isDeepStrictEqual(before?.ruleSet, ruleSet);
  return {
    from: before ? { id: before.id, version: before.version } : null,
    to: { id: after.id, version: after.version },
    ...calendarDifference(before ?? { unitCode, weekly, years: {} }, after),
    ruleSet: sameRules ? null : { before: before?.ruleSet ?? null, after: ruleSet },
  };
}
