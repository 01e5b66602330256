import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { Optional } from '../validation/optional.js';
import { CURSOR, encodeCursor } from './cursor.js';

/** `?limit=50&cursor=…` of every list. */
export class PageQuery {
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 200, default: 50, description: 'Số dòng mỗi trang' })
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  @ApiPropertyOptional({ type: String, pattern: CURSOR.source, description: '"nextCursor" của trang trước' })
  @Optional()
  @IsString()
  @MaxLength(1000)
  cursor?: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

/**
 * A page from rows read with `limit + 1`: the row too many says that there is a next page.
 *
 * @param cursorOf the values the order is made of, of the last row shown.
 */
export function pageOf<Row, Item = Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => readonly unknown[],
  view: (row: Row) => Item = (row) => row as unknown as Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null;
  return { items: shown.map(view), nextCursor };
}
