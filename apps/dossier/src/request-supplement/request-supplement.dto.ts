import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NestedList, Optional, Text } from '@motcua/service-kit';
import { NoteDto } from '../request/note.dto.js';

export class SupplementItemDto {
  @ApiProperty({ type: String, example: 'Giấy chứng sinh', maxLength: 1000 })
  @Text({ max: 1000 })
  name!: string;

  @ApiPropertyOptional({ type: String, example: 'Bản chụp bị mờ', maxLength: 1000 })
  @Optional()
  @Text({ max: 1000 })
  reason?: string;
}

export class RequestSupplementDto extends NoteDto {
  @ApiPropertyOptional({ type: [SupplementItemDto], description: 'Mọi giấy tờ, nội dung còn thiếu (ít nhất một)' })
  @Optional()
  @NestedList(() => SupplementItemDto, { max: 100 })
  items?: SupplementItemDto[];
}
