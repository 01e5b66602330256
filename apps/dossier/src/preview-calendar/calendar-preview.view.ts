import { ApiProperty } from '@nestjs/swagger';
import { dossierStatusNames, type DossierStatus } from '@motcua/contracts';
import { InstantProperty } from '../show-dossier/view-properties.js';

export class MovedDeadlineView {
  @ApiProperty({ type: String, example: 'H52.31.001-240315-0001' })
  code!: string;

  @ApiProperty({ type: String, example: 'H52.31.001', description: 'Đơn vị tiếp nhận' })
  unitCode!: string;

  @ApiProperty({ enum: dossierStatusNames, example: 'processing' })
  status!: DossierStatus;

  @ApiProperty({ type: String, example: 'sonla-office' })
  calendarId!: string;

  @InstantProperty('Hẹn trả hiện nay', false)
  dueAt!: string;

  @InstantProperty('Hẹn trả theo lịch sửa đổi', false)
  newDueAt!: string;

  @ApiProperty({ type: Number, example: 86400, description: 'Chênh lệch, giây; âm là sớm hơn' })
  shiftSeconds!: number;
}

class KeptDeadlineView {
  @ApiProperty({ type: String, example: 'H52.31.001-240315-0001' })
  code!: string;

  @ApiProperty({
    type: String,
    example: 'CALENDAR_NOT_PUBLISHED',
    description: 'Vì sao không tính được theo lịch sửa đổi',
  })
  reason!: string;
}

export class CalendarPreviewView {
  @ApiProperty({ type: Number, description: 'Số hồ sơ chưa xong chịu các lịch này' })
  examined!: number;

  @ApiProperty({ type: Number, description: 'Số hồ sơ có hẹn trả muộn hơn' })
  later!: number;

  @ApiProperty({ type: Number, description: 'Số hồ sơ có hẹn trả sớm hơn' })
  earlier!: number;

  @ApiProperty({ type: [MovedDeadlineView], description: 'Chênh lệch lớn trước; tối đa 1000 hồ sơ' })
  moved!: readonly MovedDeadlineView[];

  @ApiProperty({
    type: [KeptDeadlineView],
    description: 'Hồ sơ giữ hẹn trả vì lịch sửa đổi không cho hẹn trả; tối đa 1000',
  })
  kept!: readonly KeptDeadlineView[];
}
