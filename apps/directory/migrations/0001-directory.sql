-- Units, working calendars and positions by validity. Events of it: topics motcua.unit.v1, motcua.calendar.v1.

create extension if not exists btree_gist;

-- What was published says what it says for ever; only the end of its validity may be set or moved.
create function refuse_change_of_published() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - '{valid_to,validity}'::text[] = to_jsonb(old) - '{valid_to,validity}'::text[] then
    return new;
  end if;
  raise exception 'published rows of % never change: publish a new version', tg_table_name
    using errcode = 'integrity_constraint_violation';
end
$$;

create table unit_version (
  code        text        collate "C" not null check (code ~ '^[A-Z][0-9A-Za-z]*(\.[0-9A-Za-z]+)*$'),
  version     integer     not null check (version >= 1),
  name        text        not null check (btrim(name) <> ''),
  kind        text        not null check (kind in ('province', 'serviceCentre', 'department', 'district', 'commune')),
  level       text        not null check (level in ('province', 'district', 'commune')),
  -- the tree of a date is made of the versions of that date, so this is a code and no foreign key
  parent      text        collate "C" check (parent <> code),
  -- code of the General Statistics Office for the unit's area
  gso_code    text,
  valid_from  date        not null,
  -- first day it is no longer in force; equal to valid_from: never was in force, corrected before
  valid_to    date        check (valid_to >= valid_from),
  validity    daterange   not null generated always as (daterange(valid_from, valid_to)) stored,
  recorded_at timestamptz not null default now(),
  primary key (code, version),
  constraint unit_one_version_a_day exclude using gist (code with =, validity with &&) deferrable initially immediate
);
create index unit_version_parent on unit_version (parent, code);
create trigger unit_version_immutable before update or delete on unit_version
  for each row execute function refuse_change_of_published();

-- One calendar a unit; units below without one of their own inherit it. A unit that does not exist yet may have one.
create table calendar (
  -- not in the form of a unit's code: both are subjects of the same event log
  id        text collate "C" not null primary key check (id ~ '^[a-z][a-z0-9-]*$'),
  unit_code text collate "C" not null unique,
  unique (id, unit_code)
);

-- Complete: what a calendar inherits from another is written out. The highest version is the one in force.
create table calendar_version (
  id          text        collate "C" not null,
  version     integer     not null check (version >= 1),
  unit_code   text        collate "C" not null,
  -- weekday 1 (Monday) … 7 → sessions HH:MM-HH:MM
  weekly      jsonb       not null,
  -- published years only → { exceptions: [...] }
  years       jsonb       not null,
  rule_set    jsonb       not null,
  recorded_at timestamptz not null default now(),
  primary key (id, version),
  foreign key (id, unit_code) references calendar (id, unit_code)
);
create trigger calendar_version_immutable before update or delete on calendar_version
  for each row execute function refuse_change_of_published();

create table position (
  id           text   collate "C" not null primary key check (id ~ '^[a-z][a-z0-9-]*$'),
  title        text   not null,
  unit_code    text   collate "C" not null,
  officer_id   text   not null,
  officer_name text   not null,
  permissions  text[] not null,
  valid_from   date   not null,
  valid_to     date   check (valid_to > valid_from)
);

-- What of the delivered data was taken over. An entry that is unchanged since is not looked at again, so that a restart
-- never undoes what was published later by other means.
create table seed_entry (
  key    text  not null primary key,
  digest bytea not null
);
