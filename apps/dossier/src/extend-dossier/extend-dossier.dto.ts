import { ApiProperty } from '@nestjs/swagger';
import { Instant, Text } from '@motcua/service-kit';
import { NoteDto } from '../request/note.dto.js';

export class ExtendDossierDto extends NoteDto {
  @ApiProperty({
    type: String,
    format: 'date-time',
    example: '2024-03-25T16:00:00+07:00',
    description: 'Hẹn mới; nếu ngoài giờ làm việc thì lấy giờ làm việc gần nhất theo lịch',
  })
  @Instant()
  to!: string;

  @ApiProperty({ type: String, maxLength: 1000, example: 'Chờ kết quả xác minh của cơ quan phối hợp' })
  @Text({ max: 1000 })
  reason!: string;
}
