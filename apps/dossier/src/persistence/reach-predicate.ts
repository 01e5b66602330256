import type { DossierReach } from '@motcua/contracts';

/** Values of a statement that is put together; gives each its `$n`. */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

/** The policy of {@link DossierReach} as a condition on rows of `dossier`; every list has it, whatever else it asks for. */
export function reachPredicate(reach: DossierReach, parameters: Parameters): string {
  const { units } = reach;
  const ofUnits = units === null ? 'true' : isOf([...units], parameters);
  return `${ofUnits} and ${reachWithinUnits(reach, parameters)}`;
}

/** The same for rows of which the receiving or the handling unit is known to be one of the reach. */
export function reachWithinUnits(reach: DossierReach, parameters: Parameters): string {
  const { registrant, confidential, confidentialUnits } = reach;
  const conditions: string[] = [];
  if (registrant !== null) conditions.push(`registered_by = ${parameters.add(registrant, 'text')}`);
  if (confidential.size > 0 && confidentialUnits !== null) {
    const open = `procedure_code <> all(${parameters.add([...confidential], 'text[]')})`;
    const trusted = confidentialUnits.size > 0 ? isOf([...confidentialUnits], parameters) : 'false';
    conditions.push(`(${open} or ${trusted})`);
  }
  return conditions.length > 0 ? conditions.join(' and ') : 'true';
}

function isOf(units: readonly string[], parameters: Parameters): string {
  const list = parameters.add(units, 'text[]');
  return `(unit_code = any(${list}) or handling_unit_code = any(${list}))`;
}
