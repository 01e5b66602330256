import type { SigningKey } from '../system/signing-key.js';
import type { Counter } from './calls.js';

/** The counters of the twelve districts, each with an officer of its own. */
export async function countersOf(key: SigningKey, count = 12): Promise<Counter[]> {
  const codes = Array.from({ length: count }, (_, index) => `H52.${31 + index}`);
  return Promise.all(
    codes.map(async (unitCode) => ({ unitCode, token: await key.officerToken('district', unitCode) })),
  );
}
