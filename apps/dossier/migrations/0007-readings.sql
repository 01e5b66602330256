-- Who was shown the personal data of which dossier, and when.

create table dossier_reading (
  id             bigint      not null generated always as identity primary key,
  dossier_code   text        collate "C" not null,
  shown          text        not null check (shown in ('dossier', 'list', 'history', 'portalFacts')),
  read_at        timestamptz not null,
  reader_id      text        not null,
  reader_kind    text        not null check (reader_kind in ('officer', 'citizen', 'system')),
  position_id    text,
  position_title text,
  unit_code      text,
  correlation_id text        not null
);
create index dossier_reading_of on dossier_reading (dossier_code, id);
comment on table dossier_reading is 'Readings of personal data, append-only; written a moment after the answer. Acts are in dossier_step';

create function refuse_change_of_reading() returns trigger language plpgsql as $$
begin
  raise exception 'readings are append-only' using errcode = 'integrity_constraint_violation';
end
$$;
create trigger dossier_reading_immutable before update or delete or truncate on dossier_reading
  for each statement execute function refuse_change_of_reading();
