import type { Reach } from '../domain/rights.js';

/**
 * The policy of {@link Reach} as a condition on rows of `dossier`; every list has it, whatever else it asks for.
 *
 * @param first number of the first of its parameters, which are `reachValues`.
 */
export function reachPredicate(first: number): string {
  const [units, registrant, confidential, confidentialUnits] = [0, 1, 2, 3].map((place) => `$${first + place}`);
  const isOf = (list: string) =>
    `(${list}::text[] is null or unit_code = any(${list}) or handling_unit_code = any(${list}))`;
  return `${isOf(units!)} and (${registrant}::text is null or registered_by = ${registrant})
    and (procedure_code <> all(${confidential}::text[]) or ${isOf(confidentialUnits!)})`;
}

export function reachValues({ units, registrant, confidential, confidentialUnits }: Reach): unknown[] {
  return [units && [...units], registrant, [...confidential], confidentialUnits && [...confidentialUnits]];
}
