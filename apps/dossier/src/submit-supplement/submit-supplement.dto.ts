import { ApiPropertyOptional } from '@nestjs/swagger';
import { NestedList, Optional } from '@motcua/service-kit';
import { ComponentDto } from '../request/component.dto.js';
import { NoteDto } from '../request/note.dto.js';

export class SubmitSupplementDto extends NoteDto {
  @ApiPropertyOptional({ type: [ComponentDto], description: 'Giấy tờ nộp thêm hoặc thay thế' })
  @Optional()
  @NestedList(() => ComponentDto, { max: 200 })
  components?: ComponentDto[];
}
