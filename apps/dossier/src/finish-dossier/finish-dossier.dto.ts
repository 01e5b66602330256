import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Nested, Optional, Text } from '@motcua/service-kit';
import { IsBoolean } from 'class-validator';
import { NoteDto } from '../request/note.dto.js';

export class ResultDto {
  @ApiProperty({ type: String, example: 'KQ-1.001193', description: 'Mã kết quả của thủ tục' })
  @Text({ max: 100 })
  code!: string;

  @ApiProperty({ type: Boolean, example: true, description: 'Bản điện tử' })
  @IsBoolean()
  electronic!: boolean;

  @ApiProperty({ type: Boolean, example: true, description: 'Đã ký số' })
  @IsBoolean()
  signed!: boolean;
}

export class FinishDossierDto extends NoteDto {
  @ApiPropertyOptional({ type: ResultDto, description: 'Bắt buộc khi thủ tục có kết quả bằng văn bản' })
  @Optional()
  @Nested(() => ResultDto)
  result?: ResultDto;
}
