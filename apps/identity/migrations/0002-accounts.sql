-- Staff accounts, what they sign in with, and the positions they hold.

-- Nobody has the name of somebody else: what is written down as done by an id was done by that one alone.
create table subject (
  id   text collate "C" not null primary key,
  kind text not null check (kind in ('client', 'account'))
);
insert into subject (id, kind) select id, 'client' from client;
alter table client add foreign key (id) references subject (id);

-- What the directory has announced last of a position.
create table position (
  id          text   collate "C" not null primary key,
  unit_code   text   collate "C" not null,
  permissions text[] not null,
  valid_from  date   not null,
  valid_to    date   check (valid_to > valid_from)
);

create table account (
  id       text    collate "C" not null primary key references subject (id) check (id ~ '^[a-z][a-z0-9-]{1,62}$'),
  version  integer not null check (version >= 1),
  -- as it is compared: lower case, normalised
  username text    collate "C" not null unique,
  name     text    not null check (btrim(name) <> ''),
  disabled boolean not null,
  -- Argon2id; null until the account is activated
  password text,
  -- sealed; null until then
  totp_secret         text,
  -- time step of the last code that was taken: no code is good twice
  totp_step           bigint,
  activation_digest   bytea unique check (length(activation_digest) = 32),
  activation_expires_at timestamptz,
  -- sealed: shown to whoever activates, not yet confirmed by a code of it
  pending_totp_secret text,
  check ((password is null) = (totp_secret is null)),
  check ((activation_digest is null) = (activation_expires_at is null))
);

create table account_position (
  account_id  text    collate "C" not null references account (id),
  position_id text    collate "C" not null,
  ordinal     integer not null check (ordinal >= 0),
  title       text    not null check (btrim(title) <> ''),
  primary key (account_id, position_id),
  unique (account_id, ordinal)
);
create index account_position_position on account_position (position_id);

-- Each is good once, in place of a code of the second factor.
create table recovery_code (
  account_id text  collate "C" not null references account (id),
  digest     bytea not null check (length(digest) = 32),
  primary key (account_id, digest)
);

-- Failed sign-ins by account name and by address, each as a keyed hash.
create table sign_in_attempt (
  key           bytea       not null primary key check (length(key) = 32),
  failures      integer     not null check (failures >= 0),
  last_at       timestamptz not null,
  blocked_until timestamptz
);
create index sign_in_attempt_last on sign_in_attempt (last_at);
