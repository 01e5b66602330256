import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Optional } from '@motcua/service-kit';
import { IsIn, IsInt, Min } from 'class-validator';
import { tsaFaultNames, tsaFaults, type TsaFault } from './tsa-fault.js';

const explained = tsaFaultNames.map((fault) => `${fault}: ${tsaFaults[fault]}`).join('; ');

export class TsaFaultDto {
  @ApiProperty({ enum: tsaFaultNames, description: explained })
  @IsIn(tsaFaultNames)
  fault!: TsaFault;

  @ApiPropertyOptional({
    type: Number,
    minimum: 1,
    description: 'Strikes so many queries; absent: until it is cleared',
  })
  @Optional()
  @IsInt()
  @Min(1)
  count?: number;
}

export class TsaStateView {
  @ApiProperty({ enum: tsaFaultNames, nullable: true })
  fault!: TsaFault | null;

  @ApiProperty({ type: Number, description: 'Queries since the start' })
  queries!: number;
}
