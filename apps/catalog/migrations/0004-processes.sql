-- Processes by validity: drafted, approved by another, published after verification. Events of it: topic motcua.process.v1.

create table process (
  -- in lower case, so that it is no code of a procedure: both are subjects of the same event log
  code text collate "C" not null primary key check (code ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$')
);

create table process_version (
  code         text        collate "C" not null references process,
  version      integer     not null check (version >= 1),
  state        text        not null check (state in ('draft', 'approved', 'published')),
  -- number of the last change, for If-Match
  revision     integer     not null check (revision >= 1),
  definition   jsonb       not null check (definition ->> 'code' is not distinct from code),
  -- SHA-256 of the definition with the keys of its objects in order
  digest       bytea       not null check (length(digest) = 32),
  valid_from   date        not null,
  -- first day it is no longer in force; equal to valid_from: never was in force, replaced before
  valid_to     date        check (valid_to >= valid_from),
  validity     daterange   not null generated always as (daterange(valid_from, valid_to)) stored,
  drafted_by   text        not null,
  changed_by   text        not null,
  approved_by  text,
  -- four eyes: what one has written another approves
  check (approved_by not in (drafted_by, changed_by)),
  published_by text,
  published_at timestamptz,
  recorded_at  timestamptz not null default now(),
  primary key (code, version),
  check ((state = 'draft') = (approved_by is null)),
  check ((state = 'published') = (published_by is not null and published_at is not null)),
  constraint process_one_version_a_day exclude using gist (code with =, validity with &&) where (state = 'published')
    deferrable initially immediate
);
-- A version at a time is worked on.
create unique index process_one_draft on process_version (code) where state <> 'published';
comment on table process_version is 'Versions of processes; what is published never changes but for the end of its validity';

create function refuse_change_of_published_process() returns trigger language plpgsql as $$
begin
  if old.state <> 'published' then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'UPDATE' and to_jsonb(new) - '{valid_to,validity}'::text[] = to_jsonb(old) - '{valid_to,validity}'::text[] then
    return new;
  end if;
  raise exception 'version % of process % is published and never changes: publish a new version', old.version, old.code
    using errcode = 'integrity_constraint_violation';
end
$$;
create trigger process_version_immutable before update or delete on process_version
  for each row execute function refuse_change_of_published_process();

-- What a published version applies to, `procedure:1.001193` or `default:commune`: never two processes on one day.
create table process_scope (
  scope        text      collate "C" not null,
  process_code text      collate "C" not null,
  version      integer   not null,
  validity     daterange not null,
  primary key (scope, process_code, version),
  foreign key (process_code, version) references process_version (code, version),
  constraint process_one_for_a_scope exclude using gist (scope with =, validity with &&) deferrable initially immediate
);
comment on table process_scope is 'Derived from process_version by trigger';

create function derive_process_scope() returns trigger language plpgsql as $$
begin
  if new.state <> 'published' then
    return null;
  end if;
  delete from process_scope where process_code = new.code and version = new.version;
  insert into process_scope (scope, process_code, version, validity)
  select scope, new.code, new.version, new.validity from (
    select 'procedure:' || jsonb_array_elements_text(new.definition -> 'procedures') as scope
    union all
    select 'default:' || jsonb_array_elements_text(new.definition -> 'levels')
    where (new.definition ->> 'isDefault')::boolean
  ) as scopes;
  return null;
end
$$;
create trigger process_version_scope after insert or update on process_version
  for each row execute function derive_process_scope();
