import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';
import { Nested, NestedList } from '../validation/nested.js';
import { Optional } from '../validation/optional.js';

export class OwnerDto {
  @ApiProperty({ type: String })
  @IsString()
  @Length(9, 12)
  idNumber!: string;

  @ApiProperty({ type: String })
  @IsString()
  @Length(1, 100)
  name!: string;
}

export class ComponentDto {
  @ApiProperty({ type: String })
  @IsString()
  @Length(1, 100)
  name!: string;
}

export class SampleDto {
  @ApiProperty({ type: String })
  @IsString()
  @Length(1, 40)
  code!: string;

  @ApiProperty({ type: Number })
  @IsInt()
  @Min(0)
  @Max(100)
  count!: number;

  @ApiProperty({ type: OwnerDto })
  @Nested(() => OwnerDto)
  owner!: OwnerDto;

  @ApiProperty({ type: [ComponentDto] })
  @NestedList(() => ComponentDto, { max: 5 })
  components!: ComponentDto[];

  @ApiPropertyOptional({ type: String })
  @Optional()
  @IsString()
  note?: string;
}

export class CountDto {
  @ApiProperty({ type: Number })
  @IsInt()
  count!: number;
}
