import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';

export const MOST_CODES = 50;

export class PortalFactsQuery {
  @ApiProperty({
    type: String,
    example: 'H52.31.001-240315-0001',
    description: `Tối đa ${MOST_CODES} mã, cách nhau dấu phẩy`,
  })
  @IsString()
  @MaxLength(6_000)
  @Matches(new RegExp(`^[0-9A-Za-z.-]+(,[0-9A-Za-z.-]+){0,${MOST_CODES - 1}}$`))
  codes!: string;
}
