import { Ajv, type ValidateFunction } from 'ajv';
import type { DomainEvent, EventClass } from '@motcua/contracts';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const validators = new WeakMap<EventClass, ValidateFunction>();

/** A mistake of ours: the event would break its consumers. */
export class InvalidEventError extends Error {
  override readonly name = 'InvalidEventError';
}

/** @throws InvalidEventError naming every place that does not fit; values are not shown, they may be personal. */
export function assertValid(event: DomainEvent): void {
  const kind = event.constructor as EventClass;
  let validate = validators.get(kind);
  if (!validate) validators.set(kind, (validate = ajv.compile(kind.schema)));
  if (validate(event.data)) return;
  const places = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message ?? ''}`);
  throw new InvalidEventError(`${kind.type} does not fit its schema: ${places.join('; ')}`);
}
