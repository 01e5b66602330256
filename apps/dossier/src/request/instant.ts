import { applyDecorators } from '@nestjs/common';
import { IsISO8601, Matches } from 'class-validator';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;

/** An instant with its offset, `2024-03-15T09:10:00+07:00`. */
export function Instant(): PropertyDecorator {
  return applyDecorators(Matches(INSTANT), IsISO8601({ strict: true }));
}

export function instantOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
