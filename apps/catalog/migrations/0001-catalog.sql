-- Procedures by validity, with limits and fees for each case and channel. Events of it: topic motcua.procedure.v1.

create extension if not exists btree_gist;
create extension if not exists pg_trgm;

create table procedure_version (
  -- the national code, for a province's own procedure with a suffix (catalogue.md section 3); no meaning is read from it
  code          text        collate "C" not null check (code ~ '^[0-9]\.[0-9]{6}(\.[0-9A-Z]+)*$'),
  version       integer     not null check (version >= 1),
  name          text        not null check (btrim(name) <> ''),
  field_code    text        collate "C" not null,
  field_name    text        not null,
  level         text        not null check (level in ('province', 'district', 'commune')),
  service_level text        not null check (service_level in ('full', 'partial', 'informationOnly')),
  object_types  text[]      not null
    check (cardinality(object_types) > 0 and object_types <@ array['citizen', 'enterprise', 'agency', 'organisation']),
  -- department that settles it for the service centre; null: the receiving unit itself
  handling_unit text,
  -- both null: no written result
  result_code   text,
  result_name   text,
  valid_from    date        not null,
  -- first day it is no longer in force; equal to valid_from: never was in force, replaced before
  valid_to      date        check (valid_to >= valid_from),
  validity      daterange   not null generated always as (daterange(valid_from, valid_to)) stored,
  -- code and name in small letters without diacritics
  search_text   text        not null,
  -- time of the transaction that published it; its cases, rules and components come in the same one
  recorded_at   timestamptz not null default transaction_timestamp(),
  primary key (code, version),
  check ((result_code is null) = (result_name is null)),
  constraint procedure_one_version_a_day exclude using gist (code with =, validity with &&) deferrable initially immediate
);
create index procedure_in_force on procedure_version using gist (validity);
create index procedure_field on procedure_version (field_code, code);
create index procedure_search on procedure_version using gin (search_text gin_trgm_ops);

create table procedure_case (
  procedure_code text     collate "C" not null,
  version        integer  not null,
  code           text     not null check (btrim(code) <> ''),
  name           text     not null check (btrim(name) <> ''),
  place          smallint not null,
  primary key (procedure_code, version, code),
  foreign key (procedure_code, version) references procedure_version (code, version)
);

-- Exactly one rule for each case and channel that is offered.
create table channel_rule (
  procedure_code text         collate "C" not null,
  version        integer      not null,
  case_code      text         not null,
  channel        text         not null check (channel in ('counter', 'online', 'postal')),
  -- both null: no time is promised
  limit_amount   numeric(6,1) check (limit_amount >= 0 and limit_amount * 2 = trunc(limit_amount * 2)),
  limit_unit     text         check (limit_unit in ('workingHour', 'workingDay', 'calendarDay')),
  fee_vnd        bigint       not null check (fee_vnd >= 0),
  -- a fee is never shown, printed or charged without it (catalogue.md section 1.4)
  exemption_text text         not null check (btrim(exemption_text) <> ''),
  primary key (procedure_code, version, case_code, channel),
  foreign key (procedure_code, version, case_code) references procedure_case (procedure_code, version, code),
  check ((limit_amount is null) = (limit_unit is null))
);

create table procedure_component (
  procedure_code text     collate "C" not null,
  version        integer  not null,
  code           text     not null check (btrim(code) <> ''),
  name           text     not null check (btrim(name) <> ''),
  required       boolean  not null,
  digitise       text     not null default 'optional' check (digitise in ('required', 'optional', 'no')),
  place          smallint not null,
  primary key (procedure_code, version, code),
  foreign key (procedure_code, version) references procedure_version (code, version)
);

-- What was published says what it says for ever; only the end of a validity may be set or moved.
create function refuse_change_of_published() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - '{valid_to,validity}'::text[] = to_jsonb(old) - '{valid_to,validity}'::text[] then
    return new;
  end if;
  raise exception 'published rows of % never change: publish a new version', tg_table_name
    using errcode = 'integrity_constraint_violation';
end
$$;

create function refuse_part_of_published() returns trigger language plpgsql as $$
begin
  if exists (
    select from procedure_version published
    where published.code = new.procedure_code and published.version = new.version
      and published.recorded_at <> transaction_timestamp()
  ) then
    raise exception 'version % of procedure % is published and takes no more rows of %',
      new.version, new.procedure_code, tg_table_name using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;

create trigger procedure_version_immutable before update or delete on procedure_version
  for each row execute function refuse_change_of_published();
create trigger procedure_case_immutable before update or delete on procedure_case
  for each row execute function refuse_change_of_published();
create trigger channel_rule_immutable before update or delete on channel_rule
  for each row execute function refuse_change_of_published();
create trigger procedure_component_immutable before update or delete on procedure_component
  for each row execute function refuse_change_of_published();
create trigger procedure_case_complete before insert on procedure_case
  for each row execute function refuse_part_of_published();
create trigger channel_rule_complete before insert on channel_rule
  for each row execute function refuse_part_of_published();
create trigger procedure_component_complete before insert on procedure_component
  for each row execute function refuse_part_of_published();

-- What of the delivered data was taken over. An entry that is unchanged since is not looked at again, so that a restart
-- never undoes what was published later by other means.
create table seed_entry (
  key    text  not null primary key,
  digest bytea not null
);
