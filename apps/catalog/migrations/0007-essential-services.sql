-- Essential services: two national lists, and how far the province has deployed each. Every change is kept.

create table essential_service_list (
  id     text     collate "C" not null primary key check (id ~ '^[a-z0-9][a-z0-9-]*$'),
  title  text     not null check (btrim(title) <> ''),
  source text     not null check (btrim(source) <> ''),
  place  smallint not null
);

-- One row for each change, the delivered one first; the last counts. At a date counts the last whose `since` is not later.
create table essential_service_change (
  list_id        text        collate "C" not null references essential_service_list,
  number         integer     not null check (number >= 1),
  version        integer     not null check (version >= 1),
  -- null: the national list was not found, the province fills it in
  name           text        check (btrim(name) <> ''),
  procedure_code text        collate "C",
  mark           text        not null check (mark in ('confirmed', 'unconfirmed')),
  code_mark      text        check (code_mark in ('confirmed', 'unconfirmed')),
  state          text        not null check (state in ('notOffered', 'piloting', 'offered')),
  -- legal date from which the state holds; null: from the beginning
  since          date,
  changed_by     text        not null,
  changed_at     timestamptz not null,
  primary key (list_id, number, version),
  constraint essential_service_code_mark check ((procedure_code is null) = (code_mark is null)),
  constraint essential_service_since check (state = 'notOffered' or since is not null)
);
create trigger essential_service_change_immutable before update or delete on essential_service_change
  for each row execute function refuse_change_of_published();
