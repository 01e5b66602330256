import type { EntityManager } from 'typeorm';
import type { ProcedureVersion } from '../domain/procedure.js';
import { searchText } from '../domain/search-text.js';

/** Columns of `procedure_version` as the fields of a `ProcedureSummary`. */
export const summaryColumns = `code, version, name, field_code as "fieldCode", field_name as "fieldName", level,
  service_level as "serviceLevel", object_types as "objectTypes", handling_unit as "handlingUnit",
  valid_from::text as "validFrom", valid_to::text as "validTo"`;

/** The same and what hangs on it: all fields of a `ProcedureVersion`. For a statement on `procedure_version` itself. */
export const versionColumns = `${summaryColumns}, details,
  case when result_code is not null then jsonb_build_object('code', result_code, 'name', result_name) end as result,
  (select coalesce(jsonb_agg(jsonb_build_object('code', one_case.code, 'name', one_case.name, 'channels',
     (select coalesce(jsonb_object_agg(rule.channel, jsonb_build_object(
        'limit', case when rule.limit_unit is not null
          then jsonb_build_object('amount', rule.limit_amount, 'unit', rule.limit_unit) end,
        'fee', jsonb_build_object('amountVnd', rule.fee_vnd, 'exemptionText', rule.exemption_text))), '{}')
      from channel_rule rule
      where (rule.procedure_code, rule.version, rule.case_code) =
        (one_case.procedure_code, one_case.version, one_case.code))) order by one_case.place), '[]')
   from procedure_case one_case
   where (one_case.procedure_code, one_case.version) = (procedure_version.code, procedure_version.version)) as cases,
  (select coalesce(jsonb_agg(jsonb_build_object('code', component.code, 'name', component.name,
     'required', component.required, 'digitise', component.digitise) order by component.place), '[]')
   from procedure_component component
   where (component.procedure_code, component.version) = (procedure_version.code, procedure_version.version)) as components`;

/** Every version ever published of these procedures, in order. */
export function procedureVersionsOf(manager: EntityManager, codes: readonly string[]): Promise<ProcedureVersion[]> {
  return manager.query<ProcedureVersion[]>(
    `select ${versionColumns} from procedure_version where code = any($1) order by code, version`,
    [codes],
  );
}

/** Ends before additions: what is added may need the days that are set free. */
export async function writeProcedureVersions(
  manager: EntityManager,
  ended: readonly ProcedureVersion[],
  added: readonly ProcedureVersion[],
): Promise<void> {
  await manager.query(
    `update procedure_version set valid_to = row."validTo"
     from jsonb_to_recordset($1::jsonb) as row (code text, version integer, "validTo" date)
     where procedure_version.code = row.code and procedure_version.version = row.version`,
    [JSON.stringify(ended)],
  );
  const rows = added.map((version) => ({ ...version, searchText: searchText(`${version.code} ${version.name}`) }));
  for (const insert of inserts) await manager.query(insert, [JSON.stringify(rows)]);
}

/** A version, then what refers to it. */
const inserts = [
  `insert into procedure_version (code, version, name, field_code, field_name, level, service_level, object_types,
     handling_unit, result_code, result_name, valid_from, valid_to, details, search_text)
   select code, version, name, "fieldCode", "fieldName", level, "serviceLevel", "objectTypes",
     "handlingUnit", result ->> 'code', result ->> 'name', "validFrom", "validTo", details, "searchText"
   from jsonb_to_recordset($1::jsonb) as row (code text, version integer, name text, "fieldCode" text, "fieldName" text,
     level text, "serviceLevel" text, "objectTypes" text[], "handlingUnit" text, result jsonb, "validFrom" date,
     "validTo" date, details jsonb, "searchText" text)`,

  `insert into procedure_case (procedure_code, version, code, name, place)
   select row.code, row.version, one_case.value ->> 'code', one_case.value ->> 'name', one_case.place
   from jsonb_to_recordset($1::jsonb) as row (code text, version integer, cases jsonb)
   cross join jsonb_array_elements(row.cases) with ordinality as one_case (value, place)`,

  `insert into channel_rule (procedure_code, version, case_code, channel, limit_amount, limit_unit, fee_vnd, exemption_text)
   select row.code, row.version, one_case.value ->> 'code', rule.channel,
     (rule.value -> 'limit' ->> 'amount')::numeric, rule.value -> 'limit' ->> 'unit',
     (rule.value -> 'fee' ->> 'amountVnd')::bigint, rule.value -> 'fee' ->> 'exemptionText'
   from jsonb_to_recordset($1::jsonb) as row (code text, version integer, cases jsonb)
   cross join jsonb_array_elements(row.cases) as one_case (value)
   cross join jsonb_each(one_case.value -> 'channels') as rule (channel, value)`,

  `insert into procedure_component (procedure_code, version, code, name, required, digitise, place)
   select row.code, row.version, component.value ->> 'code', component.value ->> 'name',
     (component.value ->> 'required')::boolean, component.value ->> 'digitise', component.place
   from jsonb_to_recordset($1::jsonb) as row (code text, version integer, components jsonb)
   cross join jsonb_array_elements(row.components) with ordinality as component (value, place)`,
];
