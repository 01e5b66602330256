-- Event log, outbox and the memory of what was handled. Every service with events has these tables.

create table event (
  position       bigint      not null generated always as identity primary key,
  id             uuid        not null,
  subject        text        collate "C" not null,
  sequence       integer     not null check (sequence >= 1),
  type           text        not null,
  -- json, not jsonb: kept to the letter, because the digest covers it
  data           json        not null,
  occurred_at    timestamptz not null,
  actor          text        not null,
  correlation_id text        not null,
  digest         bytea       not null check (length(digest) = 32),
  unique (subject, sequence)
);
comment on table event is 'Event log: append-only, sequences of a subject without gaps from 1';
comment on column event.digest is 'SHA-256 over the digest of the subject''s event before and the facts of this one';

create function refuse_change_of_event() returns trigger language plpgsql as $$
begin
  raise exception 'the event log is append-only' using errcode = 'integrity_constraint_violation';
end
$$;
create trigger event_immutable before update or delete on event
  for each row execute function refuse_change_of_event();

create table outbox (
  position    bigint not null primary key,
  topic       text   not null,
  traceparent text
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
comment on table outbox is 'Events that are not published yet. The relay deletes what the bus has confirmed';

create table consumed (
  topic    text    not null,
  subject  text    collate "C" not null,
  sequence integer not null,
  primary key (topic, subject)
) with (fillfactor = 80);
comment on table consumed is 'The last event of each subject that was handled here: what is not above it is a duplicate';

create table delivery_attempt (
  topic         text     not null,
  partition     integer  not null,
  -- of the batch, and how often it was begun and not ended
  first_message text     not null,
  attempts      integer  not null,
  -- after a death messages are handled one by one: the one at work, and how often it was begun
  suspect          text,
  suspect_attempts integer not null default 0,
  primary key (topic, partition)
) with (fillfactor = 50);
comment on table delivery_attempt is 'Batches at work, noted before they are handled: a row found at a start means that its attempt died';

create table parked (
  id              bigint      not null generated always as identity primary key,
  topic           text        not null,
  subject         text        collate "C" not null,
  -- null: the message does not say
  sequence        integer,
  key             text,
  value           text,
  headers         json        not null,
  reason          text        not null check (reason in ('failed', 'refused', 'undecodable', 'gap', 'crashed', 'behind')),
  error           text,
  attempts        integer     not null default 0,
  -- attempts in a row that were begun and not ended: the process died
  deaths          integer     not null default 0,
  parked_at       timestamptz not null default now(),
  -- null: only an operator's act moves it
  next_attempt_at timestamptz,
  -- an operator has said that what is missing before it will not come
  gap_accepted    boolean     not null default false
);
create unique index parked_once on parked (topic, subject, sequence);
create index parked_subject on parked (topic, subject, (coalesce(sequence, 0)), id);
create index parked_due on parked (next_attempt_at) where next_attempt_at is not null;
comment on table parked is 'Messages that could not be handled, and all later ones of the same subject, in order';

create table parked_act (
  id             bigint      not null generated always as identity primary key,
  act            text        not null check (act in ('retry', 'skip')),
  actor          text        not null,
  reason         text,
  acted_at       timestamptz not null default now(),
  parked_id      bigint      not null,
  topic          text        not null,
  subject        text        not null,
  sequence       integer,
  event_id       text
);
comment on table parked_act is 'What operators did to parked messages';
