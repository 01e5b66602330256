import { ApiPropertyOptional } from '@nestjs/swagger';
import { Optional, Text } from '@motcua/service-kit';
import { NoteDto } from '../request/note.dto.js';

export class ForwardDossierDto extends NoteDto {
  @ApiPropertyOptional({
    type: String,
    example: 'H52.04',
    description: 'Đơn vị xử lý; mặc định theo thủ tục, nếu không thì là đơn vị tiếp nhận',
  })
  @Optional()
  @Text({ max: 100 })
  unitCode?: string;
}
