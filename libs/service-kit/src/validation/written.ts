import { ValidateBy } from 'class-validator';

/**
 * Something is written, and no U+0000, which PostgreSQL cannot store. The blanks are spelled out, because `\s` means something
 * else to others who read the pattern in the OpenAPI document.
 */
const WRITTEN =
  /^[^\u0000]*[^\u0000-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff][^\u0000]*$/;
const STORABLE = /^[^\u0000]*$/;
const HALF_A_PAIR = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** A text that is not blank and that can be stored. `each`: a list of them. */
export function Written({ each = false }: { each?: boolean } = {}): PropertyDecorator {
  return ValidateBy(
    {
      name: 'written',
      constraints: [WRITTEN],
      validator: {
        validate: (value: unknown) => typeof value === 'string' && WRITTEN.test(value) && !HALF_A_PAIR.test(value),
        defaultMessage: () => `${each ? 'each value in ' : ''}$property must be a text`,
      },
    },
    { each },
  );
}

/** A text that can be stored; it may be blank. `each`: a list of them. */
export function Storable({ each = false }: { each?: boolean } = {}): PropertyDecorator {
  return ValidateBy(
    {
      name: 'storable',
      constraints: [STORABLE],
      validator: {
        validate: (value: unknown) => typeof value === 'string' && STORABLE.test(value) && !HALF_A_PAIR.test(value),
        defaultMessage: () => `${each ? 'each value in ' : ''}$property must not hold U+0000`,
      },
    },
    { each },
  );
}
