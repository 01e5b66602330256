-- What the OpenID provider remembers, the keys it signs with, the clients it knows, and what was done.

-- Sessions, codes, refresh tokens, grants. The id is what a bearer shows, so only its digest is kept; the payload is sealed.
create table oidc_record (
  model       text        not null,
  id_digest   bytea       not null check (length(id_digest) = 32),
  payload     text        not null,
  grant_id    text        collate "C",
  uid         text        collate "C",
  user_code   text        collate "C",
  account_id  text        collate "C",
  expires_at  timestamptz,
  -- once: a code, or a refresh token that was exchanged for the next one
  consumed_at timestamptz,
  primary key (model, id_digest)
);
create index oidc_record_grant on oidc_record (grant_id) where grant_id is not null;
create index oidc_record_uid on oidc_record (model, uid) where uid is not null;
create index oidc_record_user_code on oidc_record (model, user_code) where user_code is not null;
create index oidc_record_account on oidc_record (account_id) where account_id is not null;
create index oidc_record_expiry on oidc_record (expires_at);

-- A key is published first, signs from a time on, and is published until every token it signed has expired.
create table signing_key (
  kid          text        collate "C" not null primary key,
  public_jwk   jsonb       not null check (not public_jwk ? 'd'),
  private_jwk  text        not null,
  published_at timestamptz not null,
  signs_from   timestamptz not null check (signs_from >= published_at)
);

create table client (
  id          text        collate "C" not null primary key check (id ~ '^[a-z][a-z0-9-]{1,62}$'),
  version     integer     not null check (version >= 1),
  name        text        not null check (btrim(name) <> ''),
  -- system: acts for itself; application: people sign in to it, on their own devices
  kind        text        not null check (kind in ('system', 'application')),
  permissions text[]      not null,
  -- where a system may ask from; empty: from anywhere
  networks    text[]      not null,
  redirect_uris             text[] not null,
  post_logout_redirect_uris text[] not null,
  backchannel_logout_uri    text,
  expires_at  timestamptz,
  disabled    boolean     not null,
  check (kind = 'system' or (permissions = '{}' and networks = '{}')),
  check (kind = 'application' or (redirect_uris = '{}' and post_logout_redirect_uris = '{}' and backchannel_logout_uri is null))
);

-- Public keys a system proves itself with. Several at a time, so that one can follow another without a gap.
create table client_key (
  client_id  text        collate "C" not null references client (id),
  kid        text        collate "C" not null,
  jwk        jsonb       not null check (not jwk ? 'd' and not jwk ? 'k'),
  valid_from timestamptz not null,
  valid_to   timestamptz not null check (valid_to > valid_from),
  primary key (client_id, kid)
);

-- Every change of clients, accounts and keys, and every sign-in, in the transaction of what it tells of.
create table act (
  position       bigint      not null generated always as identity primary key,
  at             timestamptz not null,
  actor          text        not null,
  act            text        not null,
  -- client:<id>, account:<id>, key:<kid>
  subject        text        collate "C" not null,
  -- identifiers and facts; no secrets, no personal data
  detail         jsonb       not null,
  correlation_id text        not null
);
create index act_subject on act (subject, position);
create function refuse_change_of_act() returns trigger language plpgsql as $$
begin
  raise exception 'acts are append-only' using errcode = 'integrity_constraint_violation';
end
$$;
create trigger act_immutable before update or delete on act for each row execute function refuse_change_of_act();
