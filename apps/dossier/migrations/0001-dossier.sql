-- Dossiers with their steps, the numbers of their codes, and local copies of what other services publish.
-- Events of it: topic motcua.dossier.v1. An act is one statement: dossier, step, event and outbox.

create table dossier (
  id                    bigint      not null generated always as identity primary key,
  code                  text        collate "C" not null unique check (code = upper(code) and code ~ '^\S+$'),
  version               integer     not null check (version >= 1),
  status                text        collate "C" not null check (status in ('registered', 'received', 'refused', 'processing',
    'supplementRequested', 'paymentRequested', 'withdrawn', 'stopped', 'finished', 'returned')),
  channel               text        not null check (channel in ('counter', 'online', 'postal')),

  -- pinned: nothing published later moves them (dossier-lifecycle.md section 7)
  procedure_code        text        collate "C" not null,
  procedure_version     integer     not null,
  case_code             text        not null,
  unit_code             text        collate "C" not null,
  unit_version          integer     not null,
  unit_name             text        not null,
  handling_unit_code    text        collate "C" not null,
  handling_unit_version integer     not null,
  handling_unit_name    text        not null,
  calendar_id           text        collate "C",
  calendar_version      integer,
  rule_set_id           text,
  fee_vnd               bigint      not null check (fee_vnd >= 0),
  -- false: the procedure promises no time
  timed                 boolean     not null,

  submitted_at          timestamptz not null,
  received_at           timestamptz check (received_at >= submitted_at),
  due_at                timestamptz,
  finished_at           timestamptz check (finished_at >= received_at),
  returned_at           timestamptz check (returned_at >= finished_at),
  refused_at            timestamptz check (refused_at >= submitted_at),
  last_step_at          timestamptz not null check (last_step_at >= submitted_at),

  owner_type            text        not null check (owner_type in ('citizen', 'enterprise', 'agency', 'organisation')),
  owner_id_number       text        not null,
  owner                 jsonb       not null check (jsonb_typeof(owner) = 'object'),
  submitter             jsonb       check (jsonb_typeof(submitter) = 'object'),
  summary               text,
  registered_by         text        not null,

  components            jsonb       not null check (jsonb_typeof(components) = 'array'),
  supplements           jsonb       not null check (jsonb_typeof(supplements) = 'array'),
  payments              jsonb       not null check (jsonb_typeof(payments) = 'array'),
  pauses                jsonb       not null check (jsonb_typeof(pauses) = 'array'),
  fee                   jsonb       check (jsonb_typeof(fee) = 'object'),
  result                jsonb       check (jsonb_typeof(result) = 'object'),
  event_digest          bytea       not null check (length(event_digest) = 32),

  constraint dossier_never_received_or_received check (case status
    when 'registered' then received_at is null
    when 'refused' then true
    when 'withdrawn' then true
    when 'supplementRequested' then true
    else received_at is not null end),
  constraint dossier_due_after_receipt check (due_at is null or (received_at is not null and timed)),
  -- a promise of time always has a due time, unless the clock stands still: then the last pause is open
  constraint dossier_due_unless_suspended check (
    received_at is null or not timed or due_at is not null or coalesce(pauses -> -1 -> 'to' = 'null', false)),
  constraint dossier_timed_by_calendar check (received_at is null or not timed or calendar_id is not null),
  constraint dossier_finished check ((finished_at is not null) = (status in ('finished', 'returned'))),
  constraint dossier_returned check ((returned_at is not null) = (status = 'returned')),
  constraint dossier_refused check ((refused_at is not null) = (status = 'refused')),
  constraint dossier_result_when_finished check (result is null or finished_at is not null),
  constraint dossier_supplement_open check (
    (status = 'supplementRequested') = jsonb_path_exists(supplements, '$[*] ? (@.judgedAt == null)')),
  constraint dossier_payment_open check (
    status <> 'paymentRequested' or jsonb_path_exists(payments, '$[*] ? (@.confirmedAt == null)'))
) with (fillfactor = 85);
comment on table dossier is 'A dossier as it stands; every change of it is a step';
comment on column dossier.event_digest is 'Of its last event: the digest of the next one covers it';

-- For the lists: one probe for each unit and status, however many dossiers there are. Nearly every act changes status or due
-- time, so updates here are never HOT.
create index dossier_unit on dossier (unit_code, status, id);
create index dossier_due on dossier (status, due_at, id);
create index dossier_owner on dossier (owner_id_number, id);
-- Citizens register online only, and see no other dossiers than their own.
create index dossier_registered_by on dossier (registered_by, id) where channel = 'online';

create table dossier_step (
  dossier_id     bigint      not null references dossier,
  number         integer     not null check (number >= 1),
  action         text        not null,
  from_status    text,
  to_status      text        not null,
  at             timestamptz not null,
  actor_id       text        not null,
  officer_name   text,
  position_id    text,
  position_title text,
  unit_code      text        collate "C" not null,
  unit_version   integer     not null,
  unit_name      text        not null,
  due_at         timestamptz,
  note           text,
  detail         jsonb       not null,
  primary key (dossier_id, number),
  constraint dossier_step_first check ((number = 1) = (from_status is null) and (number = 1) = (action = 'register'))
);
comment on table dossier_step is 'Acts on dossiers, append-only, numbered without gaps from 1; the last number is the version of the dossier';
comment on column dossier_step.due_at is 'Due time in force after the step';

create function refuse_change_of_step() returns trigger language plpgsql as $$
begin
  raise exception 'steps are append-only' using errcode = 'integrity_constraint_violation';
end
$$;
create trigger dossier_step_immutable before update or delete on dossier_step
  for each row execute function refuse_change_of_step();

create table dossier_number (
  unit_code text    collate "C" not null,
  day       date    not null,
  last      integer not null check (last >= 1),
  primary key (unit_code, day)
) with (fillfactor = 50);
comment on table dossier_number is 'Last number given out, per receiving unit and local day; gaps are allowed, none is used twice';

-- Local copies, from events. A version is announced again when its end moves; its content never changes.

create table unit_version (
  code       text    collate "C" not null,
  version    integer not null check (version >= 1),
  name       text    not null,
  kind       text    not null,
  parent     text    collate "C",
  valid_from date    not null,
  valid_to   date,
  primary key (code, version)
);
create index unit_version_parent on unit_version (parent);
comment on table unit_version is 'Units as the directory published them (UnitPublished)';

create table calendar_version (
  id        text    collate "C" not null,
  version   integer not null check (version >= 1),
  unit_code text    collate "C" not null,
  content   jsonb   not null,
  primary key (id, version)
);
create index calendar_version_unit on calendar_version (unit_code, version);
comment on table calendar_version is 'Working calendars as the directory published them (CalendarPublished); the highest version is in force';

create table procedure_version (
  code       text    collate "C" not null,
  version    integer not null check (version >= 1),
  valid_from date    not null,
  valid_to   date,
  content    jsonb   not null,
  primary key (code, version)
);
comment on table procedure_version is 'Procedures as the catalogue published them (ProcedurePublished)';
