import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Nullable, Text } from '@motcua/service-kit';

/** A text that may be null or left out. */
export function NullableText(description: string, max: number): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, nullable: true, required: false, description, maxLength: max }),
    Nullable(),
    Text({ max }),
  );
}
