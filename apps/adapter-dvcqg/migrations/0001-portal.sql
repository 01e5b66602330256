create table wanted_dossier (
  code       text primary key,
  sequence   integer not null check (sequence >= 1),
  facts      jsonb not null,
  changed_at timestamptz not null
);
comment on table wanted_dossier is 'What the portal shall know of a dossier, from its events; no personal data';
comment on column wanted_dossier.sequence is 'Of the last event: number of its step, version of the dossier';

create table wanted_step (
  code   text not null references wanted_dossier,
  number integer not null check (number >= 1),
  step   jsonb not null,
  primary key (code, number)
);
comment on table wanted_step is 'Steps of a dossier, each one progress entry of the portal';

create table personal_facts (
  code       text primary key references wanted_dossier,
  facts      jsonb not null,
  fetched_at timestamptz not null
);
comment on table personal_facts is 'Names, identity numbers and texts of a dossier as its service told them; may be erased at any time';

create table delivery (
  code            text primary key references wanted_dossier,
  wanted          integer not null,
  acknowledged    integer not null default 0,
  acknowledged_at timestamptz,
  presence        text not null default 'unknown' check (presence in ('unknown', 'absent', 'present')),
  record_sequence integer not null default 0,
  record_digest   text,
  record_again    boolean not null default false,
  steps_up_to     integer not null default 0,
  steps_ahead     integer[] not null default '{}',
  exchanges       integer not null default 0,
  open_exchange   integer,
  attempts        integer not null default 0,
  riddles         integer not null default 0,
  due_at          timestamptz,
  pending_since   timestamptz,
  failure         text,
  failure_code    text,
  failure_text    text,
  failed_at       timestamptz,
  fence           bigint not null default 0,
  claimed_by      text,
  claimed_until   timestamptz,
  check (acknowledged <= wanted),
  check (open_exchange <= exchanges)
) with (fillfactor = 80);
create index delivery_due on delivery (due_at) where due_at is not null;
create index delivery_pending on delivery (pending_since) where acknowledged < wanted;
comment on table delivery is 'What we know of the portal''s knowledge of a dossier';
comment on column delivery.acknowledged is 'The portal has the record and every step up to this sequence';
comment on column delivery.record_digest is 'Of the record it acknowledged last; null: the record has to be sent';
comment on column delivery.record_again is 'A record went out under a claim that was lost: whatever is known, the newest has to follow';
comment on column delivery.steps_ahead is 'Steps known to have arrived beyond steps_up_to, when one between them was lost';
comment on column delivery.open_exchange is 'Call whose effect is not known yet; settled before anything else is sent';
comment on column delivery.riddles is 'Answers in a row that told nothing; after five a person has to look';
comment on column delivery.due_at is 'When a worker shall look at it; null: in step, or parked when acknowledged < wanted';
comment on column delivery.fence is 'Number of the claim; a worker whose claim was taken over changes nothing';

create table exchange (
  code          text not null references delivery,
  number        integer not null check (number >= 1),
  call          text not null check (call in ('lookUp', 'insert', 'update', 'progress')),
  sequence      integer not null,
  steps         integer[],
  sent_by       text not null,
  requested_at  timestamptz not null,
  request_digest text,
  outcome       text not null default 'requested'
    check (outcome in ('requested', 'accepted', 'exists', 'unknownDossier', 'rejected', 'notSent', 'unknown')),
  completed_at  timestamptz,
  duration_ms   integer,
  http          integer,
  answer_code   text,
  answer_text   text,
  answer_digest text,
  settled_as    text check (settled_as in ('arrived', 'partly', 'notArrived', 'sentAgain')),
  settled_at    timestamptz,
  primary key (code, number),
  check ((outcome = 'requested') = (completed_at is null)),
  check ((settled_as is null) = (settled_at is null))
) with (fillfactor = 80);
comment on table exchange is 'Journal of calls: written before a call that changes something is sent, completed with its answer. The receipts of a dossier';
comment on column exchange.settled_as is 'What reading back showed of a call whose answer was lost';

create table portal_act (
  id       bigint generated always as identity primary key,
  code     text not null references delivery,
  act      text not null check (act in ('retry')),
  actor    text not null,
  acted_at timestamptz not null,
  correlation_id text not null
);
create index portal_act_code on portal_act (code);
comment on table portal_act is 'What operators did to a delivery';

create table portal_session (
  id             smallint primary key default 1 check (id = 1),
  token          text,
  generation     integer not null default 0,
  renewing_until timestamptz,
  probe_after    timestamptz not null default '-infinity'
);
insert into portal_session default values;
comment on table portal_session is 'The one session with the portal, shared by all replicas, and their turn to probe a dead portal';
