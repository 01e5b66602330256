-- Lists bounded by what somebody may work with: one probe for each unit and status, by receiving and by handling unit. What
-- else a probe asks for stands in the index too, so that it reads the rows of its own page and no others.

drop index dossier_unit;
create index dossier_unit on dossier (unit_code, status, id, procedure_code);
create index dossier_unit_due on dossier (unit_code, status, due_at, id, procedure_code);
-- Where the receiving unit handles it itself, the indexes of that unit find it.
create index dossier_handling on dossier (handling_unit_code, status, id, unit_code, procedure_code)
  where handling_unit_code <> unit_code;
create index dossier_handling_due on dossier (handling_unit_code, status, due_at, id, unit_code, procedure_code)
  where handling_unit_code <> unit_code;

-- Officers whose permission reaches what they registered themselves find it as citizens do.
create index dossier_registrant on dossier (registered_by, id);
drop index dossier_registered_by;

create index procedure_version_confidential on procedure_version (code)
  where (content ->> 'confidential')::boolean;
