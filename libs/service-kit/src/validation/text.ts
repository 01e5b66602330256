import { applyDecorators } from '@nestjs/common';
import { IsString, Length } from 'class-validator';
import { Written } from './written.js';

/** A text for people: not blank, at most `max` characters. `each`: a list of them. */
export function Text({ max, each = false }: { max: number; each?: boolean }): PropertyDecorator {
  return applyDecorators(IsString({ each }), Length(1, max, { each }), Written({ each }));
}
