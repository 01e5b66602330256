import type { Limit } from '@motcua/contracts';
import type { EntityManager } from 'typeorm';
import type { ProcessDefinition } from '../domain/process-definition.js';
import { UnitTree, type UnitOfTree } from '../domain/unit-tree.js';
import type { ServedProcedure, Surroundings } from '../domain/verify-process.js';
import type { TimeRule } from '../domain/working-time.js';

const inForce = 'valid_from <= $1::date and (valid_to is null or $1::date < valid_to)';

/** What a process is verified against on a date, from the local copies. */
export async function surroundingsOf(
  manager: EntityManager,
  definition: ProcessDefinition,
  date: string,
): Promise<Surroundings> {
  const rules = await manager.query<TimeRule[]>(
    `select distinct ("ruleSet" ->> 'hoursPerDay')::float8 as "hoursPerDay",
       ("ruleSet" ->> 'feePausesClock')::boolean as "feePausesClock"
     from (select distinct on (id) content -> 'ruleSet' as "ruleSet" from calendar_version order by id, version desc) as newest`,
  );
  const units = await manager.query<UnitOfTree[]>(
    `select code, name, kind, level, parent, valid_from::text as "validFrom", valid_to::text as "validTo"
     from unit_version where ${inForce} order by code`,
    [date],
  );
  const held = await manager.query<{ permission: string; units: string[] }[]>(
    `select permission, array_agg(distinct unit_code) as units
     from position cross join unnest(permissions) as grants cross join split_part(grants, '@', 1) as permission
     where ${inForce} group by permission`,
    [date],
  );
  return {
    date,
    rules,
    tree: new UnitTree(units, date),
    holders: new Map(held.map(({ permission, units: codes }) => [permission, new Set(codes)])),
    procedures: await proceduresServedBy(manager, definition, date),
  };
}

/** Those it names; a default serves the procedures of its levels for which there is no process of their own. */
function proceduresServedBy(
  manager: EntityManager,
  { procedures, isDefault, levels }: ProcessDefinition,
  date: string,
): Promise<ServedProcedure[]> {
  return manager.query<(ServedProcedure & { limits: Limit[] })[]>(
    `select code, handling_unit as "handlingUnit",
       (select coalesce(jsonb_agg(jsonb_build_object('amount', limit_amount, 'unit', limit_unit)), '[]')
        from channel_rule rule
        where (rule.procedure_code, rule.version) = (procedure_version.code, procedure_version.version)
          and limit_unit is not null) as limits
     from procedure_version
     where validity @> $1::date and (code = any($2) or ($3 and level = any($4) and not exists (
       select from process_scope where scope = 'procedure:' || procedure_version.code and validity @> $1::date)))
     order by code`,
    [date, procedures, isDefault, levels],
  );
}
