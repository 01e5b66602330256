import { ValidateIf } from 'class-validator';

/** The field may be absent. Unlike `@IsOptional()` it may not be null: null is a value, and none the field declares. */
export function Optional(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}

/** The field may be absent or null. */
export function Nullable(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined && value !== null);
}
