import { ApiPropertyOptional } from '@nestjs/swagger';
import { Optional } from '@motcua/service-kit';
import { IsInt, IsNumber, Max, Min } from 'class-validator';

const DAY_MS = 86_400_000;

/** When a fault strikes, whatever it is about. */
export class FaultTimingDto {
  @ApiPropertyOptional({
    type: Number,
    minimum: 0,
    maximum: 1,
    default: 1,
    description: 'Share of the calls it strikes',
  })
  @Optional()
  @IsNumber()
  @Min(0)
  @Max(1)
  rate?: number;

  @ApiPropertyOptional({ type: Number, minimum: 1, description: 'Strikes at most so many calls' })
  @Optional()
  @IsInt()
  @Min(1)
  count?: number;

  @ApiPropertyOptional({ type: Number, default: 0, description: 'Begins so many milliseconds after it was declared' })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(DAY_MS)
  afterMs?: number;

  @ApiPropertyOptional({ type: Number, description: 'Ends so many milliseconds after it began; absent: never' })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(DAY_MS)
  durationMs?: number;

  @ApiPropertyOptional({ type: Number, description: 'Begins again every so many milliseconds; needs durationMs' })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(DAY_MS)
  everyMs?: number;
}
