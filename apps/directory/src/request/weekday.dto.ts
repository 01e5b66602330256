import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsInt, Matches, Max, Min } from 'class-validator';

/** 07:00-11:30 */
export const SESSION = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/;

export class WeekdayDto {
  @ApiProperty({ type: Number, minimum: 1, maximum: 7, example: 1, description: '1 là thứ Hai … 7 là Chủ nhật' })
  @IsInt()
  @Min(1)
  @Max(7)
  weekday!: number;

  @ApiProperty({ type: [String], example: ['07:00-11:30', '13:30-17:00'], description: 'Rỗng: không làm việc' })
  @IsArray()
  @ArrayMaxSize(10)
  @Matches(SESSION, { each: true })
  sessions!: string[];
}
