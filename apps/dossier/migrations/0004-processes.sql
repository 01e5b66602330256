-- Local copies of the processes, from events (ProcessPublished), and the version a dossier pins.

create table process_version (
  code       text    collate "C" not null,
  version    integer not null check (version >= 1),
  valid_from date    not null,
  valid_to   date,
  content    jsonb   not null,
  primary key (code, version)
);
comment on table process_version is 'Processes as the catalogue published them (ProcessPublished)';

-- null: there was none for its procedure
alter table dossier
  add column process_code text collate "C",
  add column process_version integer,
  add constraint dossier_process check ((process_code is null) = (process_version is null));
