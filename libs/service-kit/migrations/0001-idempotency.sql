-- Answers to requests that came with an Idempotency-Key, so that a repetition gets the same answer.
create table idempotency (
  actor       text        not null,
  key         text        not null check (length(key) between 1 and 200),
  -- of route and body: another request under the same key is refused
  digest      bytea       not null,
  -- who of several attempts may write the answer: an attempt that was taken over may not
  attempt     uuid        not null,
  started_at  timestamptz not null default now(),
  -- null: still running
  answer      json,
  primary key (actor, key)
);
-- for removing what is older than a day: answers hold personal data
create index idempotency_started_at on idempotency (started_at);
