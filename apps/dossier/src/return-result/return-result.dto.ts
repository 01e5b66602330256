import { ApiPropertyOptional } from '@nestjs/swagger';
import { Nested, Optional, Text } from '@motcua/service-kit';
import { IsIn } from 'class-validator';
import type { ReturnMethod } from '../domain/dossier.js';
import { FeeDto } from '../request/fee.dto.js';

const methods = ['counter', 'postal', 'download'] as const satisfies readonly ReturnMethod[];

export class ReceiverDto {
  @ApiPropertyOptional({ type: String, example: 'Lò Thị Mẫu', maxLength: 1000 })
  @Optional()
  @Text({ max: 1000 })
  name?: string;

  @ApiPropertyOptional({ type: String, example: '000000000001', maxLength: 64 })
  @Optional()
  @Text({ max: 64 })
  idNumber?: string;
}

export class ReturnResultDto extends FeeDto {
  @ApiPropertyOptional({ type: ReceiverDto, description: 'Người nhận; mặc định là chủ hồ sơ' })
  @Optional()
  @Nested(() => ReceiverDto)
  receiver?: ReceiverDto;

  @ApiPropertyOptional({ enum: methods, default: 'counter', description: 'Cách trả: tại quầy, bưu chính, tải về' })
  @Optional()
  @IsIn(methods)
  method?: ReturnMethod;
}
