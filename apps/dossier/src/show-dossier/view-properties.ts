import { ApiProperty } from '@nestjs/swagger';

export function InstantProperty(description: string, nullable = true): PropertyDecorator {
  return ApiProperty({
    type: String,
    format: 'date-time',
    nullable,
    example: '2024-03-15T09:10:00+07:00',
    description,
  });
}

export function ObjectProperty(
  description: string,
  { nullable = false, isArray = false }: { nullable?: boolean; isArray?: boolean } = {},
): PropertyDecorator {
  if (isArray) return ApiProperty({ type: 'array', items: { type: 'object' }, description });
  return ApiProperty({ type: 'object', additionalProperties: true, nullable, description });
}
