import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

/** `?from=1&to=2` */
export class CalendarDifferenceQuery {
  @ApiProperty({ type: Number, minimum: 1, example: 1, description: 'Phiên bản trước' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  from!: number;

  @ApiProperty({ type: Number, minimum: 1, example: 2, description: 'Phiên bản sau' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  to!: number;
}
