-- Lists bounded by the units somebody may work with: one probe for each unit and status, by receiving and by handling unit.

create index dossier_unit_due on dossier (unit_code, status, due_at, id);
-- Where the receiving unit handles it itself, the indexes of that unit find it.
create index dossier_handling on dossier (handling_unit_code, status, id) where handling_unit_code <> unit_code;
create index dossier_handling_due on dossier (handling_unit_code, status, due_at, id)
  where handling_unit_code <> unit_code;

create index procedure_version_confidential on procedure_version (code)
  where (content ->> 'confidential')::boolean;
