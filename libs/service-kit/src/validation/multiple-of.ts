import { ValidateBy } from 'class-validator';

/**
 * A number that is a whole multiple of a step such as 0.5. (`@IsNumber({ maxDecimalPlaces })` throws on numbers that
 * JavaScript writes with an exponent, and so answers 500 to 1e-7.)
 */
export function MultipleOf(step: number): PropertyDecorator {
  return ValidateBy({
    name: 'multipleOf',
    constraints: [step],
    validator: {
      validate: (value: unknown) => typeof value === 'number' && Number.isInteger(value / step),
      defaultMessage: () => `$property must be a multiple of ${step}`,
    },
  });
}
