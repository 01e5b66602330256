import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Nullable, Optional, Text } from '@motcua/service-kit';
import { IsIn, Matches, MaxLength } from 'class-validator';
import { deploymentStates, type DeploymentState } from '../domain/essential-service.js';
import { procedureCodePattern } from '../domain/procedure.js';

/** What is left out stays as it is. */
export class ChangeEssentialServiceDto {
  @ApiPropertyOptional({ type: String, example: 'Đăng ký khai sinh' })
  @Optional()
  @Text({ max: 1000 })
  name?: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '1.001193',
    description: 'null: không gắn thủ tục nào',
  })
  @Nullable()
  @MaxLength(100)
  @Matches(procedureCodePattern)
  procedureCode?: string | null;

  @ApiProperty({ enum: deploymentStates, example: 'offered' })
  @IsIn(deploymentStates)
  state!: DeploymentState;

  @ApiProperty({ type: String, format: 'date', example: '2024-01-10', description: 'Tình trạng này từ ngày nào' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  since!: string;
}
