import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { isLocalDate, localDate, type Clock } from '@motcua/contracts';
import { IsString, MaxLength } from 'class-validator';
import { kitErrors } from '../problems/kit-errors.js';
import { Optional } from '../validation/optional.js';
import { PageQuery } from './page.js';

/** `?at=2024-03-15` */
export class AtQuery {
  @ApiPropertyOptional({
    type: String,
    format: 'date',
    example: '2024-03-15',
    description: 'Ngày cần xem (NĂM-THÁNG-NGÀY, giờ Việt Nam); mặc định là hôm nay',
  })
  @Optional()
  @IsString()
  @MaxLength(30)
  at?: string;
}

/** `?at=2024-03-15&limit=50&cursor=…` */
export class DatedPageQuery extends IntersectionType(PageQuery, AtQuery) {}

/**
 * The date a question is about: the one given, else today in Vietnam.
 *
 * @throws BAD_DATE naming the parameter `at`.
 */
export function legalDate(given: string | undefined, clock: Clock): string {
  if (given === undefined) return localDate(clock.now());
  if (!isLocalDate(given)) throw kitErrors.BAD_DATE({ date: given }, { field: 'at' });
  return given;
}
