import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

const MOST = 2 ** 31 - 1;

export class ShowDifferenceQuery {
  @ApiProperty({ type: Number, example: 1, description: 'Phiên bản trước' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST)
  from!: number;

  @ApiProperty({ type: Number, example: 2, description: 'Phiên bản sau' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST)
  to!: number;
}
