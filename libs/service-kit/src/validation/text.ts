import { applyDecorators } from '@nestjs/common';
import { IsString, Length, Matches } from 'class-validator';

/** Something is written; no U+0000, which PostgreSQL cannot store, and no half of a surrogate pair. */
const WRITTEN = /^(?=[^]*\S)(?:[^\u0000\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*$/;

/** A text for people: not blank, at most `max` characters. `each`: a list of them. */
export function Text({ max, each = false }: { max: number; each?: boolean }): PropertyDecorator {
  return applyDecorators(IsString({ each }), Length(1, max, { each }), Matches(WRITTEN, { each }));
}
