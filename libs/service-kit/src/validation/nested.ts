import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateNested } from 'class-validator';

type Constructor = new () => object;

/** A nested object of that class: validated, and no array in its place. */
export function Nested(type: () => Constructor): PropertyDecorator {
  return applyDecorators(IsObject(), ValidateNested(), Type(type));
}

/** A list of nested objects of that class, each of them validated. */
export function NestedList(type: () => Constructor, size: { min?: number; max: number }): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMinSize(size.min ?? 0),
    ArrayMaxSize(size.max),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(type),
  );
}
