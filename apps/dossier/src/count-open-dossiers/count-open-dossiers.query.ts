import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';

export const MOST_PROCEDURES = 200;

export class CountOpenDossiersQuery {
  @ApiProperty({
    type: String,
    example: '1.001193,1.000656',
    description: `Mã thủ tục, tối đa ${MOST_PROCEDURES}, cách nhau dấu phẩy`,
  })
  @IsString()
  @MaxLength(8_000)
  @Matches(new RegExp(`^[0-9A-Za-z.-]+(,[0-9A-Za-z.-]+){0,${MOST_PROCEDURES - 1}}$`))
  procedureCodes!: string;
}
