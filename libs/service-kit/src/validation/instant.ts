import { isLocalDate } from '@motcua/contracts';
import { ValidateBy } from 'class-validator';

const INSTANT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** An instant with its offset (RFC 3339), `2024-03-15T09:10:00+07:00`, of a day that there is. */
export function Instant(): PropertyDecorator {
  return ValidateBy({
    name: 'instant',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && INSTANT.test(value) && isLocalDate(value.slice(0, 10)),
      defaultMessage: () => '$property must be an instant with its offset, such as 2024-03-15T09:10:00+07:00',
    },
  });
}
