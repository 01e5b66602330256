import { ApiProperty } from '@nestjs/swagger';
import { explanationText, type ExplainedDay, type ExplainedEvent, type ExplanationLanguage } from '@motcua/calendar';
import { formatInstant, type Limit } from '@motcua/contracts';
import type { ExplainedDue } from '../domain/dossier-clock.js';
import { InstantProperty } from '../show-dossier/view-properties.js';

class LimitView implements Limit {
  @ApiProperty({ type: Number, example: 3 })
  amount!: number;

  @ApiProperty({ enum: ['workingHour', 'workingDay', 'calendarDay'], example: 'workingDay' })
  unit!: Limit['unit'];
}

class PinnedCalendarView {
  @ApiProperty({ type: String, example: 'sonla-office' })
  id!: string;

  @ApiProperty({ type: Number, example: 1 })
  version!: number;

  @ApiProperty({ type: String, example: 'default-2024', description: 'Bộ quy tắc tính thời hạn' })
  ruleSetId!: string;
}

class CountedTimeView {
  @ApiProperty({ type: String, example: '09:10' })
  from!: string;

  @ApiProperty({ type: String, example: '11:30' })
  to!: string;
}

class ExplainedDayView {
  @ApiProperty({ type: String, format: 'date', example: '2024-05-04' })
  date!: string;

  @ApiProperty({
    enum: ['working', 'rest', 'dayOff', 'makeUp', 'special', 'notPublished'],
    example: 'makeUp',
    description: 'Ngày làm việc, nghỉ theo tuần, ngày nghỉ, ngày làm bù, ngày có giờ riêng, hoặc năm chưa công bố lịch',
  })
  kind!: ExplainedDay['kind'];

  @ApiProperty({ type: String, nullable: true, example: 'làm bù 29/4' })
  name!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2450/VPCP-KGVX', description: 'Văn bản làm căn cứ' })
  citation!: string | null;

  @ApiProperty({ type: [CountedTimeView], description: 'Giờ được tính trong ngày' })
  counted!: readonly CountedTimeView[];

  @ApiProperty({ type: Number, example: 8400 })
  seconds!: number;
}

class ClockEventView {
  @ApiProperty({ enum: ['pause', 'extension'], example: 'pause', description: 'Tạm dừng, hoặc xin lỗi và hẹn lại' })
  kind!: ExplainedEvent['kind'];

  @ApiProperty({ type: [String], example: ['supplement'], description: 'Lý do tạm dừng' })
  causes!: readonly string[];

  @InstantProperty('Bắt đầu tạm dừng, hoặc thời điểm hẹn lại', false)
  from!: string;

  @InstantProperty('Hết tạm dừng (null: đang dừng), hoặc ngày hẹn mới được đề nghị')
  to!: string | null;

  @ApiProperty({
    type: Boolean,
    example: true,
    description: 'Có được tính không; khoảng chờ bắt đầu sau khi đã đến hạn không được tính',
  })
  counts!: boolean;

  @InstantProperty('Hẹn trả trước đó', false)
  dueBefore!: string;

  @InstantProperty('Hẹn trả sau đó; null khi đang tạm dừng')
  dueAfter!: string | null;
}

class SuspensionView {
  @InstantProperty('Tạm dừng từ', false)
  since!: string;

  @ApiProperty({
    type: Number,
    example: 57600,
    description: 'Số giây còn lại: giờ làm việc, với thời hạn tính theo ngày thì là mọi giờ',
  })
  remainingSeconds!: number;
}

/** Why a due time is what it is. */
export class ExplanationView {
  @ApiProperty({ type: LimitView, nullable: true, description: 'Thời hạn; null khi thủ tục không quy định' })
  limit!: LimitView | null;

  @ApiProperty({ enum: ['sameTime', 'endOfDay'], nullable: true, example: 'sameTime', description: 'Cách tính ngày' })
  counting!: 'sameTime' | 'endOfDay' | null;

  @ApiProperty({ type: PinnedCalendarView, nullable: true, description: 'Phiên bản lịch làm việc đã dùng' })
  calendar!: PinnedCalendarView | null;

  @InstantProperty('Giờ làm việc đầu tiên kể từ khi nhận: thời hạn tính từ đây')
  startAt!: string | null;

  @InstantProperty('Hẹn trả do riêng thời hạn')
  firstDueAt!: string | null;

  @InstantProperty('Hẹn trả; null khi không quy định thời hạn hoặc đang tạm dừng')
  dueAt!: string | null;

  @ApiProperty({ type: SuspensionView, nullable: true, description: 'Khi đang tạm dừng' })
  suspended!: SuspensionView | null;

  @ApiProperty({
    type: [ExplainedDayView],
    description: 'Từng ngày từ khi nhận đến hẹn trả, trừ ngày nằm trọn trong tạm dừng',
  })
  days!: readonly ExplainedDayView[];

  @ApiProperty({ type: Number, example: 86400, description: 'Tổng số giây đã tính của các ngày' })
  countedSeconds!: number;

  @ApiProperty({ type: [ClockEventView], description: 'Các lần tạm dừng và hẹn lại, theo thứ tự thời gian' })
  events!: readonly ClockEventView[];

  @ApiProperty({ type: [String], description: 'Giải thích bằng lời', example: ['Hẹn trả: 09:10 ngày 20/03/2024.'] })
  sentences!: readonly string[];
}

export function explanationView({ explanation, by }: ExplainedDue, language: ExplanationLanguage): ExplanationView {
  const { limit, counting, start, firstDue, due, suspended, days, countedSeconds, events } = explanation;
  const instant = (at: Date | null) => at && formatInstant(at);
  return {
    limit,
    counting,
    calendar: by && { id: by.id, version: by.version, ruleSetId: by.ruleSet.id },
    startAt: instant(start),
    firstDueAt: instant(firstDue),
    dueAt: instant(due),
    suspended: suspended && {
      since: formatInstant(suspended.since),
      remainingSeconds: suspended.remaining,
    },
    days: days.map(({ name = null, citation = null, ...day }) => ({ ...day, name, citation })),
    countedSeconds,
    events: events.map(eventView),
    sentences: explanationText(explanation, language),
  };
}

function eventView(event: ExplainedEvent): ClockEventView {
  const { kind, to, dueBefore, dueAfter } = event;
  return {
    kind,
    causes: kind === 'pause' ? event.causes : [],
    from: formatInstant(kind === 'pause' ? event.from : event.at),
    to: to && formatInstant(to),
    counts: kind === 'extension' || event.effect === 'counted',
    dueBefore: formatInstant(dueBefore),
    dueAfter: dueAfter && formatInstant(dueAfter),
  };
}
