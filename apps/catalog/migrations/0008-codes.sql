-- Shared code lists by versions; which national code is which of ours, and what replaced what.

create table code_list (
  id    text collate "C" not null primary key check (id ~ '^[a-z][a-z0-9-]*$'),
  title text not null check (btrim(title) <> '')
);

create table code_list_version (
  list_id     text        collate "C" not null references code_list,
  version     integer     not null check (version >= 1),
  valid_from  date        not null,
  valid_to    date        check (valid_to >= valid_from),
  validity    daterange   not null generated always as (daterange(valid_from, valid_to)) stored,
  source      text        not null check (btrim(source) <> ''),
  -- [{ code, name, parent }] in the order they were given
  entries     jsonb       not null check (jsonb_typeof(entries) = 'array'),
  digest      text        not null,
  recorded_by text        not null,
  recorded_at timestamptz not null,
  primary key (list_id, version),
  constraint code_list_one_version_a_day exclude using gist (list_id with =, validity with &&)
);
create trigger code_list_version_immutable before update or delete on code_list_version
  for each row execute function refuse_change_of_published();

create table code_mapping (
  id            bigint      not null generated always as identity primary key,
  kind          text        collate "C" not null check (kind in ('procedure', 'field', 'unit', 'component', 'result')),
  national_code text        collate "C" not null check (btrim(national_code) <> ''),
  local_code    text        collate "C" not null check (btrim(local_code) <> ''),
  valid_from    date        not null,
  -- first day it does not hold
  valid_to      date        check (valid_to >= valid_from),
  validity      daterange   not null generated always as (daterange(valid_from, valid_to)) stored,
  reason        text        not null check (btrim(reason) <> ''),
  recorded_by   text        not null,
  recorded_at   timestamptz not null,
  constraint code_mapping_one_local exclude using gist (kind with =, national_code with =, validity with &&),
  constraint code_mapping_one_national exclude using gist (kind with =, local_code with =, validity with &&)
);
create trigger code_mapping_immutable before update or delete on code_mapping
  for each row execute function refuse_change_of_published();

create table code_replacement (
  kind        text        collate "C" not null check (kind in ('procedure', 'field', 'unit', 'component', 'result')),
  old_code    text        collate "C" not null,
  new_code    text        collate "C" not null check (new_code <> old_code),
  -- null: the day is not known
  since       date,
  mark        text        not null check (mark in ('confirmed', 'unconfirmed')),
  reason      text        not null check (btrim(reason) <> ''),
  recorded_by text        not null,
  recorded_at timestamptz not null,
  primary key (kind, old_code)
);
create trigger code_replacement_immutable before update or delete on code_replacement
  for each row execute function refuse_change_of_published();
