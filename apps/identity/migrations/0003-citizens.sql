-- Citizens, enterprises and organisations, who sign in through the national login.

alter table subject drop constraint subject_kind_check, add check (kind in ('client', 'account', 'citizen'));

create table citizen (
  id         text        collate "C" not null primary key references subject (id),
  kind       text        not null check (kind in ('citizen', 'enterprise', 'organisation')),
  -- sealed: as the login has told it last
  name       text,
  created_at timestamptz not null
);

-- Numbers that a login of sufficient assurance has vouched for: found by keyed hash, readable only when opened. A number that
-- is merely claimed stands nowhere: whoever claims first would own what belongs to somebody else.
create table citizen_number (
  kind       text  not null check (kind in ('national-id', 'old-id', 'tax-code', 'enterprise-code')),
  hash       bytea not null check (length(hash) = 32),
  citizen_id text  collate "C" not null references citizen (id),
  sealed     text  not null,
  primary key (kind, hash),
  unique (citizen_id, kind)
);

-- An account of the national portal belongs to one of ours, for good.
create table citizen_link (
  tech_id    text        collate "C" not null primary key,
  citizen_id text        collate "C" not null references citizen (id),
  -- created with it; linked by a number; confirmed from inside the account
  ground     text        not null check (ground in ('created', 'number', 'confirmed')),
  linked_at  timestamptz not null
);
create index citizen_link_citizen on citizen_link (citizen_id);

-- Asked for by a login that was not sure enough; whoever is inside the account says yes or no.
create table pending_link (
  tech_id      text        collate "C" not null primary key,
  citizen_id   text        collate "C" not null references citizen (id),
  requested_at timestamptz not null,
  expires_at   timestamptz not null
);
create index pending_link_citizen on pending_link (citizen_id);

create table citizen_login (
  position   bigint      not null generated always as identity primary key,
  citizen_id text        collate "C" not null references citizen (id),
  tech_id    text        collate "C" not null,
  -- level of assurance (loAs) of this login; null: it told none
  assurance  integer,
  at         timestamptz not null
);
create index citizen_login_citizen on citizen_login (citizen_id, position);

-- Sign-ins that are with the national login: bound to the browser by a cookie, to the answer by the state.
create table portal_attempt (
  state_digest    bytea       not null primary key check (length(state_digest) = 32),
  browser_digest  bytea       not null check (length(browser_digest) = 32),
  interaction_uid text        not null,
  -- state, nonce and PKCE verifier, sealed
  secrets         text        not null,
  expires_at      timestamptz not null,
  -- the answer has come: nothing but its outcome counts from then on
  answered_at     timestamptz,
  citizen_id      text        collate "C" references citizen (id),
  assurance       integer
);
create index portal_attempt_interaction on portal_attempt (interaction_uid);
create index portal_attempt_expiry on portal_attempt (expires_at);
