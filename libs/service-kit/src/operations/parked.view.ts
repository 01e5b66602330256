import { ApiProperty } from '@nestjs/swagger';
import { parkedReasons, type ParkedReason, type ParkedView } from '@motcua/messaging';

export class ParkedMessageView implements ParkedView {
  @ApiProperty({ type: String, example: '17' })
  id!: string;

  @ApiProperty({ type: String, example: 'motcua.dossier.v1' })
  topic!: string;

  @ApiProperty({ type: String, description: 'Đối tượng mà thông điệp nói về' })
  subject!: string;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    minimum: 1,
    description: 'Số thứ tự của sự kiện; null: không đọc được',
  })
  sequence!: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'motcua.dossier.received.v1' })
  type!: string | null;

  @ApiProperty({ enum: parkedReasons })
  reason!: ParkedReason;

  @ApiProperty({ type: String, nullable: true, description: 'Lỗi của lần thử gần nhất' })
  error!: string | null;

  @ApiProperty({ type: 'integer', minimum: 0 })
  attempts!: number;

  @ApiProperty({ type: String, format: 'date-time' })
  parkedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null: chờ người vận hành' })
  nextAttemptAt!: Date | null;
}

export class ParkedPage {
  @ApiProperty({ type: [ParkedMessageView] })
  items!: ParkedMessageView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
